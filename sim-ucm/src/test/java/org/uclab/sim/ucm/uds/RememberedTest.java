package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicInteger found = new AtomicInteger();
    private final Remembered<String> remembered = new Remembered<>(text -> text + found.incrementAndGet());

    @Test
    void findsOutOnce() {
        assertThat(remembered.of("a")).isEqualTo("a1");
        assertThat(remembered.of("a")).isEqualTo("a1");
        assertThat(remembered.of("b")).isEqualTo("b2");
    }

    @Test
    void staysBoundedWhateverIsSent() {
        remembered.of("x".repeat(Remembered.TEXT_MAX_CHARS + 1));
        assertThat(remembered.size()).isZero();
        IntStream.range(0, 3 * Remembered.TEXTS_MAX).forEach(i -> {
            remembered.of("text" + i);
            assertThat(remembered.size()).isLessThanOrEqualTo(Remembered.TEXTS_MAX);
        });
    }
}

package org.uclab.client.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ValueWatchTest {

    private final ValueWatch<Integer> watch = new ValueWatch<>(1);

    @Test
    void whatIsSoAlreadyIsNotWaitedFor() {
        assertThat(watch.when(value -> value == 1)).isCompletedWithValue(1);
        assertThat(watch.value()).isEqualTo(1);
    }

    @Test
    void whoeverWaitsIsToldOnceItIsSoAndNotBefore() {
        CompletableFuture<Integer> three = watch.when(value -> value == 3);
        CompletableFuture<Integer> big = watch.when(value -> value > 3);
        watch.becomes(2);
        assertThat(three).isNotDone();
        watch.becomes(3);
        assertThat(three).isCompletedWithValue(3);
        assertThat(big).isNotDone();
        watch.becomes(4);
        assertThat(three).isCompletedWithValue(3);
        assertThat(big).isCompletedWithValue(4);
    }

    @Test
    void whoeverIsToldMayWaitAgain() {
        CompletableFuture<Integer> next =
                watch.when(value -> value == 2).thenCompose(two -> watch.when(value -> value == 3));
        watch.becomes(2);
        assertThat(next).isNotDone();
        watch.becomes(3);
        assertThat(next).isCompletedWithValue(3);
    }
}

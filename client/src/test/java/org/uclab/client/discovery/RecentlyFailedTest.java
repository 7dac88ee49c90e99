package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecentlyFailedTest {

    private static final Instant T0 = Instant.parse("2024-01-01T00:00:00Z");
    private final RecentlyFailed list = new RecentlyFailed(Duration.ofSeconds(60));

    @Test
    void aFailedServerIsSkippedUntilTheHoldTimeHasPassed() {
        list.failed("E1.example.com", T0);
        assertThat(usable(T0.plusSeconds(59))).containsExactly("e2.example.com");
        assertThat(usable(T0.plusSeconds(60))).containsExactly("e1.example.com", "e2.example.com");
    }

    @Test
    void whenAllFailedAllAreTriedAgain() {
        list.failed("e1.example.com", T0);
        list.failed("e2.example.com", T0);
        assertThat(usable(T0)).containsExactly("e1.example.com", "e2.example.com");
    }

    @Test
    void aServerThatWorksIsTakenOff() {
        list.failed("e1.example.com", T0);
        list.works("e1.example.com");
        assertThat(list.isRecentlyFailed("e1.example.com", T0)).isFalse();
    }

    private List<String> usable(Instant now) {
        return list.usable(List.of("e1.example.com", "e2.example.com"), Function.identity(), now);
    }
}

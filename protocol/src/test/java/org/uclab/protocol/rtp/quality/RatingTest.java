package org.uclab.protocol.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.rtp.Codec;

class RatingTest {

    /** Worked out by hand from the equations. */
    @ParameterizedTest
    @CsvSource({
        "PCMU, 50, 0, 93.2, 4.41",
        "PCMU, 50, 0.01, 89.6, 4.33",
        "PCMU, 50, 0.05, 77.4, 3.92",
        "PCMU, 200, 0, 90.2, 4.35",
        "PCMU, 400, 0, 69.1, 3.56",
        "G729, 50, 0, 82.2, 4.10",
        "G729, 50, 0.02, 74.2, 3.79",
        "PCMU, 50, 1, 17.2, 1.17"
    })
    void followsTheEquations(String codec, int milliseconds, double loss, double r, double mos) {
        Rating rating = Rating.of(Codec.of(codec, 8000, "").orElseThrow(), Duration.ofMillis(milliseconds), loss);
        assertThat(rating.r()).isCloseTo(r, within(0.1));
        assertThat(rating.mos()).isCloseTo(mos, within(0.01));
    }

    @Test
    void neverGetsBetterByDelayOrLoss() {
        double before = 100;
        for (int milliseconds = 0; milliseconds < 2000; milliseconds += 10) {
            double r = Rating.of(Codec.PCMA, Duration.ofMillis(milliseconds), 0).r();
            assertThat(r).isLessThanOrEqualTo(before + 1e-9);
            before = r;
        }
        before = 100;
        for (double loss = 0; loss <= 1; loss += 0.01) {
            Rating rating = Rating.of(Codec.PCMA, Duration.ZERO, loss);
            assertThat(rating.r()).isLessThan(before);
            assertThat(rating.mos()).isBetween(1.0, 4.5);
            before = rating.r();
        }
    }

    @Test
    void packetsAreDiscardedWhenTheyComeAfterTheirTime() {
        PlayOut playOut = new PlayOut(Duration.ofMillis(60));
        Instant start = Instant.EPOCH;
        int[] delays = {0, 30, 60, 61, 20, 200, 0};
        boolean[] inTime = new boolean[delays.length];
        for (int i = 0; i < delays.length; i++) {
            inTime[i] = playOut.packet(start.plusMillis(20L * i + delays[i]), i == 0, 0xffffff00L + 160L * i, 8000);
        }
        assertThat(inTime).containsExactly(true, true, true, false, true, false, true);
        assertThat(playOut.figures())
                .isEqualTo(new PlayOut.Figures(
                        Duration.ofMillis(60), 5, 2, Duration.ofMillis(60), Duration.ofMillis(140)));
    }

    @Test
    void aQuickerPacketShowsThatTheOthersWereHeldUp() {
        PlayOut playOut = new PlayOut(Duration.ofMillis(60));
        assertThat(playOut.packet(Instant.EPOCH.plusMillis(100), true, 0, 8000)).isTrue();
        assertThat(playOut.packet(Instant.EPOCH.plusMillis(60), false, 160, 8000))
                .isTrue();
        assertThat(playOut.packet(Instant.EPOCH.plusMillis(160), false, 320, 8000))
                .isFalse(); // 80 behind
        assertThat(playOut.packet(Instant.EPOCH.plusSeconds(500), true, 480, 8000))
                .isTrue(); // after silence
        assertThat(playOut.packet(Instant.EPOCH.plusSeconds(500), false, 1L << 31, 8000))
                .isTrue(); // a leap
    }
}

package org.uclab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpStreamTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration EACH = Duration.ofMillis(20);
    private static final int LENGTH = RtpHeader.FIXED_BYTES + Packets.PAYLOAD_BYTES;

    private final RtpStream stream = new RtpStream(1);
    private Instant now = START;

    private void arrive(long number) {
        arrive((int) (number % 65_536), number * 160, 0);
    }

    private void arrive(int sequence, long timestamp, int payloadType) {
        byte[] packet = Packets.packet(1, payloadType, sequence, timestamp, Packets.PAYLOAD_BYTES);
        stream.packet(((RtpRead.Packet) RtpHeader.read(packet)).header(), packet.length, ClockRates.STATIC, now);
        now = now.plus(EACH);
    }

    @Test
    void anEvenStreamHasLostNothingAndHasNoJitter() {
        for (int i = 65_000; i < 66_000; i++) {
            arrive(i); // over the wrap
        }
        RtpFigures figures = stream.figures();
        assertThat(figures.packets()).isEqualTo(1000);
        assertThat(figures.bytes()).isEqualTo(1000L * LENGTH);
        assertThat(figures.lost() + figures.duplicates() + figures.outOfOrder()).isZero();
        assertThat(figures.highest()).isEqualTo(65_999);
        assertThat(figures.jitter()).contains(Duration.ZERO);
        assertThat(figures.first()).isEqualTo(START);
        assertThat(figures.last()).isEqualTo(START.plus(EACH.multipliedBy(999)));
    }

    /** Whatever is done to a stream, what is told of it is what was done. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void tellsWhatTheWayDidToTheStream(long seed) {
        Random random = new Random(seed);
        int count = 2000 + random.nextInt(3000);
        long begin = random.nextInt(65_536);
        List<Long> way = new ArrayList<>();
        Set<Long> lost = new HashSet<>();
        int twice = 0;
        for (long number = begin; number < begin + count; number++) {
            boolean edge = number == begin || number == begin + count - 1; // a loss there leaves no trace
            if (!edge && random.nextInt(20) == 0) {
                lost.add(number);
                continue;
            }
            way.add(number);
            if (random.nextInt(25) == 0) {
                way.add(number);
                twice++;
            }
        }
        for (int i = 0; i + 40 < way.size(); i += 40) {
            if (random.nextBoolean()) {
                Collections.swap(way, i + random.nextInt(20), i + 20 + random.nextInt(20));
            }
        }
        way.forEach(this::arrive);
        RtpFigures figures = stream.figures();
        assertThat(figures.packets()).isEqualTo(way.size());
        assertThat(figures.bytes()).isEqualTo((long) way.size() * LENGTH);
        assertThat(figures.lost()).isEqualTo(lost.size());
        assertThat(figures.duplicates()).isEqualTo(twice);
        assertThat(figures.outOfOrder()).isEqualTo(overtaken(way));
        assertThat(figures.highest()).isEqualTo(begin + count - 1);
    }

    /** Packets, without those that came before, that arrive after a later one. */
    private static int overtaken(List<Long> way) {
        Set<Long> had = new HashSet<>();
        long highest = -1;
        int late = 0;
        for (long number : way) {
            if (had.add(number) && number < highest) {
                late++;
            }
            highest = Math.max(highest, number);
        }
        return late;
    }

    @Test
    void whatTheFirstPacketHasOvertakenCountsAndIsNotLost() {
        List.of(10L, 8L, 9L, 11L, 8L).forEach(this::arrive);
        assertThat(stream.figures().lost()).isZero();
        assertThat(stream.figures().outOfOrder()).isEqualTo(2);
        assertThat(stream.figures().duplicates()).isEqualTo(1);
    }

    @Test
    void everyOtherPacketLostIsHalfTheStream() {
        for (int i = 0; i < 1000; i += 2) {
            arrive(i);
        }
        assertThat(stream.believed()).isTrue();
        assertThat(stream.figures().packets()).isEqualTo(500);
        assertThat(stream.figures().lost()).isEqualTo(499);
    }

    @Test
    void aSenderThatStartsAgainHasLostNothing() {
        for (int i = 100; i < 200; i++) {
            arrive(i);
        }
        for (int i = 30_000; i < 30_050; i++) {
            arrive(i);
        }
        RtpFigures figures = stream.figures();
        assertThat(figures.packets()).isEqualTo(150);
        assertThat(figures.bytes()).isEqualTo(150L * LENGTH);
        assertThat(figures.lost()).isZero();
        assertThat(figures.jitter()).contains(Duration.ZERO);
    }

    @Test
    void onePacketFromAstrayIsNothing() {
        arrive(100);
        arrive(101);
        arrive(40_000, 0, 0);
        arrive(102);
        assertThat(stream.figures().packets()).isEqualTo(3);
        assertThat(stream.figures().lost()).isZero();
        assertThat(stream.figures().highest()).isEqualTo(102);
    }

    @Test
    void aLongGapIsLossAndTheWindowHoldsNothingOfBefore() {
        arrive(1000);
        arrive(1000 + SequenceTrack.DROPOUT_MAX - 1);
        arrive(1000 + SequenceTrack.DROPOUT_MAX - 51); // 50 behind: the slot of an old packet says nothing
        assertThat(stream.figures().duplicates()).isZero();
        assertThat(stream.figures().outOfOrder()).isEqualTo(1);
        assertThat(stream.figures().lost()).isEqualTo(SequenceTrack.DROPOUT_MAX - 3);
    }

    @Test
    void oneLatePacketMovesTheJitterByASixteenth() {
        arrive(0);
        now = now.plusMillis(16);
        arrive(1);
        assertThat(stream.figures().jitter()).contains(Duration.ofMillis(1));
        now = now.minusMillis(16);
        arrive(2); // that much early after it: 1 ms + (16 ms - 1 ms) / 16
        assertThat(stream.figures().jitter()).contains(Duration.ofNanos(1_937_500));
    }

    @Test
    void jitterIsMeasuredOverTheWrapOfTimestamps() {
        arrive(1, 0xffffffffL, 0);
        arrive(2, 0xffffffffL + 160, 0);
        assertThat(stream.figures().jitter()).contains(Duration.ZERO);
    }

    @Test
    void aPayloadTypeWithoutAKnownClockHasNoJitterAndOneWithAnotherClockBeginsAnew() {
        arrive(1, 0, 96);
        arrive(2, 7, 96);
        assertThat(stream.figures().jitter()).isEmpty();
        arrive(3, 5_000_000, 31);
        arrive(4, 5_000_000 + 1800, 31);
        assertThat(stream.figures().jitter()).contains(Duration.ZERO);
    }

    @Test
    void whatIsAgreedGivesADynamicTypeItsClock() {
        assertThat(ClockRates.STATIC.of(114)).isZero();
        assertThat(ClockRates.STATIC.with("114 opus/48000/2").orElseThrow().of(114))
                .isEqualTo(48_000);
        assertThat(ClockRates.STATIC.of(0)).isEqualTo(8000);
        for (String none : List.of(
                "",
                "114",
                "114 opus",
                "128 x/8000",
                "114 opus/0",
                "114 opus/9999999",
                "114 opus/99999999",
                "-1 x/8000",
                "1145 opus/48000",
                "114 " + "x".repeat(10_000) + "/8000",
                "114 a/8000/" + "2".repeat(100))) {
            assertThat(ClockRates.STATIC.with(none)).as(none).isEmpty();
        }
    }
}

package org.uclab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpReceptionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final RtpReception<String> reception = new RtpReception<>(QUIET);
    private Instant now = START;

    private void send(String from, long ssrc, int first, int count) {
        for (int i = 0; i < count; i++) {
            reception.datagram(from, Packets.g711(ssrc, first + i), now);
            now = now.plusMillis(20);
        }
    }

    @Test
    void tellsOfEachStreamOnceAndOfNoneWithoutNews() {
        send("a", 1, 0, 250);
        send("b", 2, 0, 10);
        assertThat(reception.reports(now))
                .extracting(report -> report.from() + " " + report.figures().packets() + " " + report.ended())
                .containsExactly("a 250 false", "b 10 false");
        assertThat(reception.reports(now)).isEmpty();
        send("a", 1, 250, 1);
        assertThat(reception.reports(now))
                .extracting(report -> report.figures().packets())
                .containsExactly(251L);
    }

    @Test
    void samplesFewPackets() {
        send("a", 1, 0, 1000);
        assertThat(reception.reports(now).get(0).samples())
                .extracting(sample -> ((RtpRead.Packet) RtpHeader.read(sample.packet()))
                        .header()
                        .sequence())
                .containsExactly(0, 100, 200);
        send("a", 1, 1000, 50);
        assertThat(reception.reports(now).get(0).samples()).hasSize(1);
    }

    @Test
    void aStreamThatFallsSilentEndsAndComesBackAsANewOne() {
        send("a", 1, 0, 5);
        reception.reports(now);
        now = now.plus(QUIET);
        assertThat(reception.reports(now)).singleElement().satisfies(report -> {
            assertThat(report.ended()).isTrue();
            assertThat(report.figures().packets()).isEqualTo(5);
        });
        assertThat(reception.isIdle()).isTrue();
        send("a", 1, 5, 2);
        assertThat(reception.reports(now))
                .extracting(report -> report.figures().packets())
                .containsExactly(2L);
    }

    @Test
    void theEndTellsOfEveryStreamAgain() {
        send("a", 1, 0, 5);
        reception.reports(now);
        assertThat(reception.end())
                .extracting(report -> report.figures().packets() + " " + report.ended())
                .containsExactly("5 true");
        assertThat(reception.end()).isEmpty();
    }

    @Test
    void anotherAddressUnderTheSameNumberIsAnotherStream() {
        send("a", 1, 0, 10);
        send("thief", 1, 30_000, 10);
        send("a", 1, 10, 10);
        assertThat(reception.end())
                .extracting(report -> report.from() + " " + report.figures().packets() + " "
                        + report.figures().lost())
                .containsExactly("a 20 0", "thief 10 0");
    }

    @Test
    void strangersAreBoundedAndCountedAndSpoilNobody() {
        Random random = new Random(6);
        send("a", 1, 0, 2);
        for (int i = 0; i < 10_000; i++) {
            send("flood", 1000 + i, random.nextInt(65_536), 1);
        }
        send("a", 1, 2, 2);
        List<RtpReport<String>> reports = reception.end();
        assertThat(reports)
                .extracting(report -> report.from() + " " + report.figures().packets())
                .containsExactly("a 4");
        assertThat(reception.takeUnmeasured().strangers()).isEqualTo(10_000);
        assertThat(reception.takeUnmeasured().isNothing()).isTrue();
    }

    @Test
    void streamsBeyondTheBoundAreCountedAndNotMeasured() {
        for (int i = 0; i < RtpReception.STREAMS_MAX + 3; i++) {
            send("a", i, 0, 10);
        }
        assertThat(reception.end()).hasSize(RtpReception.STREAMS_MAX);
        assertThat(reception.takeUnmeasured().strangers()).isEqualTo(30);
    }

    @Test
    void whatIsNoRtpIsCountedWithTheReason() {
        reception.datagram("a", new byte[] {1, 2, 3}, now);
        reception.datagram("a", new byte[20], now);
        assertThat(reception.isIdle()).isFalse();
        assertThat(reception.takeUnmeasured()).isEqualTo(new Unmeasured(2, "version 0", 0));
        assertThat(reception.isIdle()).isTrue();
    }
}

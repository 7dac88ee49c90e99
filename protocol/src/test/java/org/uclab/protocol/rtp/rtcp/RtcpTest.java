package org.uclab.protocol.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RtcpTest {

    private static final ReceptionBlock BLOCK =
            new ReceptionBlock(0xfedcba98L, 128, -3, 0x1ffffL, 99, 0x80000000L, 0xffffffffL);

    private static final List<RtcpPacket> ALL = List.of(
            new RtcpPacket.SenderReport(1, 0x83aa7e8080000000L, 0xffffffffL, 7, 1120, List.of(BLOCK, BLOCK)),
            new RtcpPacket.ReceiverReport(2, List.of()),
            new RtcpPacket.SourceDescription(List.of(
                    new RtcpPacket.Chunk(1, List.of(new RtcpPacket.Item(1, "a@b"), new RtcpPacket.Item(2, ""))),
                    new RtcpPacket.Chunk(2, List.of()))),
            new RtcpPacket.Bye(List.of(1L, 2L), "enough"),
            new RtcpPacket.Bye(List.of(), ""));

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(RtcpRead.read(RtcpWriter.write(ALL))).isEqualTo(new RtcpRead.Compound(ALL));
        for (int length = 0; length < 12; length++) {
            List<RtcpPacket> named = List.of(
                    new RtcpPacket.ReceiverReport(2, List.of()),
                    new RtcpPacket.SourceDescription(List.of(
                            new RtcpPacket.Chunk(1, List.of(new RtcpPacket.Item(1, "n".repeat(length)))))),
                    new RtcpPacket.Bye(List.of(1L), "r".repeat(length)));
            byte[] written = RtcpWriter.write(named);
            assertThat(written.length % 4).isZero();
            assertThat(RtcpRead.read(written)).isEqualTo(new RtcpRead.Compound(named));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/rtp/compounds.csv", numLinesToSkip = 1)
    void whatIsNoCompoundIsRefusedWithAReason(String hex, String expected) {
        RtcpRead read = RtcpRead.read(HexFormat.ofDelimiter(" ").parseHex(hex.strip()));
        String text = read instanceof RtcpRead.Rejected rejected
                ? rejected.why()
                : ((RtcpRead.Compound) read)
                        .packets().stream()
                                .map(packet -> packet.kind().name())
                                .toList()
                                .toString();
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void noGarbageMakesItThrowAndNoCutPacketIsTheWholeOne() {
        byte[] whole = RtcpWriter.write(ALL);
        for (int length = 0; length < whole.length; length++) {
            assertThat(RtcpRead.read(Arrays.copyOf(whole, length))).isNotEqualTo(new RtcpRead.Compound(ALL));
        }
        Random random = new Random(3550);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] touched = whole.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                touched[random.nextInt(touched.length)] = (byte) random.nextInt();
            }
            read += RtcpRead.read(touched).kind() == RtcpRead.Kind.COMPOUND ? 1 : 0;
        }
        assertThat(read).isBetween(1, 199_999);
    }

    @Test
    void moreBlocksThanFiveBitsCanCountAreOurMistake() {
        assertThatThrownBy(() ->
                        RtcpWriter.write(List.of(new RtcpPacket.ReceiverReport(1, Collections.nCopies(32, BLOCK)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRoundTripIsWhatTheOtherSideDidNotHold() {
        // The example of RFC 3550 figure 2: 0xb710:8000 − 0x0005:4000 − 0xb705:2000 = 0x0006:2000, 6.125 s
        Instant now = Instant.ofEpochSecond(0xb44db710L - 2_208_988_800L, 500_000_000);
        assertThat(NtpTime.of(now)).isEqualTo(0xb44db71080000000L);
        assertThat(NtpTime.roundTrip(block(0xb7052000L, 0x00054000L), now)).contains(Duration.ofMillis(6125));
        assertThat(NtpTime.roundTrip(block(0, 0), now)).isEmpty();
        assertThat(NtpTime.roundTrip(block(0xb7052000L, 0x000b6002L), now)).contains(Duration.ZERO);
        assertThat(NtpTime.roundTrip(block(0xb7052000L, 0x00100000L), now)).isEmpty();
        assertThat(NtpTime.delay(Duration.ofMillis(5250))).isEqualTo(0x00054000L);
        assertThat(NtpTime.delay(Duration.ofDays(30))).isEqualTo(0xffffffffL);
        assertThat(NtpTime.delay(Duration.ofSeconds(-1))).isZero();
    }

    private static ReceptionBlock block(long lastReport, long delay) {
        return new ReceptionBlock(1, 0, 0, 0, 0, lastReport, delay);
    }

    @Test
    void reportsAreSpreadAroundTheirInterval() {
        Random random = new Random(1);
        ReportTimes times = new ReportTimes(Duration.ofSeconds(5), random::nextDouble);
        Instant now = Instant.EPOCH;
        Duration first = Duration.between(now, times.next(now));
        assertThat(first).isBetween(Duration.ofMillis(1025), Duration.ofMillis(3080));
        for (int i = 0; i < 1000; i++) {
            Instant next = times.next(now);
            assertThat(Duration.between(now, next)).isBetween(Duration.ofMillis(2051), Duration.ofMillis(6157));
            now = next;
        }
        assertThat(Duration.between(Instant.EPOCH, now).dividedBy(1000))
                .isBetween(Duration.ofMillis(4000), Duration.ofMillis(4200));
    }
}

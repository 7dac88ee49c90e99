package org.uclab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RtpHeaderTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/rtp/headers.csv", numLinesToSkip = 1)
    void readsWhatIsRtpAndSaysWhyWhatIsNotIsNot(String hex, String expected) {
        assertThat(text(RtpHeader.read(HexFormat.ofDelimiter(" ").parseHex(hex.strip()))))
                .isEqualTo(expected);
    }

    private static String text(RtpRead read) {
        return switch (read.kind()) {
            case REJECTED -> ((RtpRead.Rejected) read).why();
            case PACKET -> {
                RtpHeader header = ((RtpRead.Packet) read).header();
                yield (header.marker() ? "M " : "") + "pt " + header.payloadType() + " seq " + header.sequence()
                        + " ts "
                        + header.timestamp() + " ssrc " + Long.toHexString(header.ssrc()) + " sources "
                        + header.sources() + " payload " + header.payloadBytes();
            }
        };
    }

    @Test
    void noGarbageMakesItThrowOrTellMoreThanThereIs() {
        Random random = new Random(3550);
        int packets = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            if (RtpHeader.read(garbage) instanceof RtpRead.Packet packet) {
                packets++;
                assertThat(packet.header().payloadBytes()).isBetween(0, garbage.length - RtpHeader.FIXED_BYTES);
                assertThat(packet.header().payloadType()).isBetween(0, 127);
                assertThat(packet.header().ssrc()).isBetween(0L, 0xffffffffL);
            }
        }
        assertThat(packets).isPositive(); // some garbage is RTP by chance
    }

    @Test
    void everyCutPacketIsRejectedOrShorter() {
        byte[] whole = HexFormat.of()
                .parseHex("b3800001000000a0deadbeef000000010000000200000003bede0001aabbccdd01020304000003");
        for (int length = 0; length < whole.length; length++) {
            RtpRead read = RtpHeader.read(java.util.Arrays.copyOf(whole, length));
            if (read instanceof RtpRead.Packet packet) {
                assertThat(packet.header().payloadBytes()).isLessThan(7);
            }
        }
        assertThat(((RtpRead.Packet) RtpHeader.read(whole)).header().payloadBytes())
                .isEqualTo(4);
    }
}

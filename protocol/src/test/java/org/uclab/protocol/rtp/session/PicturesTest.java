package org.uclab.protocol.rtp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.rtp.Codec;

class PicturesTest {

    private static final int VIDEO = 126;

    private final RtpSession<String> sender = new RtpSession<>("here", new Random(1));
    private final RtpSession<String> receiver = new RtpSession<>("there", new Random(2));
    private Instant now = Instant.EPOCH;

    private List<byte[]> pass(int milliseconds) {
        List<byte[]> sent = new ArrayList<>();
        Instant end = now.plusMillis(milliseconds);
        while (sender.wakeAt().filter(at -> !at.isAfter(end)).isPresent()) {
            now = sender.wakeAt().orElseThrow();
            sender.wake(now).stream()
                    .filter(out -> out.kind() == Outgoing.Kind.RTP)
                    .forEach(out -> sent.add(out.octets()));
        }
        now = end;
        return sent;
    }

    private void agree(Pictures pictures) {
        sender.agree(
                Agreement.with("b", "b2", Codec.H264, VIDEO)
                        .withPtime(pictures.interval())
                        .speaking(pictures),
                now);
        receiver.agree(Agreement.with("a", "a2", Codec.H264, VIDEO), now);
    }

    @ParameterizedTest
    @CsvSource({"30, 76", "30, 1220", "15, 155", "20, 335", "8, 400", "2, 41", "3.7, 150"})
    void costsWhatItIsToCost(double framesPerSecond, double kbps) {
        agree(new Pictures(framesPerSecond, kbps));
        pass(10_000).forEach(packet -> receiver.media("a", packet, now));
        SessionFigures figures = receiver.figures();
        assertThat(figures.carried().kbps()).isCloseTo(kbps, within(kbps / 50));
        assertThat(figures.carried().perSecond()).isCloseTo(framesPerSecond, within(0.05));
        assertThat(figures.voice().whole()).isGreaterThan((long) (9 * framesPerSecond));
        assertThat(figures.voice().spoilt()).isZero();
    }

    @Test
    void aLostPacketSpoilsOnePictureAndNotTheRate() {
        agree(new Pictures(30, 1220));
        List<byte[]> packets = pass(10_000);
        packets.remove(500);
        packets.forEach(packet -> receiver.media("a", packet, now));
        assertThat(receiver.figures().voice().spoilt()).isEqualTo(1);
        assertThat(receiver.figures().carried().kbps()).isCloseTo(1220, within(25.0));
    }

    @Test
    void aPictureOfManyPacketsHasOneTimeAndTheMarkerAtItsEnd() {
        agree(new Pictures(15, 768));
        List<byte[]> packets = pass(60);
        assertThat(packets).hasSize(5);
        for (int i = 0; i < packets.size(); i++) {
            assertThat(packets.get(i)[1] & 0x80).isEqualTo(i == packets.size() - 1 ? 0x80 : 0);
            assertThat(packets.get(i)).hasSizeLessThanOrEqualTo(1272);
        }
    }
}

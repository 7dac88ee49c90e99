package org.uclab.protocol.rtp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpHeader;
import org.uclab.protocol.rtp.RtpRead;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.rtcp.RtcpPacket;
import org.uclab.protocol.rtp.rtcp.RtcpRead;
import org.uclab.protocol.rtp.tone.Sequence;

/** Two sessions without a wire: what one sends reaches the other after a while, at a time that is told. */
class RtpSessionTest {

    private static final String ANN = "ann";
    private static final String BOB = "bob";
    private static final String ANN_REPORTS = "ann reports";
    private static final String BOB_REPORTS = "bob reports";
    private static final Instant START = Instant.ofEpochSecond(1_000_000_000L);
    private static final Voice VOICE = Voice.of(Law.MU, new Sequence(1));

    private final RtpSession<String> ann = new RtpSession<>("ann@lab", new Random(1));
    private final RtpSession<String> bob = new RtpSession<>("bob@lab", new Random(2));
    private Instant now = START;

    private static Agreement<String> withBob() {
        return Agreement.with(BOB, BOB_REPORTS, Codec.PCMU, 0);
    }

    private static Agreement<String> withAnn() {
        return Agreement.with(ANN, ANN_REPORTS, Codec.PCMU, 0);
    }

    /** Lets both live for a while; a packet takes that long from one to the other. */
    private void live(Duration time, Duration way) {
        Instant end = now.plus(time);
        record Flying(Instant at, Outgoing<String> out, boolean toBob) {}
        List<Flying> flying = new ArrayList<>();
        while (now.isBefore(end)) {
            now = now.plusMillis(1);
            Instant then = now;
            for (RtpSession<String> each : List.of(ann, bob)) {
                if (each.wakeAt().filter(due -> !due.isAfter(then)).isPresent()) {
                    each.wake(now).forEach(out -> flying.add(new Flying(then.plus(way), out, each == ann)));
                }
            }
            for (Flying each : List.copyOf(flying)) {
                if (each.at().isAfter(now)) {
                    continue;
                }
                flying.remove(each);
                RtpSession<String> to = each.toBob() ? bob : ann;
                if (each.out().kind() == Outgoing.Kind.RTCP) {
                    to.control(
                            each.toBob() ? ANN_REPORTS : BOB_REPORTS, each.out().octets(), now);
                } else {
                    to.media(each.toBob() ? ANN : BOB, each.out().octets(), now)
                            .forEach(back -> flying.add(new Flying(then.plus(way), back, !each.toBob())));
                }
            }
        }
    }

    private List<Outgoing<String>> woken(RtpSession<String> session, Duration after) {
        now = now.plus(after);
        return session.wake(now);
    }

    private static RtpHeader header(Outgoing<String> out) {
        return ((RtpRead.Packet) RtpHeader.read(out.octets())).header();
    }

    @Test
    void theRoundTripIsTwiceTheWay() {
        bob.agree(withAnn().doing(Agreement.Task.ECHO), now);
        ann.agree(withBob().speaking(VOICE), now);
        live(Duration.ofSeconds(30), Duration.ofMillis(40));
        SessionFigures figures = ann.figures();
        assertThat(figures.roundTrip().orElseThrow().toMillis()).isCloseTo(80, within(1L));
        assertThat(figures.packetsSent()).isBetween(1499L, 1501L);
        assertThat(figures.octetsSent()).isEqualTo(figures.packetsSent() * 160);
        assertThat(figures.received().orElseThrow().packets()).isBetween(1490L, 1500L);
        assertThat(figures.received().orElseThrow().lost()).isZero();
        assertThat(figures.told().orElseThrow().fractionLost()).isZero();
        assertThat(figures.received().orElseThrow().jitter().orElseThrow()).isLessThan(Duration.ofMillis(2));
        SessionFigures.Quality quality = figures.quality().orElseThrow();
        assertThat(quality.loss()).isZero();
        assertThat(quality.delay().toMillis())
                .isCloseTo(120, within(1L)); // half of 80, 60 in the buffer, 20 in a packet
        assertThat(quality.rating().mos()).isGreaterThan(4.3);
    }

    @Test
    void lossIsToldToTheOneWhoSends() {
        bob.agree(withAnn(), now);
        ann.agree(withBob().speaking(VOICE), now);
        int sent = 0;
        while (ann.figures().told().isEmpty()) {
            for (Outgoing<String> out : woken(ann, Duration.ofMillis(20))) {
                if (out.kind() == Outgoing.Kind.RTCP) {
                    bob.control(ANN_REPORTS, out.octets(), now);
                } else if (sent++ % 4 != 1) {
                    bob.media(ANN, out.octets(), now);
                }
            }
            bob.wake(now).forEach(out -> ann.control(BOB_REPORTS, out.octets(), now));
        }
        assertThat(ann.figures().told().orElseThrow().fractionLost()).isCloseTo(64, within(4));
        assertThat(ann.figures().told().orElseThrow().lost()).isCloseTo(sent / 4, within(1));
        SessionFigures.Quality quality = bob.figures().quality().orElseThrow();
        assertThat(quality.loss()).isCloseTo(0.25, within(0.02));
        assertThat(quality.rating().mos()).isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({
        "PCMU, 8000, '', 0, 160, 160, 80000",
        "PCMA, 8000, '', 8, 160, 160, 80000",
        "G722, 8000, '', 9, 160, 160, 80000",
        "G729, 8000, '', 18, 20, 160, 24000",
        "G7221, 16000, bitrate=24000, 105, 60, 320, 40000",
        "G7221, 16000, bitrate=32000, 104, 80, 320, 48000",
        "opus, 48000, '', 114, 50, 960, 36000"
    })
    void packetsHaveTheSizeAndTheTicksOfTheirCodec(
            String encoding, int rate, String parameters, int type, int octets, int ticks, int bitsOnTheWire) {
        Codec codec = Codec.of(encoding, rate, parameters).orElseThrow();
        ann.agree(Agreement.with(BOB, BOB_REPORTS, codec, type).speaking(Voice.numbered()), now);
        RtpHeader first = header(ann.wake(now).get(0));
        List<Outgoing<String>> next = woken(ann, Duration.ofMillis(20));
        RtpHeader second = header(next.get(0));
        assertThat(first.payloadType()).isEqualTo(type);
        assertThat(first.payloadBytes()).isEqualTo(octets);
        assertThat((int) (second.timestamp() - first.timestamp())).isEqualTo(ticks);
        assertThat(second.sequence() - first.sequence() & 0xffff).isEqualTo(1);
        assertThat(first.marker()).isTrue();
        assertThat(second.marker()).isFalse();
        // with the headers of IP and UDP, as the catalogue counts the rate on the wire
        assertThat((next.get(0).octets().length + 28) * 8 * 50).isEqualTo(bitsOnTheWire);
    }

    @Test
    void paddingMakesThePacketLongerAndNotThePayload() {
        ann.agree(
                Agreement.with(BOB, BOB_REPORTS, Codec.G729, 18)
                        .speaking(Voice.numbered())
                        .withPadding(35),
                now);
        Outgoing<String> out = ann.wake(now).get(0);
        assertThat((out.octets().length + 28) * 8 * 50).isEqualTo(38_000); // what G.729a takes on the wire of a desktop
        assertThat(header(out).payloadBytes()).isEqualTo(20);
    }

    @Test
    void aSenderThatWasHeldUpGoesOnAsAfterSilence() {
        ann.agree(withBob().speaking(VOICE), now);
        RtpHeader first = header(ann.wake(now).get(0));
        assertThat(woken(ann, Duration.ofMillis(200))).hasSize(10); // made up for
        List<Outgoing<String>> late = woken(ann, Duration.ofSeconds(100)).stream()
                .filter(out -> out.kind() == Outgoing.Kind.RTP)
                .toList();
        assertThat(late).hasSize(1);
        RtpHeader last = header(late.get(0));
        assertThat(last.marker()).isTrue();
        assertThat(last.sequence() - first.sequence() & 0xffff).isEqualTo(11);
        assertThat((int) (last.timestamp() - first.timestamp())).isEqualTo((200 + 100_000) * 8);
    }

    @Test
    void theSourceStaysThroughHoldAndResume() {
        ann.agree(withBob().speaking(VOICE), now);
        RtpHeader first = header(ann.wake(now).get(0));
        ann.agree(withBob().deaf(), now);
        assertThat(ann.media(BOB, packet(9, 0, 0), now)).isEmpty();
        assertThat(woken(ann, Duration.ofMillis(20))).isEmpty();
        assertThat(ann.figures().received()).isEmpty();
        ann.agree(withBob().speaking(VOICE), now);
        RtpHeader next = header(ann.wake(now).get(0));
        assertThat(next.ssrc()).isEqualTo(first.ssrc());
        assertThat(next.sequence() - first.sequence() & 0xffff).isEqualTo(1);
        assertThat(next.marker()).isTrue();
    }

    private static byte[] packet(long ssrc, int type, int number) {
        return RtpHeader.of(false, type, 100 + number & 0xffff, 160L * number, ssrc, 160)
                .packet(new byte[160], 0);
    }

    @Test
    void onlyTheAgreedSourceIsHeard() {
        bob.agree(withAnn().doing(Agreement.Task.ECHO), now);
        assertThat(bob.media("eve", packet(7, 0, 1), now)).isEmpty();
        bob.control("eve", new byte[] {1}, now);
        assertThat(bob.media(ANN, packet(7, 0, 1), now)).hasSize(1);
        assertThat(bob.media(ANN, packet(7, 5, 2), now)).isEmpty(); // not agreed
        assertThat(bob.media(ANN, new byte[] {1, 2}, now)).isEmpty();
        bob.control(ANN_REPORTS, new byte[] {1}, now);
        assertThat(bob.figures().astray()).isEqualTo(new SessionFigures.Astray(2, 1, 2, 0, 0));
    }

    @Test
    void aNewSourceIsHeardFromItsSecondPacketAndEchoedAsTheSameSource() {
        bob.agree(withAnn().doing(Agreement.Task.ECHO), now);
        RtpHeader one = header(bob.media(ANN, packet(7, 0, 1), now).get(0));
        RtpHeader two = header(bob.media(ANN, packet(7, 0, 2), now).get(0));
        assertThat(bob.media(ANN, packet(8, 0, 1000), now)).isEmpty();
        RtpHeader three = header(bob.media(ANN, packet(8, 0, 1001), now).get(0));
        assertThat(List.of(one.ssrc(), two.ssrc())).containsOnly(three.ssrc());
        assertThat(two.sequence() - one.sequence() & 0xffff).isEqualTo(1);
        assertThat(three.sequence() - two.sequence() & 0xffff).isEqualTo(1);
        assertThat(bob.figures().voice().sources()).isEqualTo(2);
        // what is missing is missing in the echo too, and what comes twice goes twice
        RtpHeader after = header(bob.media(ANN, packet(8, 0, 1003), now).get(0));
        assertThat(after.sequence() - three.sequence() & 0xffff).isEqualTo(2);
        assertThat(header(bob.media(ANN, packet(8, 0, 1003), now).get(0)).sequence())
                .isEqualTo(after.sequence());
    }

    @Test
    void aCollisionMakesItTakeAnotherNumberAndALoopDoesNot() {
        ann.agree(withBob().speaking(VOICE), now);
        ann.wake(now);
        long old = ann.figures().ssrc();
        List<Outgoing<String>> bye = ann.media(BOB, packet(old, 0, 1), now);
        assertThat(ann.figures().ssrc()).isNotEqualTo(old);
        assertThat(bye).hasSize(1);
        assertThat(((RtcpRead.Compound) RtcpRead.read(bye.get(0).octets())).packets())
                .contains(new RtcpPacket.Bye(List.of(old), "SSRC collision"));
        long fresh = ann.figures().ssrc();
        assertThat(ann.media(BOB, packet(old, 0, 2), now)).isEmpty(); // still on its way
        assertThat(ann.media(BOB, packet(fresh, 0, 3), now)).isEmpty(); // comes back whatever it is called
        assertThat(ann.figures().ssrc()).isEqualTo(fresh);
        assertThat(ann.figures().astray()).isEqualTo(new SessionFigures.Astray(0, 0, 0, 2, 1));
        assertThat(ann.figures().received()).isEmpty();
    }

    @Test
    void whoHasSentNothingSaysNoBye() {
        bob.agree(withAnn(), now);
        assertThat(bob.end(now)).isEmpty();
        assertThat(bob.wakeAt()).isEmpty();
        ann.agree(withBob().speaking(VOICE), now);
        ann.wake(now);
        List<Outgoing<String>> bye = ann.end(now);
        assertThat(bye).hasSize(1);
        assertThat(ann.wakeAt()).isEmpty();
        assertThat(ann.end(now)).isEmpty();
        assertThat(ann.media(BOB, packet(1, 0, 1), now)).isEmpty();
    }

    @Test
    void whoSpeaksToNobodySendsNothingUntilSomebodyComes() {
        bob.agree(Agreement.<String>withAnybody(Codec.PCMU, 0).speaking(VOICE), now);
        assertThat(bob.wake(now)).isEmpty();
        assertThat(woken(bob, Duration.ofSeconds(1))).isEmpty();
        assertThat(bob.figures().packetsSent()).isZero();
        bob.media(ANN, packet(7, 0, 1), now);
        bob.media(ANN, packet(7, 0, 2), now);
        assertThat(woken(bob, Duration.ofMillis(20)))
                .hasSize(1)
                .allSatisfy(out -> assertThat(out.to()).isEqualTo(ANN));
        assertThat(bob.media("eve", packet(7, 0, 3), now)).isEmpty();
        assertThat(bob.figures().astray().strangers()).isEqualTo(1);
    }

    @Test
    void hostileDatagramsLeaveNothingBehind() {
        bob.agree(withAnn().withEvents(101).doing(Agreement.Task.ECHO), now);
        Random random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            byte[] garbage = new byte[random.nextInt(60)];
            random.nextBytes(garbage);
            if (garbage.length > 2) {
                garbage[0] = (byte) ((garbage[0] & 0x3f) | 0x80);
                garbage[1] = (byte) (random.nextBoolean() ? 101 : 0);
            }
            bob.media(ANN, garbage, now);
            bob.control(ANN_REPORTS, garbage, now);
        }
        // and a caller is heard all the same
        bob.media(ANN, packet(7, 0, 1), now);
        assertThat(bob.media(ANN, packet(7, 0, 2), now)).hasSize(1);
        assertThat(bob.recording().length()).isLessThanOrEqualTo(60 * 8000);
    }
}

package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.shell.rtp.LegBench.get;
import static org.uclab.shell.rtp.LegBench.with;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.RangeSockets;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.rtp.srtp.SrtpSuite;
import org.uclab.protocol.rtp.tone.Likeness;
import org.uclab.protocol.rtp.tone.Sequence;

/** Media between two ends over real sockets. */
class MediaLegTest {

    private static final int EVENTS = 101;
    private static final int SECOND = 8000;

    private final LegBench bench = new LegBench();
    private final RangeSockets ofAnn = bench.range("ann", "127.209.2.100");
    private final RangeSockets ofEcho = bench.range("echo", "127.209.2.10");
    private final MediaLeg ann = bench.leg("ann", ofAnn);
    private final MediaLeg echo = bench.leg("echo", ofEcho);

    @AfterEach
    void close() {
        get(bench.here(ann::close));
        get(bench.here(echo::close));
        assertThat(ofAnn.open()).isZero();
        assertThat(ofEcho.open()).isZero();
        bench.close();
    }

    private static Law law(Codec codec) {
        return codec.equals(Codec.PCMU) ? Law.MU : Law.A;
    }

    static Stream<Codec> g711() {
        return Stream.of(Codec.PCMU, Codec.PCMA);
    }

    @ParameterizedTest
    @MethodSource("g711")
    void whatIsSaidComesBackAndTheFiguresOfBothEndsAgree(Codec codec) {
        int type = codec.staticType().getAsInt();
        Sequence sequence = new Sequence(1);
        bench.here(() -> echo.agree(with(ann, codec, type).doing(Agreement.Task.ECHO)));
        bench.here(() -> ann.agree(with(echo, codec, type).speaking(Voice.of(law(codec), sequence))));
        bench.await(ann, figures -> figures.session().roundTrip().isPresent());
        heardAtAnn(sequence);
        short[] heard = bench.here(() -> ann.recording().samples());
        assertThat(like(new Sequence(2), heard).correlation()).isLessThan(0.1);
        LegFigures figures = bench.here(ann::figures);
        assertThat(figures.session().roundTrip().orElseThrow())
                .isBetween(Duration.ZERO, LegBench.WALL_MAX.multipliedBy(10));
        assertThat(figures.session().told().orElseThrow().lost()).isZero();
        assertThat(figures.session().told().orElseThrow().ssrc())
                .isEqualTo(figures.session().ssrc());
        RtpFigures received = figures.session().received().orElseThrow();
        assertThat(received.ssrc())
                .isEqualTo(bench.here(echo::figures).session().ssrc());
        assertThat(received.lost()).isZero();
        assertThat(received.payloadType()).isEqualTo(type);
    }

    @Test
    void aMirrorSendsBackTheSourceItHeard() {
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0).doing(Agreement.Task.MIRROR)));
        bench.here(() -> ann.agree(with(echo, Codec.PCMU, 0).speaking(Voice.of(Law.MU, new Sequence(1)))));
        LegFigures figures = bench.await(ann, now -> now.session().astray().looped() > 10);
        // the first packet that came back was a collision with an address not known before, the others a loop
        assertThat(figures.session().astray().collisions()).isPositive();
        assertThat(figures.session().voice().sources()).isZero();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void mediaAndReportsAreProtected(SrtpSuite suite) {
        LegKeys keys = new LegKeys(key(suite, 1), key(suite, 2));
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0).doing(Agreement.Task.ECHO), keys.reversed()));
        bench.here(() -> ann.agree(with(echo, Codec.PCMU, 0).speaking(Voice.of(Law.MU, new Sequence(1))), keys));
        bench.await(ann, figures -> figures.session().roundTrip().isPresent());
        heardAtAnn(new Sequence(1));
        LegFigures figures = bench.here(ann::figures);
        assertThat(figures.forged()).isZero();
        assertThat(figures.session().astray().malformed()).isZero();
    }

    /** A machine that is held up leaves gaps at first, so it is all that is heard that counts. */
    private void heardAtAnn(Sequence sequence) {
        bench.await(
                () -> ann.recording().samples(),
                heard -> heard.length >= SECOND && like(sequence, heard).same());
    }

    private static Likeness like(Sequence sequence, short[] heard) {
        return Likeness.of(sequence.samples(0, heard.length), heard, 400);
    }

    private static SrtpKey key(SrtpSuite suite, int fill) {
        byte[] octets = new byte[suite.keyBytes() + suite.saltBytes()];
        Arrays.fill(octets, (byte) fill);
        return SrtpKey.of(suite, octets).orElseThrow();
    }

    @Test
    void whoHasAnotherKeyIsNotHeard() {
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        LegKeys keys = new LegKeys(key(suite, 1), key(suite, 2));
        bench.here(() -> echo.agree(
                with(ann, Codec.PCMU, 0).doing(Agreement.Task.ECHO), new LegKeys(keys.theirs(), key(suite, 3))));
        bench.here(() -> ann.agree(with(echo, Codec.PCMU, 0).speaking(Voice.of(Law.MU, new Sequence(1))), keys));
        bench.await(echo, figures -> figures.forged() > 20);
        assertThat(bench.here(echo::figures).session().voice().sources()).isZero();
        assertThat(bench.here(ann::figures).session().received()).isEmpty();
    }

    @Test
    void keysArePressedOnceEachHoweverManyPacketsSaySo() {
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0).withEvents(EVENTS)));
        bench.here(() ->
                ann.agree(with(echo, Codec.PCMU, 0).withEvents(EVENTS).speaking(Voice.of(Law.MU, new Sequence(1)))));
        ArmedFault lost = bench.faults.arm(new MediaFault.Lost(), Where.port("ann", "rtp"), Trigger.chance(20, 7));
        assertThat(bench.here(() -> ann.press("1x"))).isFalse();
        assertThat(bench.here(() -> ann.press("112#*0"))).isTrue();
        LegFigures figures =
                bench.await(echo, now -> now.session().voice().keys().length() >= 6);
        assertThat(figures.session().voice().keys()).isEqualTo("112#*0");
        assertThat(lost.fired()).isPositive();
    }

    @Test
    void faultsBiteOnPacketsWhenTheyAreDueAndNotOtherwise() {
        ArmedFault lost = arm(new MediaFault.Lost(), Trigger.nth(10));
        ArmedFault twice = arm(new MediaFault.Twice(), Trigger.nth(20));
        ArmedFault swapped = arm(new MediaFault.Swapped(), Trigger.nth(30));
        ArmedFault typed = arm(new MediaFault.PayloadType(9), Trigger.nth(40));
        ArmedFault other = arm(new MediaFault.OtherSource(), Trigger.nth(50));
        ArmedFault late = arm(new MediaFault.Late(Duration.ofMillis(1)), Trigger.nth(60));
        ArmedFault silent = arm(new MediaFault.ReportsSilent(), Trigger.first(1));
        ArmedFault elsewhere =
                bench.faults.arm(new MediaFault.Lost(), Where.port("ann", "rtp"), Trigger.user("nobody"));
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0)));
        speak();
        LegFigures figures = bench.await(
                echo,
                now -> now.session().received().map(RtpFigures::packets).orElse(0L) > 100
                        && now.session().astray().unagreed() > 0);
        RtpFigures received = figures.session().received().orElseThrow();
        assertThat(received.duplicates()).isEqualTo(1);
        assertThat(received.outOfOrder()).isBetween(1L, 2L); // the late one may have been overtaken too
        assertThat(received.lost()).isEqualTo(3); // lost, of another type, of another source
        assertThat(figures.session().astray().unagreed()).isEqualTo(1);
        assertThat(figures.session().voice().sources()).isEqualTo(1); // a single packet is no new source
        bench.await(ann, now -> silent.fired() == 1);
        assertThat(Stream.of(lost, twice, swapped, typed, other, late).map(ArmedFault::fired))
                .containsOnly(1L);
        assertThat(elsewhere.fired()).isZero();
    }

    @Test
    void aLegWhoseReportsAreLostTellsNothingAndAHealedOneDoes() {
        ArmedFault silent = arm(new MediaFault.ReportsSilent(), Trigger.always());
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0).doing(Agreement.Task.ECHO)));
        speak();
        bench.await(ann, now -> silent.fired() > 1);
        assertThat(bench.here(ann::figures).session().roundTrip()).isEmpty();
        get(bench.faults.heal(silent));
        bench.await(ann, now -> now.session().roundTrip().isPresent());
    }

    @Test
    void aWrongKeyOnSomePacketsMakesThoseForgedAndNoOthers() {
        SrtpSuite suite = SrtpSuite.AEAD_AES_256_GCM;
        LegKeys keys = new LegKeys(key(suite, 1), key(suite, 2));
        ArmedFault wrong = arm(new MediaFault.WrongKey(), Trigger.times(5, 9));
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0), keys.reversed()));
        bench.here(() -> ann.agree(with(echo, Codec.PCMU, 0).speaking(Voice.of(Law.MU, new Sequence(1))), keys));
        LegFigures figures = bench.await(
                echo, now -> now.session().received().map(RtpFigures::packets).orElse(0L) > 50);
        assertThat(figures.forged()).isEqualTo(5);
        assertThat(figures.session().received().orElseThrow().lost()).isEqualTo(5);
        assertThat(wrong.fired()).isEqualTo(5);
    }

    @Test
    void whoIsNotAgreedIsNotHeard() {
        UdpSocket stranger = get(bench.wire.dialler("127.209.2.99").udp());
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0).doing(Agreement.Task.ECHO)));
        for (int i = 0; i < 20; i++) {
            get(stranger.send(echo.local(), Buffer.buffer(FlowCoreTest.packet(7, 0, i))));
        }
        bench.await(echo, figures -> figures.session().astray().strangers() == 20);
        assertThat(bench.here(echo::figures).session().packetsSent()).isZero();
        get(stranger.close());
    }

    @Test
    void theFirstThatComesIsAnsweredWhereNobodyIsAgreed() {
        bench.here(
                () -> echo.agree(Agreement.<Endpoint>withAnybody(Codec.G729, 18).doing(Agreement.Task.ECHO)));
        bench.here(() -> ann.agree(with(echo, Codec.G729, 18).speaking(Voice.numbered())));
        LegFigures figures = bench.await(ann, now -> now.session().voice().whole() > 20);
        assertThat(figures.session().voice().spoilt()).isZero();
    }

    @Test
    void theEndIsTold() {
        bench.here(() -> echo.agree(with(ann, Codec.PCMU, 0)));
        speak();
        bench.await(echo, now -> now.session().received().isPresent());
        get(bench.here(ann::close));
        bench.await(echo, now -> now.session().peerLeft());
        get(bench.here(echo::close));
        assertThat(bench.history.await(
                        0,
                        Duration.ofMinutes(5),
                        event -> event instanceof Event.MediaFlow media
                                && media.node().equals("echo")
                                && media.flow().ended()))
                .isNotEqualTo(Optional.empty());
    }

    private void speak() {
        bench.here(() -> ann.agree(with(echo, Codec.PCMU, 0).speaking(Voice.of(Law.MU, new Sequence(1)))));
    }

    private ArmedFault arm(MediaFault fault, Trigger trigger) {
        return bench.faults.arm(fault, Where.port("ann", "rtp"), trigger);
    }
}

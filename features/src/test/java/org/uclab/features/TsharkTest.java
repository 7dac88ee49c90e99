package org.uclab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.client.Softphone;
import org.uclab.client.phone.CallSound;
import org.uclab.client.phone.CallVideo;
import org.uclab.client.phone.PhoneView;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.CallView;
import org.uclab.client.phone.call.VideoPlan;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.seat.Seat;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.Capture;

/** What tshark, which takes packets apart, makes of calls of the reference client that tcpdump has written down. */
@Timeout(300)
class TsharkTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LOOK_MS = 50;
    private static final int ADA = 100;
    private static final int CORA = 101;
    private static final int BFCP = 5070;

    /** Packets of sound with a report among them: those come every five seconds. */
    private static final int SOUND_MIN = 400;

    /** Pictures with reports among them, which come every second. */
    private static final int PICTURES_MIN = 60;

    @TempDir
    private Path folder;

    @Test
    void nothingOfCallsWithPicturesAScreenAndKeysIsMalformed() throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("calls"), BenchOptions.standard())) {
            String node = bench.node("cucm1").address();
            String ada = bench.guest("inside", ADA).from();
            String cora = bench.guest("inside", CORA).from();
            String lab = node.substring(0, node.indexOf('.', "127.".length()));
            try (Capture capture = Capture.to(folder.resolve("calls.pcap"), "net " + lab)) {
                play(bench);
                List<Capture.Frame> frames = capture.frames("ip");
                for (String protocol : List.of("sip", "sdp", "rtp", "rtcp", "rtpevent", "h264")) {
                    assertThat(frames)
                            .as("%s of the node", protocol)
                            .anyMatch(frame ->
                                    frame.has(protocol) && frame.source().equals(node))
                            .as("%s of a client", protocol)
                            .anyMatch(frame ->
                                    frame.has(protocol) && !frame.source().equals(node));
                }
                assertThat(frames).noneMatch(Capture.Frame::malformed);
                for (String whose : List.of(node, ada, cora)) {
                    floors(capture, whose);
                }
            }
        }
    }

    /** What goes over datagrams is of version 2, and tshark knows version 1: what is behind the head is the same (RFC 8855 §5.1). */
    private void floors(Capture capture, String whose) {
        List<byte[]> messages = capture.datagrams("ip.src == " + whose + " and udp.port == " + BFCP);
        assertThat(messages).as("BFCP of %s", whose).isNotEmpty().allMatch(message -> message[0] >> 5 == 2);
        List<byte[]> older = messages.stream()
                .map(message -> {
                    byte[] changed = message.clone();
                    changed[0] = (byte) ((1 << 5) | (message[0] & 0x1f));
                    return changed;
                })
                .toList();
        assertThat(Capture.frames(older, BFCP, folder.resolve("floors.pcap"), "ip", "udp.port==" + BFCP + ",bfcp"))
                .hasSameSizeAs(messages)
                .allMatch(frame -> frame.has("bfcp") && !frame.malformed());
    }

    /** One calls another, with pictures, a screen and keys, and then the number that sends all of it back. */
    private static void play(Bench bench) {
        try (Seat ada = seat(bench, ADA, "ada.byron");
                Seat cora = seat(bench, CORA, "cora.cole")) {
            signIn(bench, ada, "ada.byron");
            signIn(bench, cora, "cora.cole");
            ada.client().phone().call("7003");
            comes(cora, CallState.RINGING);
            cora.client().phone().want(Wish.ANSWER);
            CallView call = comes(ada, CallState.CONNECTED);
            comes(cora, CallState.CONNECTED);
            sharesPicturesAndKeys(ada.client().phone(), call.id());
            ada.client().phone().want(Wish.HANG_UP);
            comes(cora, CallState.ENDED);
            Softphone phone = cora.client().phone();
            phone.call("9901");
            sharesPicturesAndKeys(phone, comes(cora, CallState.CONNECTED).id());
            phone.want(Wish.HANG_UP);
            comes(cora, CallState.ENDED);
        }
    }

    private static void sharesPicturesAndKeys(Softphone phone, int call) {
        until("pictures come", () -> received(phone, call, VideoPlan.Content.MAIN) >= PICTURES_MIN);
        assertThat(phone.share(true).refused()).isEmpty();
        phone.want(Wish.PRESS, "15#");
        until("sound comes", () -> sound(phone, call).received() >= SOUND_MIN);
        until("reports come", () -> sound(phone, call).roundTrip().isPresent());
        assertThat(phone.share(false).refused()).isEmpty();
    }

    private static CallSound sound(Softphone phone, int call) {
        return phone.sound(call).orElseThrow();
    }

    private static long received(Softphone phone, int call, VideoPlan.Content content) {
        return sound(phone, call).videos().stream()
                .filter(video -> video.content() == content)
                .mapToLong(CallVideo::received)
                .sum();
    }

    private static void until(String what, BooleanSupplier holds) {
        for (int looks = 0; !holds.getAsBoolean(); looks++) {
            assertThat(looks).as("not in time: %s", what).isLessThan((int) (LIMIT.toMillis() / LOOK_MS));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
        }
    }

    private static Seat seat(Bench bench, int guest, String user) {
        ClientSettings usual = ClientSettings.defaults();
        return Seat.take(
                bench,
                "inside",
                guest,
                user,
                usual.withPhone(usual.phone()
                        .with(usual.phone().media().withCodecs(List.of("PCMU")).withVideo("w144p"))));
    }

    private static void signIn(Bench bench, Seat seat, String user) {
        var known = bench.model().users().get(user);
        SignInResult result = seat.client().signIn(known.address(), known.password());
        assertThat(result.kind()).as(result.text()).isEqualTo(SignInResult.Kind.SIGNED_IN);
        assertThat(seat.client().phone().await(PhoneView::registered, LIMIT)).isPresent();
    }

    private static CallView comes(Seat seat, CallState state) {
        return seat.client()
                .phone()
                .awaitCall(call -> call.state() == state, LIMIT)
                .orElseThrow(() -> new AssertionError(state + " never came"));
    }
}

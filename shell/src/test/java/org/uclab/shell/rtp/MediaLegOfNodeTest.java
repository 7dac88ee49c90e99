package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.shell.rtp.LegBench.get;
import static org.uclab.shell.rtp.LegBench.with;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Event;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.Opening;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.tone.Goertzel;
import org.uclab.protocol.rtp.tone.Tone;

/** Legs that a program of a node opens. */
class MediaLegOfNodeTest {

    private static final String HOST = "media.test";
    private static final String ADDRESS = "127.209.5.10";

    /** Two ports: one call. */
    private static final PortRange RANGE = new PortRange(HOST, "rtp", "rtp", Transport.UDP, ADDRESS, 16_384, 16_385);

    private final LegBench bench = new LegBench();
    private final MediaLeg ann = bench.leg("ann", bench.range("ann", "127.209.5.100"));
    private final CompletableFuture<MediaLeg> opened = new CompletableFuture<>();
    private final CompletableFuture<Opening.Kind> second = new CompletableFuture<>();

    /** Plays a tone to the first caller. */
    private final class Player implements Program {

        private Agenda agenda;

        @Override
        public Future<?> start(NodeContext node) {
            agenda = Agenda.here(node.clock(), node.recorder()::failed);
            MediaLeg.Owner owner = MediaLeg.Owner.of(node, "rtp", agenda, "player@" + HOST);
            return MediaLeg.open(node, "rtp", owner)
                    .onSuccess(opening -> opened.complete(opening.socket().orElseThrow()))
                    .compose(first -> MediaLeg.open(node, "rtp", owner))
                    .onSuccess(opening -> {
                        second.complete(opening.kind());
                        opened.join().agree(with(ann, Codec.PCMU, 0).speaking(Voice.of(Law.MU, Tone.TEST)));
                    });
        }

        @Override
        public void stop() {
            agenda.close();
        }
    }

    @AfterEach
    void close() {
        get(bench.here(ann::close));
        bench.close();
    }

    @Test
    void aLegSpeaksUntilThePowerIsCutAndLeavesNothingBehind() throws Exception {
        Node node = new Node(
                new NodeSpec(HOST, ADDRESS, List.of(), List.of(RANGE), CertificateProfile.server(HOST)),
                new Lab(bench.clock, bench.history, bench.faults, bench.wire, LabCa.create("media test", bench.clock)),
                Player::new);
        get(node.start());
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(Opening.Kind.EXHAUSTED);
        MediaLeg player = opened.get(60, TimeUnit.SECONDS);
        bench.here(() -> ann.agree(with(player, Codec.PCMU, 0)));
        short[] heard = bench.await(() -> ann.recording().samples(), samples -> samples.length > 8000);
        assertThat(Goertzel.share(heard, 1004)).isGreaterThan(0.5);
        get(node.stop("power cut"));
        assertThat(bench.history.await(
                        0,
                        Duration.ofMinutes(5),
                        event -> event instanceof Event.MediaFlow media
                                && media.node().equals("ann")
                                && media.flow().ended()))
                .isPresent(); // thirty lab seconds after the last packet; that nothing is left, the bench looks
    }
}

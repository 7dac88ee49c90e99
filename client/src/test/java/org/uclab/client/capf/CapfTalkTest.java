package org.uclab.client.capf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.client.TinyLab;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKey;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfReader;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;

/** Over a real connection, with a server that the test leads and a key that is made when the test says so. */
class CapfTalkTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SESSION = 7;

    private final TinyLab lab = new TinyLab(1);
    /** Of the session's limits only. */
    private final StepClock clock = new StepClock(Instant.EPOCH);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Promise<Void> answered = Promise.promise();
    private Node node;

    @AfterEach
    void stop() {
        wanted.countDown();
        lab.close();
    }

    @Test
    void theTimeThatAKeyTakesIsNotTheServers() throws Exception {
        Future<CapfOutcome> outcome = talk(true, CapfKind.KEY_REQUEST);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        clock.advance(LIMIT.multipliedBy(10));
        wanted.countDown();
        assertThat(why(outcome)).contains("ended the session with reason " + CapfReason.REFUSED);
    }

    @Test
    void aServerThatSaysNothingMoreIsGivenUp() throws Exception {
        Future<CapfOutcome> outcome = talk(false, CapfKind.KEY_REQUEST);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        wanted.countDown();
        TinyLab.await(answered.future());
        clock.advance(LIMIT);
        assertThat(why(outcome)).contains("no answer within 10000 ms");
    }

    @Test
    void whoWaitsIsToldOfTheEndWhileAKeyIsBeingMade() throws Exception {
        Future<CapfOutcome> outcome = talk(false, CapfKind.KEY_REQUEST);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        TinyLab.await(node.stop("the power is gone"));
        assertThat(why(outcome)).contains("the connection was");
    }

    @Test
    void noSecondKeyIsMadeBesideTheFirst() {
        Future<CapfOutcome> outcome = talk(false, CapfKind.KEY_REQUEST, CapfKind.KEY_REQUEST);
        assertThat(why(outcome)).contains("key-request while a key is being made");
    }

    /** A session with a server that asks for those once it knows the device, and says the end after a key if it is to. */
    private Future<CapfOutcome> talk(boolean ends, CapfKind... asks) {
        Port port = lab.port("capf.test", "capf", Transport.TCP, 20, 3804, false);
        node = lab.start("capf.test", 20, List.of(port), () -> server(ends, asks));
        Dialler dialler = lab.dialler(100);
        CapfDialogue dialogue =
                new CapfDialogue(new CapfDialogue.Identity("CSFADA", "", Optional.empty()), "capf.test");
        return CapfTalk.hold(
                () -> dialler.connect(port.published(), LIMIT),
                dialogue,
                "capf.test",
                new CapfTalk.Means(dialler.vertx(), clock, LIMIT, this::slowly));
    }

    private Optional<KeyPair> slowly(CapfMessage request) {
        asked.countDown();
        try {
            wanted.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        return CapfDialogue.key(request);
    }

    private Program server(boolean ends, CapfKind... asks) {
        return (NodeContext context) -> context.tcp("capf", socket -> {
            CapfReader reader = new CapfReader();
            socket.handler(bytes -> reader.take(bytes.getBytes()).messages().forEach(message -> {
                switch (message.kind()) {
                    case AUTH_RESPONSE ->
                        Arrays.stream(asks)
                                .map(kind -> new CapfMessage(kind, SESSION, CapfKey.EC_256.request(true)))
                                .forEach(request -> socket.write(Buffer.buffer(request.bytes())));
                    case KEY_RESPONSE -> {
                        answered.complete();
                        if (ends) {
                            socket.write(Buffer.buffer(
                                    CapfMessage.end(SESSION, CapfReason.REFUSED).bytes()));
                        }
                    }
                    default -> {}
                }
            }));
            CapfElement version = CapfElement.octet(CapfTag.VERSION, CapfMessage.VERSION);
            socket.write(Buffer.buffer(
                    CapfMessage.of(CapfKind.AUTH_REQUEST, SESSION, version).bytes()));
        });
    }

    private static String why(Future<CapfOutcome> outcome) {
        return ((CapfOutcome.None) TinyLab.await(outcome)).why().toString();
    }
}

package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;

/** What becomes of peers that do not come to the end of a request. */
class HttpIdleTest {

    private static final Duration IDLE = Duration.ofMillis(250);

    /** Long enough that a busy machine makes nobody idle. */
    private static final Duration PATIENT = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Port WEB =
            new Port("web.test", "web", "http", Transport.TCP, new Endpoint("127.202.1.10", 17081), false);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private Wire wire;
    private Dialler dialler;

    /** A caller, what it heard, and when it was hung up on. */
    private record Caller(NetSocket socket, Buffer heard, CompletableFuture<String> over) {}

    private void serve(Duration idle) {
        wire = new Wire(
                clock,
                history,
                new FaultBoard(history),
                new AddressPlan(false),
                Reach.everywhere(),
                Seed.of(1),
                idle,
                Patience.STANDARD);
        dialler = wire.dialler("127.202.1.100");
        get(wire.http(
                WEB,
                null,
                request -> request.end().onSuccess(all -> request.response().end("here"))));
    }

    @AfterEach
    void close() {
        get(wire.close());
        assertThat(clock.pending()).isZero();
        clock.close();
    }

    private Caller caller(String says) {
        NetSocket socket = get(dialler.connect(WEB.published(), LIMIT));
        Buffer heard = Buffer.buffer();
        CompletableFuture<String> over = new CompletableFuture<>();
        socket.handler(heard::appendBuffer);
        socket.exceptionHandler(gone -> {});
        socket.closeHandler(closed -> over.complete(heard.toString(StandardCharsets.ISO_8859_1)));
        socket.write(says);
        return new Caller(socket, heard, over);
    }

    /** Says one more byte every few milliseconds, as long as somebody listens. */
    private void drip(Caller caller) {
        LabTimer timer = clock.after(IDLE.dividedBy(10), () -> {
            if (!caller.over().isDone()) {
                caller.socket().write("x");
                drip(caller);
            }
        });
        caller.over().thenRun(timer::cancel);
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws Exception {
        serve(IDLE);
        assertThat(caller("").over().get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void whoStopsInTheMiddleOfAHeaderIsHungUpOn() throws Exception {
        serve(IDLE);
        assertThat(caller("GET / HTTP/1.1\r\nHost: a\r\nX: ").over().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .doesNotContain("200");
    }

    @Test
    void whoDripsAHeaderIsHungUpOnThoughNeverIdle() throws Exception {
        serve(IDLE);
        Caller loris = caller("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        drip(loris);
        assertThat(loris.over().get(LIMIT.toSeconds(), TimeUnit.SECONDS)).doesNotContain("200");
    }

    @Test
    void whoDripsABodyIsHungUpOnThoughNeverIdle() throws Exception {
        serve(IDLE);
        Caller loris = caller("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        drip(loris);
        assertThat(loris.over().get(LIMIT.toSeconds(), TimeUnit.SECONDS)).doesNotContain("200");
    }

    @Test
    void aKeptConnectionIsHungUpOnAfterItsAnswer() throws Exception {
        serve(IDLE);
        assertThat(caller("GET / HTTP/1.1\r\nHost: a\r\n\r\n").over().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .startsWith("HTTP/1.1 200")
                .endsWith("here");
    }

    @Test
    void whoComesToTheEndOfRequestsStays() throws Exception {
        serve(PATIENT);
        Caller steady = caller("");
        CompletableFuture<Void> threeLooks = new CompletableFuture<>();
        clock.after(PATIENT.multipliedBy(3), () -> threeLooks.complete(null));
        while (!threeLooks.isDone()) {
            int heard = steady.heard().length();
            steady.socket().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            CompletableFuture<Void> pause = new CompletableFuture<>();
            clock.after(PATIENT.dividedBy(40), () -> pause.complete(null));
            pause.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(steady.heard().length()).isGreaterThanOrEqualTo(heard);
        }
        assertThat(steady.over()).isNotDone();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}

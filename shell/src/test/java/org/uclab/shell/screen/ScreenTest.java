package org.uclab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;

/** A screen at a real socket, and strangers who call there. */
class ScreenTest {

    private static final long WALL_MAX_SECONDS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PORT = 49999;
    private static final String WORD = "open-sesame";

    private final WallClock clock = new WallClock(20);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
    private final Context context = wire.vertx().getOrCreateContext();
    private final Agenda agenda = Agenda.on(context, clock);
    private final Dialler ada = wire.dialler("127.209.8.20");
    private final Dialler ben = wire.dialler("127.209.8.21");
    private final ScreenHost host = new ScreenHost(
            ada.sockets(new PortRange("ada", "im-share", "screen", Transport.TCP, ada.from(), PORT, PORT)),
            WORD,
            () -> new byte[5_000],
            agenda);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private <T> T here(Supplier<Future<T>> what) throws Exception {
        Promise<T> done = Promise.promise();
        context.runOnContext(turn -> what.get().onComplete(done));
        return done.future().toCompletionStage().toCompletableFuture().get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    private ScreenView look(String word) throws Exception {
        return here(() ->
                ScreenView.dial(ben, new Endpoint(ada.from(), PORT), word, LIMIT, () -> ended.complete(null), agenda));
    }

    @BeforeEach
    void open() throws Exception {
        assertThat(here(host::open)).contains(new Endpoint("127.209.8.20", PORT));
    }

    @AfterEach
    void close() throws Exception {
        wire.close().toCompletionStage().toCompletableFuture().get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void whoKnowsTheWordSeesIt() throws Exception {
        assertThat(look(WORD).pictures()).isPositive();
        here(() -> {
            assertThat(host.shown()).isTrue();
            return host.close();
        });
        ended.get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-sesamE", "GET / HTTP/1.1\r\n\r\n", "open-sesame-and-more", "x"})
    void whoSaysSomethingElseIsSentAwayAndOthersSeeIt(String words) throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        here(() -> ben.connect(new Endpoint(ada.from(), PORT), LIMIT).onSuccess(socket -> {
            socket.closeHandler(closed -> gone.complete(null));
            socket.write(Buffer.buffer(words));
        }));
        gone.get(WALL_MAX_SECONDS, TimeUnit.SECONDS);
        assertThat(look(WORD).pictures()).isPositive();
    }

    @Test
    void oneAloneSeesIt() throws Exception {
        look(WORD);
        assertThatThrownBy(() -> look(WORD)).hasMessageContaining("the connection was");
    }

    @Test
    void aHostThatShowsNonsenseIsLeft() throws Exception {
        here(() -> ada.sockets(new PortRange("ada", "nonsense", "none", Transport.TCP, ada.from(), PORT + 1, PORT + 1))
                .tcp(socket -> socket.handler(any -> socket.write(Buffer.buffer("HTTP/1.1 400\r\n\r\n")))));
        assertThatThrownBy(() -> here(
                        () -> ScreenView.dial(ben, new Endpoint(ada.from(), PORT + 1), WORD, LIMIT, () -> {}, agenda)))
                .hasMessageContaining("a picture of");
    }
}

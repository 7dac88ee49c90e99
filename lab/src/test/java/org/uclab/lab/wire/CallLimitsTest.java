package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;

/** Limits of calls where lab time goes faster than sockets do. */
class CallLimitsTest {

    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Port WEB =
            new Port("web.test", "web", "http", Transport.TCP, new Endpoint("127.203.1.10", 17080), false);

    private final WallClock clock = new WallClock(1000);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), (from, to) -> true);

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    @Test
    void anAnswerThatTakesTheMachineSomeTimeIsStillInTime() {
        get(wire.http(
                WEB,
                null,
                request -> wire.vertx().setTimer(200, late -> request.response().end("here"))));
        assertThat(get(call()).text()).isEqualTo("here");
    }

    @Test
    void noAnswerIsToldOfAfterAll() {
        get(wire.http(WEB, null, request -> {}));
        assertThatThrownBy(() -> get(call())).hasStackTraceContaining(WireException.class.getName());
    }

    @Test
    void limitsKeepTheirProportions() {
        Duration one = clock.limit(Duration.ofSeconds(1));
        for (int seconds = 1; seconds <= 45; seconds++) {
            assertThat(clock.limit(Duration.ofSeconds(seconds))).isEqualTo(one.multipliedBy(seconds));
        }
        assertThat(clock.wall(clock.limit(Duration.ofHours(1)))).isEqualTo(LabClock.LIMIT_WALL_MAX);
    }

    @Test
    void whereThereIsTimeEnoughALimitIsWhatItIs() {
        try (WallClock slow = new WallClock(LabClock.LIMIT_SCALE_MAX)) {
            assertThat(slow.limit(LIMIT)).isEqualTo(LIMIT);
        }
    }

    private Future<HttpReply> call() {
        return wire.dialler("127.203.1.100")
                .http(null)
                .call(HttpCall.get("http", "web.test", WEB.published(), "/", HttpFields.none(), LIMIT));
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.seed.Seed;

/** What ports put up with from peers that finish nothing. */
class StrangersTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Port ECHO =
            new Port("echo.test", "echo", "echo", Transport.TCP, new Endpoint("127.209.1.10", 17_109), false);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private Wire wire;
    private Dialler dialler;

    private void serve(Patience patience, Handler<NetSocket> handler) {
        wire = new Wire(
                clock,
                history,
                new FaultBoard(history),
                new AddressPlan(false),
                Reach.everywhere(),
                Seed.of(1),
                Wire.HTTP_IDLE_MAX,
                patience);
        dialler = wire.dialler("127.209.1.100");
        get(wire.tcp(ECHO, null, handler));
    }

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    private static void echo(NetSocket socket) {
        socket.handler(said -> {
            Wire.known(socket);
            socket.write(said);
        });
    }

    private static Patience patience(int firstByteMs, int unfinishedMs, int strangers) {
        return new Patience(
                Duration.ofMillis(firstByteMs),
                Duration.ofMillis(unfinishedMs),
                Duration.ofMillis(firstByteMs),
                strangers);
    }

    private NetSocket caller(String from) {
        Dialler own = from.equals(dialler.from()) ? dialler : wire.dialler(from);
        return get(own.connect(ECHO.published(), LIMIT));
    }

    private String closed(NetSocket socket) {
        String peer = Endpoint.of(socket.localAddress()).toString();
        return history.await(
                        0,
                        LIMIT,
                        event -> event instanceof Event.ConnectionClosed gone
                                && gone.peer().equals(peer))
                .map(event -> ((Event.ConnectionClosed) event).why())
                .orElse("not closed");
    }

    @Test
    void whoSaysNothingIsSentAwayAndWhoHasFinishedSomethingIsNot() {
        serve(patience(300, 600, 10), StrangersTest::echo);
        NetSocket known = caller(dialler.from());
        known.write("hello");
        assertThat(history.await(0, LIMIT, event -> event.kind() == Event.Kind.CONNECTION_OPENED))
                .isPresent();
        NetSocket silent = caller(dialler.from());
        assertThat(closed(silent)).isEqualTo("said nothing");
        NetSocket second = caller(dialler.from());
        assertThat(closed(second)).isEqualTo("said nothing");
        assertThat(answer(known, "still there")).isEqualTo("still there");
    }

    @Test
    void whoFinishesNothingIsSentAwayToo() {
        serve(patience(300, 600, 10), socket -> {});
        NetSocket halfway = caller(dialler.from());
        halfway.write("hel");
        assertThat(closed(halfway)).isEqualTo("finished nothing");
    }

    @Test
    void aClockThatIsMadeFasterLeavesEverybodyTheTimeOfTheMachine() {
        serve(new Patience(LIMIT, LIMIT, LIMIT, 10), StrangersTest::echo);
        clock.scale(3_600);
        NetSocket caller = caller(dialler.from());
        assertThat(history.await(0, LIMIT.multipliedBy(4), event -> event instanceof Event.ConnectionClosed))
                .isEmpty();
        assertThat(answer(caller, "here")).isEqualTo("here");
    }

    @Test
    void aCrowdOfOneAddressKeepsNobodyOut() {
        serve(patience(600_000, 600_000, 8), StrangersTest::echo);
        NetSocket early = caller("127.209.1.101");
        List<NetSocket> crowd = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            crowd.add(caller(dialler.from()));
        }
        assertThat(closed(crowd.get(0))).isEqualTo("made room for others");
        assertThat(answer(early, "first")).isEqualTo("first");
        assertThat(answer(caller("127.209.1.102"), "second")).isEqualTo("second");
        assertThat(wire.connections()).isLessThanOrEqualTo(8 + 2);
    }

    @Test
    void aConnectionStandsThoughNobodyHoldsWhatDialledIt() {
        serve(Patience.STANDARD, StrangersTest::echo);
        NetSocket early = caller("127.209.1.101");
        for (int i = 0; i < 10; i++) {
            System.gc();
            assertThat(answer(caller(dialler.from()), "other"))
                    .isEqualTo("other"); // what was collected would be closed by now
        }
        assertThat(answer(early, "first")).isEqualTo("first");
    }

    /** The resolver of Vert.x, which nobody asks, opens a socket with the first connection. */
    @Test
    void noSocketIsOpenToOthersThanThisMachine() throws Exception {
        Path own = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(own), "this system does not tell of its sockets");
        serve(Patience.STANDARD, StrangersTest::echo);
        assertThat(answer(caller(dialler.from()), "x")).isEqualTo("x");
        get(dialler.udp());
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> all = Files.list(own)) {
            for (Path descriptor : all.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        List<String> wild = new ArrayList<>();
        for (String table : new String[] {"udp", "udp6", "tcp", "tcp6"}) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] parts = line.strip().split("\\s+");
                boolean everywhere = parts[1].matches("0+:.*") && !parts[1].endsWith(":0000");
                if (everywhere && sockets.contains("socket:[" + parts[9] + "]")) {
                    wild.add(table + " " + parts[1]);
                }
            }
        }
        assertThat(wild).isEmpty();
    }

    private static String answer(NetSocket socket, String said) {
        io.vertx.core.Promise<String> heard = io.vertx.core.Promise.promise();
        Buffer all = Buffer.buffer();
        socket.handler(bytes -> {
            all.appendBuffer(bytes);
            if (all.toString().endsWith(said)) {
                heard.tryComplete(said);
            }
        });
        socket.write(said);
        return get(heard.future());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}

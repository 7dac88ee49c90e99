package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;

/** Ports whose sockets are on another event loop than who serves them. */
class ApartTest {

    private static final Endpoint AT = new Endpoint("127.202.4.10", 17011);
    private static final Port UDP = new Port("echo.test", "echo", "echo", Transport.UDP, AT, false);
    private static final Port TCP = new Port("echo.test", "echo", "echo", Transport.TCP, AT, false);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), (from, to) -> true);
    private final LinkedBlockingQueue<Thread> told = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Thread> serving = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Context mine = wire.vertx().getOrCreateContext();

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    @Test
    void datagramsComeOnAnotherThreadAndTheCallerIsToldOnItsOwn() throws InterruptedException {
        start(() -> wire.udp(
                UDP,
                socket -> socket.onDatagram(datagram -> {
                    serving.add(Thread.currentThread());
                    byte[] answer = datagram.data().getBytes();
                    mine.runOnContext(later -> socket.send(datagram.sender(), answer, () -> {}));
                }),
                true));
        UdpSocket caller = get(wire.dialler("127.202.4.100").udp());
        caller.onDatagram(datagram -> heard.add(datagram.data().toString()));
        caller.send(AT, Buffer.buffer("echo"));
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("echo");
        theThreadsAreTwo();
    }

    @Test
    void soDoConnections() throws InterruptedException {
        start(() -> wire.tcp(
                TCP,
                null,
                socket -> socket.handler(bytes -> {
                    serving.add(Thread.currentThread());
                    mine.runOnContext(later -> socket.write(bytes));
                }),
                true));
        NetSocket caller = get(wire.dialler("127.202.4.100").connect(AT, Duration.ofSeconds(60)));
        caller.handler(bytes -> heard.add(bytes.toString(StandardCharsets.US_ASCII)));
        caller.write("echo");
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("echo");
        theThreadsAreTwo();
    }

    private void start(Supplier<Future<Listening>> listen) throws InterruptedException {
        LinkedBlockingQueue<Boolean> up = new LinkedBlockingQueue<>();
        mine.runOnContext(now -> listen.get().onComplete(bound -> {
            told.add(Thread.currentThread());
            up.add(bound.succeeded());
        }));
        assertThat(up.poll(60, TimeUnit.SECONDS)).isTrue();
    }

    private void theThreadsAreTwo() throws InterruptedException {
        LinkedBlockingQueue<Thread> own = new LinkedBlockingQueue<>();
        mine.runOnContext(now -> own.add(Thread.currentThread()));
        Thread thread = own.poll(60, TimeUnit.SECONDS);
        assertThat(told.poll(60, TimeUnit.SECONDS)).isSameAs(thread);
        if (EventLoops.COUNT > 1) {
            assertThat(serving.poll(60, TimeUnit.SECONDS)).isNotSameAs(thread);
        }
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}

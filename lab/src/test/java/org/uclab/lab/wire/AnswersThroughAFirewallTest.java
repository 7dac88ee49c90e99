package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;

/** Nobody outside reaches a port inside, but who was sent something from it answers. */
class AnswersThroughAFirewallTest {

    private static final String INSIDE = "127.208.1.30";
    private static final String OUTSIDE = "127.208.2.30";

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire = new Wire(
            clock,
            history,
            new FaultBoard(history),
            new AddressPlan(false),
            (from, to) -> !(from.startsWith("127.208.2.") && to.startsWith("127.208.1.")));

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private UdpSocket socket(String address) {
        PortRange range = new PortRange(address, "media", "media", Transport.UDP, address, 17_400, 17_401);
        return get(wire.sockets(range).udp()).socket().orElseThrow();
    }

    private static LinkedBlockingQueue<String> heard(UdpSocket socket) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.onDatagram(datagram -> heard.add(datagram.data().toString()));
        return heard;
    }

    private static void say(UdpSocket from, UdpSocket to, String text) {
        from.send(to.local(), text.getBytes(java.nio.charset.StandardCharsets.UTF_8), () -> {});
    }

    @Test
    void letsAnswersInAndNobodyElse() throws InterruptedException {
        UdpSocket inside = socket(INSIDE);
        UdpSocket outside = socket(OUTSIDE);
        UdpSocket stranger = socket("127.208.2.31");
        LinkedBlockingQueue<String> heardInside = heard(inside);
        LinkedBlockingQueue<String> heardOutside = heard(outside);
        get(outside.send(inside.local(), Buffer.buffer("too early")));
        say(inside, outside, "hello");
        assertThat(heardOutside.poll(60, TimeUnit.SECONDS)).isEqualTo("hello");
        get(stranger.send(inside.local(), Buffer.buffer("me too")));
        say(outside, inside, "hello yourself");
        assertThat(heardInside.poll(60, TimeUnit.SECONDS)).isEqualTo("hello yourself");
        assertThat(heardInside).isEmpty();
    }
}

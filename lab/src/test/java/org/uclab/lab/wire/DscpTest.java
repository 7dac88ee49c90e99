package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;

/** What the system says of sockets; that packets carry it is seen where tcpdump looks. */
class DscpTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SERVER = "127.202.1.10";
    private static final String CALLER = "127.202.1.100";
    private static final Port SIP = port("sip", 17_060);
    private static final Port WEB = port("web", 17_061);
    private static final int AF31 = 26;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), (from, to) -> true);
    private final Dialler dialler = wire.dialler(CALLER);

    private static Port port(String service, int number) {
        return new Port("node.test", service, service, Transport.TCP, new Endpoint(SERVER, number), false);
    }

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void listen(Port port) {
        get(wire.tcp(port, null, socket -> socket.handler(socket::write)));
    }

    @Test
    void connectionsAreMarkedByThePortThatTheyLeadTo() {
        listen(SIP);
        listen(WEB);
        dialler.marks(port -> port == SIP.published().port() ? AF31 : 0);
        get(dialler.connect(SIP.published(), LIMIT));
        get(dialler.connect(WEB.published(), LIMIT));
        assertThat(dialler.markings())
                .containsEntry(SIP.published().port(), AF31)
                .containsEntry(WEB.published().port(), 0);
        dialler.marks(port -> 0);
        get(dialler.connect(SIP.published(), LIMIT));
        assertThat(dialler.markings()).containsEntry(SIP.published().port(), 0);
    }

    @Test
    void blockingSocketsAre() throws IOException {
        listen(SIP);
        dialler.marks(port -> AF31);
        try (Socket socket =
                dialler.socketFactory().createSocket(SERVER, SIP.published().port())) {
            assertThat(socket.getTrafficClass()).isEqualTo(Dscp.octet(AF31));
        }
        assertThat(dialler.markings()).containsEntry(SIP.published().port(), AF31);
    }

    @Test
    void pairsOfPortsTellHowTheyAreMarked() {
        RangeSockets sockets =
                dialler.sockets(new PortRange("phone.test", "rtp", "test", Transport.UDP, CALLER, 17_100, 17_120));
        Opening<UdpPair> marked = get(sockets.udpPair(46));
        Opening<UdpPair> plain = get(sockets.udpPair());
        assertThat(marked.socket().orElseThrow().even().dscp()).isEqualTo(46);
        assertThat(marked.socket().orElseThrow().odd().dscp()).isEqualTo(46);
        assertThat(plain.socket().orElseThrow().even().dscp()).isZero();
    }
}

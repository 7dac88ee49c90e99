package org.uclab.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.pki.PortKeys;

/** Connections that are opened from ports of a range. */
class LocalPortsTest {

    private static final Port WEB =
            new Port("web.test", "web", "sip", Transport.TCP, new Endpoint("127.204.1.10", 17081), true);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final LabCa ca = LabCa.create("ports", clock);
    private final Wire wire =
            new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), (from, to) -> true);
    private final Dialler dialler = wire.dialler("127.204.1.100");

    @AfterEach
    void close() {
        get(dialler.close());
        get(wire.close());
        clock.close();
    }

    private void serve() {
        get(wire.tcp(
                WEB,
                Wire.ServerTls.of(KeyCertOptions.wrap(PortKeys.issuedBy(ca, CertificateProfile.server("web.test")))),
                socket -> {},
                false));
    }

    private Future<NetSocket> dial(LocalPorts ports) {
        ClientSSLOptions tls = new ClientSSLOptions().setTrustOptions(TrustOptions.wrap(ca.peerTrust()));
        return dialler.connectTls(WEB.published(), "web.test", tls, Duration.ofSeconds(10), ports);
    }

    @Test
    void eachTakesTheNextOneAndPassesOverWhatIsTaken() {
        serve();
        LocalPorts two = new LocalPorts(27_001, 27_002);
        assertThat(get(dial(two)).localAddress().port()).isEqualTo(27_001);
        NetSocket second = get(dial(two));
        assertThat(second.localAddress().port()).isEqualTo(27_002);
        assertThatThrownBy(() -> get(dial(two))).hasStackTraceContaining(WireException.class.getName());
        assertThat(get(dial(new LocalPorts(27_001, 27_003))).localAddress().port())
                .isEqualTo(27_003);
    }

    @Test
    void whoeverIsNotThereIsToldAsEver() {
        assertThatThrownBy(() -> get(dial(new LocalPorts(27_001, 27_002))))
                .hasStackTraceContaining(WireException.class.getName());
    }

    @Test
    void aRangeHasItsEndsInOrder() {
        assertThatThrownBy(() -> new LocalPorts(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalPorts(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalPorts(1, 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new LocalPorts(5, 6).after(6)).isEqualTo(5);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

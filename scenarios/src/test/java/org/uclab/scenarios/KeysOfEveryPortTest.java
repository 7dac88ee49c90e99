package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;

/** Every TLS port of a world has a certificate for callers of either kind. */
class KeysOfEveryPortTest {

    private static final int PATIENCE_MS = 20_000;

    @ParameterizedTest
    @CsvSource({"uclab", "directory", "capf"})
    void showsTheKindThatTheHelloWants(String world) throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            List<Port> ports = bench.nodes().stream()
                    .flatMap(node -> node.ports().stream())
                    .filter(port -> port.tls() && port.transport() == Transport.TCP)
                    .toList();
            int judged = 0;
            for (Port port : ports) {
                Endpoint at = bench.addressPlan().actual(Transport.TCP, port.published());
                if (!listens(at)) {
                    continue; // a host that no system of this world names runs and answers on none of its ports
                }
                judged++;
                assertThat(shown(at, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"))
                        .as("%s", port)
                        .isEqualTo("RSA");
                assertThat(shown(at, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"))
                        .as("%s", port)
                        .isEqualTo("EC");
            }
            assertThat(judged).isGreaterThan(3);
        }
    }

    private static boolean listens(Endpoint at) throws IOException {
        try (Socket plain = new Socket(at.address(), at.port())) {
            return plain.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** What certificate comes, whether or not the port then wants one of ours. */
    private static String shown(Endpoint at, String suite) throws Exception {
        Seen seen = new Seen();
        SSLContext caller = SSLContext.getInstance("TLS");
        caller.init(null, new TrustManager[] {seen}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) caller.getSocketFactory().createSocket(at.address(), at.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
        } catch (IOException ourCertificateIsWanted) {
            assertThat(seen.algorithms).as(ourCertificateIsWanted.getMessage()).isNotEmpty();
        }
        return seen.algorithms.get(0);
    }

    private static final class Seen extends X509ExtendedTrustManager {

        private final List<String> algorithms = new ArrayList<>();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            algorithms.add(chain[0].getPublicKey().getAlgorithm());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new AssertionError("a socket asks");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new AssertionError("a socket asks");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

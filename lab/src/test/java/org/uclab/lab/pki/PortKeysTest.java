package org.uclab.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

class PortKeysTest {

    private static final String HOST = "xpre1.uclab.com";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final WallClock clock = new WallClock(1);
    private final LabCa ca = LabCa.create("Lab CA", clock);
    private final History history = new History(clock);
    private final FaultBoard board = new FaultBoard(history);
    private final List<X509Certificate> subjects = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private NetClient client;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client = vertx.createNetClient(new NetClientOptions().setRegisterWriteHandler(false));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
        clock.close();
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P256, TLSv1.3",
        "EC_P256, TLSv1.2",
        "RSA_2048, TLSv1.3",
        "RSA_2048, TLSv1.2",
    })
    void showsEitherKindOfKeyInEitherVersion(KeySpec spec, String version) throws Exception {
        int port = serve(identities(spec), false);
        X509Certificate shown = handshake(port, version, null);
        assertThat(shown.getPublicKey().getAlgorithm()).isEqualTo(spec.algorithm());
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, RSA",
        "TLSv1.2, TLS_RSA_WITH_AES_128_CBC_SHA, RSA",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, EC",
        "TLSv1.3, TLS_AES_128_GCM_SHA256, EC",
    })
    void theHelloChoosesAmongTheKeysOfAPort(String version, String suite, String algorithm) throws Exception {
        PortIdentities both = identities(KeySpec.USUAL, CertificateProfile.server(HOST));
        int port = serve(both, false);
        assertThat(shownTo(port, version, suite)).isEqualTo(algorithm);
        board.arm(new CertificateFault(CertificateDefect.EXPIRED), Where.port(HOST, "edge"), Trigger.nth(1));
        assertThat(refusalOf(port, version, suite)).contains("NotAfter");
        assertThat(shownTo(port, version, suite)).isEqualTo(algorithm);
    }

    @Test
    void aPortOfOneKeyRefusesWhoCannotUseIt() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), false);
        assertThat(refusalOf(port, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"))
                .contains("handshake_failure");
    }

    @Test
    void certificatesOfOneLabShareItsRsaKeyAndNothingElse() {
        TlsIdentity one = ca.issue(CertificateProfile.server(HOST).withKeySpec(KeySpec.RSA_2048));
        TlsIdentity other =
                ca.issue(CertificateProfile.server("other.uclab.com").withKeySpec(KeySpec.RSA_2048));
        assertThat(one.privateKey()).isEqualTo(other.privateKey());
        assertThat(one.leaf().getSerialNumber()).isNotEqualTo(other.leaf().getSerialNumber());
        assertThat(ca.issue(CertificateProfile.server(HOST)).privateKey())
                .isNotEqualTo(ca.issue(CertificateProfile.server(HOST)).privateKey());
    }

    private String shownTo(int port, String version, String suite) throws Exception {
        try (SSLSocket socket = offering(port, version, suite)) {
            socket.startHandshake();
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            return socket.getSession().getPeerCertificates()[0].getPublicKey().getAlgorithm();
        }
    }

    private String refusalOf(int port, String version, String suite) throws Exception {
        try (SSLSocket socket = offering(port, version, suite)) {
            socket.startHandshake();
            return "";
        } catch (java.io.IOException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return String.valueOf(cause.getMessage());
        }
    }

    private SSLSocket offering(int port, String version, String suite) throws Exception {
        SSLContext caller = SSLContext.getInstance("TLS");
        caller.init(null, new TrustManager[] {new PeerTrust(ca)}, null);
        SSLSocket socket = (SSLSocket) caller.getSocketFactory().createSocket(LOOPBACK, port);
        socket.setSoTimeout((int) LIMIT.toMillis());
        socket.setEnabledProtocols(new String[] {version});
        socket.setEnabledCipherSuites(new String[] {suite});
        return socket;
    }

    @Test
    void asksOncePerHandshakeAndIssuesOnce() throws Exception {
        PortIdentities identities = identities(KeySpec.EC_P256);
        AtomicInteger asked = new AtomicInteger();
        int port = serve(
                peer -> {
                    asked.incrementAndGet();
                    return identities.identities(peer);
                },
                false);
        assertThat(asked).hasValue(0);
        X509Certificate first = handshake(port, "TLSv1.3", null);
        X509Certificate second = handshake(port, "TLSv1.2", null);
        assertThat(asked).hasValue(2);
        assertThat(second).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateDefect.class,
            names = {
                "EXPIRED",
                "NOT_YET_VALID",
                "NAME_MISMATCH",
                "UNKNOWN_CA",
                "SELF_SIGNED",
                "REVOKED",
                "MD5_SIGNATURE"
            })
    void aFaultArmedBetweenTwoHandshakesIsRefusedAndHealed(CertificateDefect defect) throws Exception {
        int port = serve(identities(KeySpec.EC_P256), false);
        handshake(port, "TLSv1.3", null);

        ArmedFault armed = board.arm(new CertificateFault(defect), Where.port(HOST, "edge"), Trigger.always());
        assertThat(refusal(port)).as("a %s certificate", defect).isNotNull();
        assertThat(armed.fired()).isEqualTo(1);

        board.heal(armed);
        handshake(port, "TLSv1.3", null);
        assertThat(armed.fired()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateDefect.class,
            names = {"WEAK_KEY", "SRV_NAME_MISSING"})
    void whatJavaToleratesIsShownAllTheSame(CertificateDefect defect) throws Exception {
        int port = serve(identities(KeySpec.EC_P256), false);
        X509Certificate good = handshake(port, "TLSv1.3", null);
        board.arm(new CertificateFault(defect), Where.port(HOST, "edge"), Trigger.always());
        assertThat(handshake(port, "TLSv1.3", null)).isNotEqualTo(good);
        assertThat(handshake(port, "TLSv1.2", null)).isNotEqualTo(good);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aReturningCallerCannotResumePastAFault(String version) throws Exception {
        int port = serve(identities(KeySpec.EC_P256), false);
        SSLContext caller = SSLContext.getInstance("TLS");
        caller.init(null, new TrustManager[] {new PeerTrust(ca)}, null);
        Certificate first = returning(caller, port, version);
        board.arm(new CertificateFault(CertificateDefect.WEAK_KEY), Where.port(HOST, "edge"), Trigger.nth(1));
        assertThat(returning(caller, port, version)).isNotEqualTo(first);
        assertThat(returning(caller, port, version)).isEqualTo(first);
    }

    private static Certificate returning(SSLContext context, int port, String version) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(LOOPBACK, port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void aFaultKnowsWhoDials() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), false);
        board.arm(
                new CertificateFault(CertificateDefect.SELF_SIGNED),
                Where.port(HOST, "edge"),
                Trigger.where("peer", "127.0.0.9"));
        handshake(port, "TLSv1.3", null);
        board.arm(
                new CertificateFault(CertificateDefect.SELF_SIGNED),
                Where.port(HOST, "edge"),
                Trigger.where("peer", LOOPBACK));
        assertThat(refusal(port)).isNotNull();
        Event.FaultFired fired =
                (Event.FaultFired) history.await(0, LIMIT, event -> event.kind() == Event.Kind.FAULT_FIRED)
                        .orElseThrow();
        assertThat(fired.peer()).startsWith(LOOPBACK + ":");
    }

    @Test
    void mutualTlsShowsTheCallersCertificate() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), true);
        TlsIdentity caller =
                ca.issue(CertificateProfile.server("xpc1.uclab.com").withClientAuth(true));
        handshake(port, "TLSv1.3", PortKeys.of(caller));
        handshake(port, "TLSv1.2", PortKeys.of(caller));
        assertThat(subjects).containsExactly(caller.leaf(), caller.leaf());
    }

    @Test
    void aCallersCertificateIsIssuedOnceWhenItIsWanted() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), true);
        PortKeys caller = PortKeys.issuedBy(
                ca, CertificateProfile.server("xpc1.uclab.com").withClientAuth(true));
        handshake(port, "TLSv1.3", caller);
        handshake(port, "TLSv1.2", caller);
        assertThat(subjects).hasSize(2);
        assertThat(subjects.get(0)).isEqualTo(subjects.get(1));
    }

    @Test
    void mutualTlsRefusesAStranger() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), true);
        TlsIdentity stranger = LabCa.create("Other CA", clock)
                .issue(CertificateProfile.server("xpc1.uclab.com").withClientAuth(true));
        assertThat(settled(connect(port, "TLSv1.2", PortKeys.of(stranger))).failed())
                .isTrue();
        assertThat(subjects).isEmpty();
    }

    @Test
    void mutualTlsRefusesARevokedCaller() throws Exception {
        int port = serve(identities(KeySpec.EC_P256), true);
        TlsIdentity caller =
                ca.issue(CertificateProfile.server("xpc1.uclab.com").withClientAuth(true));
        handshake(port, "TLSv1.2", PortKeys.of(caller));
        ca.revoke(caller);
        assertThat(settled(connect(port, "TLSv1.2", PortKeys.of(caller))).failed())
                .isTrue();
    }

    private PortIdentities identities(KeySpec spec) {
        CertificateProfile profile = CertificateProfile.server(HOST)
                .withSrvNames(List.of("_collab-edge._tls.uclab.com"))
                .withKeySpec(spec);
        return identities(List.of(spec), profile);
    }

    private PortIdentities identities(List<KeySpec> keys, CertificateProfile profile) {
        return new PortIdentities(ca, profile, keys, board.point(HOST, "edge"), clock);
    }

    private int serve(IdentitySource source, boolean mutual) throws Exception {
        NetServerOptions options = new NetServerOptions()
                .setSsl(true)
                .setRegisterWriteHandler(false)
                .setKeyCertOptions(KeyCertOptions.wrap(new PortKeys(source)));
        if (mutual) {
            options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(new PeerTrust(ca)));
        }
        NetServer server = vertx.createNetServer(options).connectHandler(socket -> {
            if (mutual) {
                subjects.add(leaf(socket));
            }
            socket.write("x");
        });
        return await(server.listen(0, LOOPBACK)).actualPort();
    }

    /** The leaf the server shows to a caller that verifies chain and host name, once a byte came through. */
    private X509Certificate handshake(int port, String version, PortKeys own) throws Exception {
        NetSocket socket = await(connect(port, version, own).compose(PortKeysTest::firstByte));
        X509Certificate shown = leaf(socket);
        await(socket.close());
        return shown;
    }

    /** With TLS 1.3 a client is connected before the server has looked at its certificate; a byte tells. */
    private static Future<NetSocket> firstByte(NetSocket socket) {
        Promise<NetSocket> came = Promise.promise();
        socket.handler(b -> came.tryComplete(socket));
        socket.closeHandler(v -> came.tryFail("closed before a byte came"));
        return came.future();
    }

    private Throwable refusal(int port) throws Exception {
        return settled(connect(port, "TLSv1.3", null)).cause();
    }

    private static <T> Future<T> settled(Future<T> attempt) throws Exception {
        attempt.toCompletionStage().toCompletableFuture().handle((s, e) -> s).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return attempt;
    }

    private Future<NetSocket> connect(int port, String version, PortKeys own) {
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(new PeerTrust(ca)))
                .setHostnameVerificationAlgorithm("HTTPS");
        tls.setEnabledSecureTransportProtocols(Set.of(version));
        if (own != null) {
            tls.setKeyCertOptions(KeyCertOptions.wrap(own));
        }
        var connect = new ConnectOptions()
                .setPort(port)
                .setSsl(true)
                .setSniServerName(HOST)
                .setRemoteAddress(SocketAddress.inetSocketAddress(port, LOOPBACK))
                .setHost(HOST)
                .setSslOptions(tls);
        return client.connect(connect);
    }

    private static X509Certificate leaf(NetSocket socket) {
        try {
            return (X509Certificate) socket.sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException none) {
            throw new AssertionError(none);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}

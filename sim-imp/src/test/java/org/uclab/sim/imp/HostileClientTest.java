package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.PeerTrust;
import org.uclab.lab.pki.PortKeys;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Peers that mean no good; after each of them somebody signs in. */
class HostileClientTest {

    private static final String HEADER = "<stream:stream to='uclab.com' version='1.0' xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";
    private static final int READ_LIMIT_MS = 20_000;

    private TestCluster cluster;

    @BeforeEach
    void up() {
        cluster = new TestCluster(ImpConfig.Settings.usual());
    }

    @AfterEach
    void somebodyStillSignsIn() throws Exception {
        assertThat(PingManager.getInstanceFor(cluster.signIn(cluster.pub, "mac.donald", "ilikeMRA1", "desk"))
                        .pingMyServer())
                .isTrue();
        cluster.close();
    }

    /** What the server says until it closes; a reset counts as the end. */
    private String answer(int port, byte[] bytes) throws IOException {
        try (Socket socket = cluster.dialler.socketFactory().createSocket(cluster.pub.address(), port)) {
            socket.setSoTimeout(READ_LIMIT_MS);
            OutputStream out = socket.getOutputStream();
            StringBuilder said = new StringBuilder();
            try {
                out.write(bytes);
                out.flush();
                InputStream in = socket.getInputStream();
                byte[] piece = new byte[4096];
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                    said.append(new String(piece, 0, n, StandardCharsets.UTF_8));
                }
            } catch (java.net.SocketTimeoutException silent) {
                throw silent;
            } catch (IOException reset) {
                said.append("(reset)");
            }
            return said.toString();
        }
    }

    private String answer(String text) throws IOException {
        return answer(5222, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void randomBytesAreAnsweredWithAnErrorAndTheDoor() throws Exception {
        Random random = new Random(5222);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(bytes);
            bytes[0] = 'x';
            assertThat(answer(5222, bytes)).contains("not-well-formed", "</stream:stream>");
        }
        byte[] garbage = new byte[3_000];
        random.nextBytes(garbage);
        assertThat(answer(7400, garbage)).as("the port between the nodes").doesNotContain("stream");
    }

    @Test
    void otherProtocolsAreRefused() throws Exception {
        assertThat(answer("GET / HTTP/1.1\r\nHost: uclab.com\r\n\r\n")).contains("not-well-formed");
        assertThat(answer("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"))
                .contains("not-well-formed");
    }

    @Test
    void eachRuleHasItsCondition() throws Exception {
        assertThat(answer(HEADER + "<!-- x -->")).contains("restricted-xml");
        assertThat(answer(HEADER + "<message/>")).contains("not-authorized");
        assertThat(answer(HEADER + "<p:message/>")).contains("not-well-formed");
        assertThat(answer(HEADER + "</stream:stream>"))
                .endsWith("</stream:stream>")
                .doesNotContain("error");
        assertThat(answer(HEADER.replace("jabber:client", "jabber:server"))).contains("invalid-namespace");
        assertThat(answer(HEADER.replace("version='1.0'", ""))).contains("unsupported-version");
    }

    @Test
    void clearTextBehindStarttlsIsWorthNothing() throws Exception {
        try (Socket socket = cluster.dialler.socketFactory().createSocket(cluster.pub.address(), 5222)) {
            socket.setSoTimeout(READ_LIMIT_MS);
            String early = HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                    + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AG1hYwBpbGlrZQ==</auth>";
            socket.getOutputStream().write(early.getBytes(StandardCharsets.UTF_8));
            String said = readUntil(socket, "xmpp-tls'/>");
            assertThat(said).contains("<proceed").doesNotContain("xmpp-sasl");
            socket.getOutputStream().write("no handshake".getBytes(StandardCharsets.UTF_8));
            assertThat(cluster.sees(0, TestCluster.PUB, "CONNECTION_CLOSED")).isPresent();
        }
        assertThat(cluster.history.events()).noneMatch(TestCluster.holds("MESSAGE_RECEIVED", "auth"));
    }

    @Test
    void anEndlessStanzaIsCutOff() throws Exception {
        byte[] endless = (HEADER + "<message a='" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(answer(5222, endless)).containsAnyOf("policy-violation", "(reset)");
        assertThat(cluster.sees(0, "MESSAGE_SENT", "policy-violation")).isPresent();
    }

    @Test
    void chunksOfOneByteAreRead() throws Exception {
        try (Socket socket = cluster.dialler.socketFactory().createSocket(cluster.pub.address(), 5222)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_LIMIT_MS);
            for (byte one : HEADER.getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
            assertThat(readUntil(socket, "</stream:features>")).contains("<required/>");
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder said = new StringBuilder();
        byte[] piece = new byte[4096];
        while (!said.toString().contains(end)) {
            int n = socket.getInputStream().read(piece);
            assertThat(n).isPositive();
            said.append(new String(piece, 0, n, StandardCharsets.UTF_8));
        }
        return said.toString();
    }

    @Test
    void onlyANodeOfTheSubclusterMaySpeakBetweenTheNodes() throws Exception {
        assertThat(spokenBetweenTheNodes(null)).as("no certificate").isFalse();
        assertThat(spokenBetweenTheNodes("uclabexpwc01.uclab.com"))
                .as("another host")
                .isFalse();
        assertThat(cluster.history.events()).anyMatch(TestCluster.holds(TestCluster.PUB, "XCP", "not-authorized"));
        assertThat(spokenBetweenTheNodes(TestCluster.SUB)).as("the other node").isTrue();
    }

    /** Dials as that host with its certificate, and says it is the other node; true when it is heard. */
    private boolean spokenBetweenTheNodes(String host) {
        long before = cluster.history.last();
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(new PeerTrust(cluster.ca)))
                .setHostnameVerificationAlgorithm("HTTPS");
        if (host != null) {
            var profile = CertificateProfile.server(host).withClientAuth(true);
            tls.setKeyCertOptions(KeyCertOptions.wrap(PortKeys.of(cluster.ca.issue(profile))));
        }
        String news = StreamHeader.to(Xcp.NAMESPACE, TestCluster.PUB)
                        .toXml()
                        .replace(" to=", " from='" + TestCluster.SUB + "' to=")
                + Xcp.of(new News.Gone(Jid.valid("nobody@uclab.com/x"))).toXml(Xcp.NAMESPACE) + "</stream:stream>";
        cluster.dialler
                .connectTls(new Endpoint(cluster.pub.address(), 7400), TestCluster.PUB, tls, TestCluster.PATIENCE)
                .onSuccess(socket -> socket.write(news));
        assertThat(cluster.sees(before, TestCluster.PUB, "CONNECTION_CLOSED")).isPresent();
        List<Event> seen = cluster.history.since(before);
        return seen.stream().anyMatch(TestCluster.holds(TestCluster.PUB, "MESSAGE_RECEIVED", "XCP gone"))
                && seen.stream().noneMatch(TestCluster.holds("not-authorized"));
    }
}

package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.ping.PingManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.xmpp.Jid;

/** The cloud's XMPP over real sockets, examined by Smack and by peers that mean no good. */
class MessengerServerTest {

    private static final String HOST = "im.test";
    private static final String NET = "127." + (100 + ProcessHandle.current().pid() % 100) + ".3.";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAIN = 10_443;
    private static final int OTHER = 15_222;
    private static final String HEADER = "<stream:stream to='one.test' version='1.0' xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";

    static {
        SASLAuthentication.registerSASLMechanism(new SmackWebexToken());
    }

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final LabCa ca = LabCa.create("Test CA", clock);
    private final WebexCloud cloud = TestCloud.peopled();
    private final List<XMPPTCPConnection> clients = new ArrayList<>();
    private Wire wire;
    private Dialler dialler;
    private Node node;

    @BeforeEach
    void up() {
        FaultBoard faults = new FaultBoard(history);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        dialler = wire.dialler(NET + "100");
        List<Port> ports = List.of(
                new Port(HOST, "xmpp-443", "xmpp", Transport.TCP, new Endpoint(NET + "41", MAIN), false),
                new Port(HOST, "xmpp", "xmpp", Transport.TCP, new Endpoint(NET + "41", OTHER), false),
                new Port(HOST, "archive", "https", Transport.TCP, new Endpoint(NET + "41", 18_443), true));
        node = new Node(
                new NodeSpec(HOST, NET + "41", ports, CertificateProfile.server(HOST)),
                new Lab(clock, history, faults, wire, ca),
                () -> new MessengerProgram(cloud));
        await(node.start());
    }

    @AfterEach
    void down() {
        clients.forEach(XMPPTCPConnection::instantShutdown);
        await(dialler.close());
        await(node.stop("over"));
        await(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED);
    }

    private String token(String user) {
        return cloud.tokens().give(Jid.valid(user), () -> "token of " + user, clock.now());
    }

    private XMPPTCPConnection connection(String domain, String token, int port, String... suites) throws Exception {
        var builder = XMPPTCPConnectionConfiguration.builder()
                .addEnabledSaslMechanism(WebexToken.NAME)
                .setXmppDomain(JidCreate.domainBareFrom(domain))
                .setHostAddress(InetAddress.getByName(NET + "41"))
                .setPort(port)
                .setSocketFactory(dialler.socketFactory())
                .setSecurityMode(ConnectionConfiguration.SecurityMode.required)
                .setCustomX509TrustManager(trust())
                .setHostnameVerifier((name, session) -> true)
                .setUsernameAndPassword("anybody", token);
        if (suites.length > 0) {
            builder.setEnabledSSLCiphers(suites);
        }
        XMPPTCPConnection connection = new XMPPTCPConnection(builder.build());
        connection.setReplyTimeout(PATIENCE.toMillis());
        clients.add(connection);
        return connection;
    }

    private XMPPTCPConnection signIn(String user, int port) throws Exception {
        XMPPTCPConnection connection = connection(user.substring(user.indexOf('@') + 1), token(user), port);
        connection.connect();
        connection.login();
        return connection;
    }

    private X509TrustManager trust() throws Exception {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("lab", ca.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    @Test
    void usersOfBothPortsSeeEachOtherAndChat() throws Exception {
        XMPPTCPConnection bob = signIn("bob@one.test", OTHER);
        BlockingQueue<Message> said = new LinkedBlockingQueue<>();
        bob.addSyncStanzaListener(stanza -> said.add((Message) stanza), StanzaTypeFilter.MESSAGE);
        XMPPTCPConnection ada = signIn("ada@one.test", MAIN);
        assertThat(ada.getUser().asBareJid().toString()).isEqualTo("ada@one.test");
        Roster roster = Roster.getInstanceFor(ada);
        roster.reloadAndWait();
        assertThat(roster.getEntries())
                .singleElement()
                .matches(entry -> entry.getJid().toString().equals("bob@one.test"));
        assertThat(PingManager.getInstanceFor(ada).pingMyServer()).isTrue();
        ada.sendStanza(StanzaBuilder.buildMessage()
                .to("bob@one.test")
                .ofType(Message.Type.chat)
                .setBody("hello")
                .build());
        Message heard = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(heard).isNotNull();
        assertThat(heard.getBody()).isEqualTo("hello");
        assertThat(cloud.archive().text()).contains("to bob@one.test: hello");
    }

    @Test
    void aTokenOpensTheStreamOfItsOwnOrganisationAlone() throws Exception {
        XMPPTCPConnection wrong = connection("one.test", "no token", MAIN);
        wrong.connect();
        assertThatThrownBy(wrong::login).isInstanceOf(SASLErrorException.class).hasMessageContaining("not-authorized");
        XMPPTCPConnection elsewhere = connection("two.test", token("ada@one.test"), MAIN);
        elsewhere.connect();
        assertThatThrownBy(elsewhere::login)
                .isInstanceOf(XMPPException.XMPPErrorException.class)
                .hasMessageContaining("not-allowed");
        XMPPTCPConnection nobodys = connection("elsewhere.test", token("ada@one.test"), MAIN);
        assertThatThrownBy(nobodys::connect)
                .isInstanceOf(XMPPException.StreamErrorException.class)
                .hasMessageContaining("host-unknown");
        signIn("ada@one.test", MAIN);
    }

    @Test
    void keysOf256BitsAreNoneOfTheServices() throws Exception {
        XMPPTCPConnection longer = connection("one.test", token("ada@one.test"), MAIN, "TLS_AES_256_GCM_SHA384");
        assertThatThrownBy(longer::connect).hasStackTraceContaining("handshake_failure");
        XMPPTCPConnection either =
                connection("one.test", token("ada@one.test"), MAIN, "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");
        either.connect();
        either.login();
        assertThat(either.isAuthenticated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {MAIN, OTHER})
    void peersThatMeanNoGoodAreShownTheDoorAndOthersAreServed(int port) throws Exception {
        Random random = new Random(443);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(bytes);
            bytes[0] = 'x';
            assertThat(answer(port, bytes)).contains("not-well-formed", "</stream:stream>");
        }
        assertThat(answer(port, text("GET / HTTP/1.1\r\n\r\n"))).contains("not-well-formed");
        assertThat(answer(port, text(HEADER + "<message/>"))).contains("not-authorized");
        assertThat(answer(
                        port,
                        text(HEADER + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' "
                                + "mechanism='WEBEX-TOKEN'>eA==</auth>")))
                .contains("encryption-required");
        assertThat(answer(port, text(HEADER.replace("one.test", "elsewhere.test"))))
                .contains("host-unknown");
        assertThat(answer(port, text(HEADER + "<a>".repeat(40)))).contains("policy-violation");
        assertThat(answer(port, text(HEADER + "<a b='" + "x".repeat(20_000)))).contains("policy-violation");
        assertThat(PingManager.getInstanceFor(signIn("ada@one.test", port)).pingMyServer())
                .isTrue();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the server says until it closes. */
    private String answer(int port, byte[] bytes) throws IOException {
        try (Socket socket = dialler.socketFactory().createSocket(NET + "41", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            StringBuilder said = new StringBuilder();
            try {
                socket.getOutputStream().write(bytes);
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

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}

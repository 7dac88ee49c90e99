package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Patience;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;

/**
 * Over every service of every system: a crowd of strangers from one address, who say nothing, keeps nobody of another
 * address from being served. Worlds are started until each noun has had its crowd.
 */
class CrowdsTest {

    /** More than any port takes strangers, and than a directory takes connections. */
    private static final int CROWD = Patience.STANDARD.strangersMax() + 50;

    private static final int CROWD_OF_DATAGRAMS = 300;
    private static final int CROWDS_GUEST = 201;
    private static final int OTHER_GUEST = 202;
    private static final int LIMIT_MS = 20_000;
    private static final int SECOND_MS = 1_000;

    private static final byte[] DNS_QUERY = {
        0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'x', 4, 't', 'e', 's', 't', 0, 0, 1, 0, 1
    };

    private static final AtomicInteger BRANCHES = new AtomicInteger();

    /** RFC 4512 §5.1: who asks for the root needs no name. */
    private static final byte[] ROOT_SEARCH = {
        0x30,
        0x25,
        2,
        1,
        1,
        0x63,
        0x20,
        4,
        0,
        10,
        1,
        0,
        10,
        1,
        0,
        2,
        1,
        0,
        2,
        1,
        0,
        1,
        1,
        0,
        (byte) 0x87,
        11,
        'o',
        'b',
        'j',
        'e',
        'c',
        't',
        'C',
        'l',
        'a',
        's',
        's',
        0x30,
        0
    };

    /** RFC 8855 §5.3.11: of a conference that there is not, which is an error. */
    private static final byte[] HELLO = {0x40, 11, 0, 0, 0x7f, 0, 0, 0, 0, 1, 0, 1};

    private static final List<String> FILES = List.of("MDonald.cnf.xml", "AppDialRules.xml", "jabber-config.xml");

    /** TFTP's opcodes. */
    private static final Set<Integer> A_FILE_COMES = Set.of(3, 6);

    @Test
    void nobodyIsLockedOutByACrowdOfSilentStrangers() throws WorldException, IOException, GeneralSecurityException {
        Set<String> nouns = new TreeSet<>();
        Systems.all()
                .forEach(system -> system.roles()
                        .forEach(role -> role.services()
                                .forEach(service -> service.transports()
                                        .forEach(transport -> nouns.add(noun(service.noun(), transport))))));
        Set<String> had = new TreeSet<>();
        List<String> worlds = Stream.concat(Stream.of(Worlds.DEFAULT, "directory"), Worlds.names().stream())
                .distinct()
                .toList();
        for (String world : worlds) {
            if (!had.containsAll(nouns)) {
                inWorld(world, had);
            }
        }
        assertThat(had).containsAll(nouns);
    }

    /** A port, and whom to trust at it. */
    private record Asked(Port port, SSLContext tls) {}

    private static String noun(String service, Transport transport) {
        return service + "/" + transport;
    }

    private static void inWorld(String world, Set<String> had)
            throws WorldException, IOException, GeneralSecurityException {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            for (Node node : bench.nodes()) {
                for (Port port : node.ports()) {
                    if (had.add(noun(port.service(), port.transport()))) {
                        crowded(bench, node, port);
                    }
                }
            }
        }
    }

    private static void crowded(Bench bench, Node node, Port port) throws IOException, GeneralSecurityException {
        Endpoint at = bench.addressPlan().actual(port.transport(), port.published());
        InetSocketAddress server = new InetSocketAddress(at.address(), at.port());
        String network = node.address().substring(0, node.address().lastIndexOf('.') + 1);
        String crowd = network + CROWDS_GUEST;
        String other = network + OTHER_GUEST;
        String what = port.protocol() + " at " + port.service() + " of " + node.name();
        if (port.transport() == Transport.UDP) {
            datagrams(server, crowd, other, port.protocol(), what);
        } else {
            // However long the crowd takes to come on a busy machine: nobody is hung up on for being silent so long.
            bench.pace().hold();
            try {
                connections(
                        server,
                        crowd,
                        other,
                        new Asked(port, trusting(bench.ca().pem())),
                        what);
            } finally {
                bench.pace().release();
            }
        }
    }

    private static void connections(InetSocketAddress server, String crowd, String other, Asked port, String what)
            throws IOException, GeneralSecurityException {
        List<SocketChannel> strangers = new ArrayList<>();
        try (Socket early = connected(server, other)) {
            for (int i = 0; i < CROWD; i++) {
                SocketChannel stranger = SocketChannel.open();
                strangers.add(stranger);
                stranger.bind(new InetSocketAddress(crowd, 0));
                stranger.connect(server);
            }
            assertThat(served(early, port))
                    .as("%s, who came before the crowd", what)
                    .isTrue();
            try (Socket late = connected(server, other)) {
                assertThat(served(late, port))
                        .as("%s, who came after the crowd", what)
                        .isTrue();
            }
        } finally {
            for (SocketChannel stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static Socket connected(InetSocketAddress server, String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(LIMIT_MS);
        socket.connect(server, LIMIT_MS);
        return socket;
    }

    /** Whether the server answers in its protocol. Where it wants a certificate, its own part of TLS is the answer. */
    private static boolean served(Socket plain, Asked asked) throws IOException, GeneralSecurityException {
        Port port = asked.port();
        Socket socket = plain;
        if (port.tls()) {
            SSLSocket tls = (SSLSocket) asked.tls()
                    .getSocketFactory()
                    .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
            tls.startHandshake();
            if (tls.getSession().getPeerCertificates().length == 0) {
                return false;
            }
            socket = tls;
        }
        byte[] question = switch (port.protocol()) {
            case "http", "https" -> "GET / HTTP/1.1\r\nHost: x.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            case "dns" -> framed(DNS_QUERY);
            case "ldap", "ldaps" -> ROOT_SEARCH;
            // Somebody whom nobody knows signs in, and is told so.
            case "cti" -> new byte[] {(byte) 0xC1, 1, 0, 10, 0, 0, 0, 1, 0, 1, 'x', 0, 1, 'y'};
            case "xmpp" ->
                ("<?xml version='1.0'?><stream:stream xmlns='jabber:client' to='x.test' version='1.0'"
                                + " xmlns:stream='http://etherx.jabber.org/streams'>")
                        .getBytes(StandardCharsets.US_ASCII);
            default -> new byte[0];
        };
        if (question.length == 0) {
            return port.tls() || stillThere(socket);
        }
        try {
            socket.getOutputStream().write(question);
            InputStream heard = socket.getInputStream();
            return heard.read() >= 0;
        } catch (javax.net.ssl.SSLException certificateWanted) {
            return String.valueOf(certificateWanted.getMessage()).contains("certificate");
        }
    }

    private static boolean stillThere(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException listening) {
            return true;
        }
    }

    private static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }

    private static SSLContext trusting(String pem) throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry(
                "lab",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Each of the crowd asks once, as one who will be patient, and never acknowledges anything. */
    private static void datagrams(InetSocketAddress server, String crowd, String other, String protocol, String what)
            throws IOException {
        List<DatagramSocket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD_OF_DATAGRAMS; i++) {
                DatagramSocket stranger = new DatagramSocket(new InetSocketAddress(crowd, 0));
                strangers.add(stranger);
                for (byte[] question : asked(protocol, "255")) {
                    stranger.send(new DatagramPacket(question, question.length, server));
                }
            }
            try (DatagramSocket late = new DatagramSocket(new InetSocketAddress(other, 0))) {
                assertThat(served(late, server, protocol)).as(what).isTrue();
            }
        } finally {
            strangers.forEach(DatagramSocket::close);
        }
    }

    private static boolean served(DatagramSocket socket, InetSocketAddress server, String protocol) throws IOException {
        boolean served = false;
        byte[] answer = new byte[65_535];
        for (byte[] question : asked(protocol, "1")) {
            // A transfer ends with the socket it is for, so each question has one of its own.
            try (DatagramSocket own = new DatagramSocket(new InetSocketAddress(socket.getLocalAddress(), 0))) {
                DatagramPacket packet = new DatagramPacket(answer, answer.length);
                heard(own, new DatagramPacket(question, question.length, server), packet);
                served |= !protocol.equals("tftp") || A_FILE_COMES.contains((int) answer[1]);
                InetAddress from = packet.getAddress();
                assertThat(from).isEqualTo(server.getAddress());
            }
        }
        return served;
    }

    /** Asks again each second, as clients on UDP do: what a crowd sends at once no socket holds. */
    private static void heard(DatagramSocket socket, DatagramPacket question, DatagramPacket answer)
            throws IOException {
        socket.setSoTimeout(SECOND_MS);
        for (int left = LIMIT_MS / SECOND_MS; left > 0; left--) {
            socket.send(question);
            try {
                socket.receive(answer);
                return;
            } catch (SocketTimeoutException lost) {
                assertThat(left).as("times left to ask").isGreaterThan(1);
            }
        }
    }

    private static List<byte[]> asked(String protocol, String timeout) {
        return switch (protocol) {
            case "bfcp" -> List.of(HELLO);
            case "dns" -> List.of(DNS_QUERY);
            case "ldap" -> List.of(ROOT_SEARCH);
            case "sip" -> List.of(options());
            case "tftp" -> FILES.stream().map(file -> wanted(file, timeout)).collect(Collectors.toList());
            default -> throw new IllegalArgumentException("say here how " + protocol + " is asked");
        };
    }

    /** RFC 3261 §11.1, each a transaction of its own; answered at the port that it came from (RFC 3581). */
    private static byte[] options() {
        String branch = "z9hG4bKcrowd" + BRANCHES.incrementAndGet();
        return String.join(
                        "\r\n",
                        "OPTIONS sip:anybody SIP/2.0",
                        "Via: SIP/2.0/UDP stranger.invalid;rport;branch=" + branch,
                        "Max-Forwards: 70",
                        "From: <sip:stranger@stranger.invalid>;tag=1",
                        "To: <sip:anybody>",
                        "Call-ID: " + branch,
                        "CSeq: 1 OPTIONS",
                        "Content-Length: 0",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** RFC 1350 §5, RFC 2349. */
    private static byte[] wanted(String file, String timeout) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(packet);
        try {
            out.writeShort(1);
            for (String text : Arrays.asList(file, "octet", "timeout", timeout)) {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                out.write(0);
            }
        } catch (IOException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        }
        return packet.toByteArray();
    }
}

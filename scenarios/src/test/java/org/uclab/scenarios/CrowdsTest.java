package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
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
    private static final int OTHER_GUEST = 202;

    /** Each crowd has an address of its own, of this one and those above: a crowd's ports wait for late segments when it has gone. */
    private static final int CROWDS_GUEST = 203;

    private static final int CROWDS_GUESTS = 45;
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

    /** RFC 8489 §3: where it comes from, anybody may ask. */
    private static final byte[] BINDING = {
        0, 1, 0, 0, 0x21, 0x12, (byte) 0xA4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    };

    private static final List<String> FILES = List.of("MDonald.cnf.xml", "AppDialRules.xml", "jabber-config.xml");

    /** TFTP's opcodes. */
    private static final Set<Integer> A_FILE_COMES = Set.of(3, 6);

    @Test
    void nobodyIsLockedOutByACrowdOfSilentStrangers() throws WorldException, IOException, GeneralSecurityException {
        EveryService.visit(service -> true, CrowdsTest::crowded);
    }

    private static void crowded(Bench bench, Node node, Port port) throws IOException, GeneralSecurityException {
        InetSocketAddress server = EveryService.at(bench, port);
        String crowd = EveryService.guest(
                node, CROWDS_GUEST + Math.floorMod(port.service().hashCode(), CROWDS_GUESTS));
        String other = EveryService.guest(node, OTHER_GUEST);
        String what = port.protocol() + " at " + port.service() + " of " + node.name();
        if (port.transport() == Transport.UDP) {
            datagrams(server, crowd, other, port.protocol(), what);
        } else {
            TlsCaller caller = TlsCaller.of(bench);
            Exchange exchange = exchange(bench.model(), node, port);
            Calling calling = () -> caller.begun(TlsCaller.plain(server, other, LIMIT_MS), port);
            // However long the crowd takes to come on a busy machine: nobody is hung up on for being silent so long.
            bench.pace().hold();
            try {
                connections(server, crowd, calling, exchange, what);
            } finally {
                bench.pace().release();
            }
        }
    }

    /** How somebody comes who means it. */
    @FunctionalInterface
    private interface Calling {
        Socket connected() throws IOException;
    }

    private static void connections(
            InetSocketAddress server, String crowd, Calling calling, Exchange exchange, String what)
            throws IOException {
        List<SocketChannel> strangers = new ArrayList<>();
        try (Socket early = calling.connected()) {
            for (int i = 0; i < CROWD; i++) {
                SocketChannel stranger = SocketChannel.open();
                strangers.add(stranger);
                stranger.bind(new InetSocketAddress(crowd, 0));
                stranger.connect(server);
            }
            isServed(exchange, early, what + ", who came before the crowd");
            try (Socket late = calling.connected()) {
                isServed(exchange, late, what + ", who came after the crowd");
            }
        } finally {
            for (SocketChannel stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static void isServed(Exchange exchange, Socket connection, String who) {
        try {
            assertThat(exchange.goesWellOver(connection)).as(who).isTrue();
        } catch (IOException broken) {
            throw new AssertionError(who, broken);
        }
    }

    /**
     * What is said to a server, and with which octet it begins in answer.
     *
     * @param says nothing where servers speak first
     */
    private record Exchange(byte[] says, int hears) {

        static Exchange of(String says, int hears) {
            return new Exchange(says.getBytes(StandardCharsets.US_ASCII), hears);
        }

        boolean goesWellOver(Socket socket) throws IOException {
            socket.getOutputStream().write(says);
            return socket.getInputStream().read() == hears;
        }
    }

    private static Exchange exchange(LabModel world, Node node, Port port) {
        return switch (port.protocol()) {
            case "http", "https" -> Exchange.of("GET / HTTP/1.1\r\nHost: x.test\r\n\r\n", 'H');
            case "dns" -> new Exchange(framed(DNS_QUERY), 0);
            case "ldap", "ldaps" -> new Exchange(ROOT_SEARCH, 0x30);
            // Somebody whom nobody knows signs in, and is told so.
            case "cti" -> new Exchange(new byte[] {(byte) 0xC1, 1, 0, 10, 0, 0, 0, 1, 0, 1, 'x', 0, 1, 'y'}, 0xC1);
            case "capf" -> new Exchange(new byte[0], 0x55);
            case "sip" -> new Exchange(options(port.tls() ? "TLS" : "TCP"), 'S');
            case "xmpp" ->
                Exchange.of(
                        stream(
                                port.service().equals("s2s") ? "jabber:server" : "jabber:client",
                                "stranger.test",
                                "x.test"),
                        '<');
            case "xcp" -> Exchange.of(stream("urn:uclab:imp:xcp", peer(world, node, "imp"), node.name()), '<');
            case "turn" -> new Exchange(BINDING, 1);
            case "traversal" -> new Exchange(hello(peer(world, node, "expressway-c")), 0);
            default -> throw new IllegalArgumentException("say here how " + port.protocol() + " is spoken");
        };
    }

    /** The last host of that role but the node itself. */
    private static String peer(LabModel world, Node node, String role) {
        return world.hosts().values().stream()
                .filter(host -> host.role().word().equals(role) && !host.name().equals(node.name()))
                .reduce((first, second) -> second)
                .orElseThrow()
                .name();
    }

    private static String stream(String namespace, String from, String to) {
        return "<?xml version='1.0'?><stream:stream xmlns='" + namespace + "' from='" + from + "' to='" + to
                + "' version='1.0' xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    /** The first frame of a traversal link: who speaks. */
    private static byte[] hello(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(7 + text.length)
                .put((byte) 0)
                .putInt(0)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
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
            case "sip" -> List.of(options("UDP"));
            case "turn" -> List.of(BINDING);
            case "tftp" -> FILES.stream().map(file -> wanted(file, timeout)).collect(Collectors.toList());
            default -> throw new IllegalArgumentException("say here how " + protocol + " is asked");
        };
    }

    /** RFC 3261 §11.1, each a transaction of its own; answered at the port that it came from (RFC 3581). */
    private static byte[] options(String transport) {
        String branch = "z9hG4bKcrowd" + BRANCHES.incrementAndGet();
        return String.join(
                        "\r\n",
                        "OPTIONS sip:anybody SIP/2.0",
                        "Via: SIP/2.0/" + transport + " stranger.invalid;rport;branch=" + branch,
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

package org.uclab.sim.ucm;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;

/** Somebody with plain sockets, who says bytes to SIP ports and keeps what comes back. */
final class SipStranger implements Program, AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([0-9]{3}) .*");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\r\n");

    /** A message that came back. */
    record Reply(String text) {

        /** 0 for a request. */
        int status() {
            Matcher first = STATUS.matcher(text.lines().findFirst().orElse(""));
            return first.matches() ? Integer.parseInt(first.group(1)) : 0;
        }

        boolean provisional() {
            return status() >= 100 && status() < 200;
        }

        /** The first field of one of those names; empty for none. */
        String header(String... names) {
            for (String line : text.split("\r\n")) {
                for (String name : names) {
                    if (line.toLowerCase(java.util.Locale.ROOT)
                            .matches(java.util.regex.Pattern.quote(name.toLowerCase(java.util.Locale.ROOT))
                                    + "\\s*:.*")) {
                        return line.substring(line.indexOf(':') + 1).strip();
                    }
                }
            }
            return "";
        }

        String callId() {
            return header("Call-ID", "i");
        }
    }

    private static final AtomicInteger PROBES = new AtomicInteger();

    private final RunningCluster cluster;
    private final String server;
    private final Node node;
    private final int[] ports;
    private final List<UdpSocket> sockets = new ArrayList<>();
    /** What came over UDP, to any of its ports. */
    final LinkedBlockingQueue<Reply> datagrams = new LinkedBlockingQueue<>();

    /**
     * @param ports for datagrams; it sends from the first
     */
    SipStranger(RunningCluster cluster, String server, String address, int... ports) {
        this.cluster = cluster;
        this.server = server;
        this.ports = ports;
        String host = "stranger-" + address.replace('.', '-') + ".example.com";
        List<Port> all = IntStream.range(0, ports.length)
                .mapToObj(i -> new Port(host, "sip" + i, "sip", Transport.UDP, new Endpoint(address, ports[i]), false))
                .toList();
        this.node =
                new Node(new NodeSpec(host, address, all, CertificateProfile.server(host)), cluster.lab(), () -> this);
        RunningCluster.await(node.start());
    }

    @Override
    public Future<?> start(NodeContext given) {
        return Future.join(IntStream.range(0, ports.length)
                .mapToObj(i -> given.udp("sip" + i, socket -> {
                    sockets.add(socket);
                    socket.onDatagram(
                            datagram -> datagrams.add(new Reply(datagram.data().toString(StandardCharsets.UTF_8))));
                }))
                .toList());
    }

    @Override
    public void stop() {}

    void datagram(byte[] bytes) {
        RunningCluster.await(sockets.get(0).send(new Endpoint(server, RunningCluster.SIP_PORT), Buffer.buffer(bytes)));
    }

    Line dials() {
        return new Line(RunningCluster.await(
                cluster.caller.connect(new Endpoint(server, RunningCluster.SIP_PORT), RunningCluster.LIMIT)));
    }

    /** A connection. */
    static final class Line {

        private final NetSocket socket;
        private final StringBuilder held = new StringBuilder();
        /** What came, messages and single line ends. */
        final LinkedBlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

        final CompletableFuture<String> closed = new CompletableFuture<>();

        private Line(NetSocket socket) {
            this.socket = socket;
            socket.exceptionHandler(broken -> {});
            socket.closeHandler(over -> closed.complete("closed"));
            socket.handler(bytes -> take(bytes.toString(StandardCharsets.ISO_8859_1)));
        }

        private void take(String bytes) {
            held.append(bytes);
            while (held.length() >= 2) {
                if (held.charAt(0) == '\r' && held.charAt(1) == '\n') {
                    replies.add(new Reply("\r\n"));
                    held.delete(0, 2);
                    continue;
                }
                int head = held.indexOf("\r\n\r\n");
                Matcher said = LENGTH.matcher(held);
                if (head < 0 || !said.find()) {
                    return;
                }
                int end = head + 4 + Integer.parseInt(said.group(1));
                if (held.length() < end) {
                    return;
                }
                replies.add(new Reply(new String(
                        held.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
                held.delete(0, end);
            }
        }

        void says(byte[] bytes) {
            socket.write(Buffer.buffer(bytes));
        }

        void says(String text) {
            says(text.getBytes(StandardCharsets.UTF_8));
        }

        void hangsUp() {
            RunningCluster.await(socket.close());
        }
    }

    /** A good question, with a Call-ID of its own. */
    static String probe(String transport) {
        int number = PROBES.incrementAndGet();
        return "OPTIONS sip:ping@example.com SIP/2.0\r\nVia: SIP/2.0/" + transport
                + " probe.example.com;rport;branch=z9hG4bKprobe" + number
                + "\r\nFrom: <sip:probe@example.com>;tag=p\r\nTo: <sip:ping@example.com>\r\nCall-ID: probe-" + number
                + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    }

    /** What came before the answer to that question, without what belongs to earlier ones; the question is answered well. */
    static List<Reply> before(String probe, LinkedBlockingQueue<Reply> replies) {
        String own = new Reply(probe).callId();
        List<Reply> before = new ArrayList<>();
        Reply next = Telephone.next(replies);
        while (!next.callId().equals(own)) {
            before.add(next);
            next = Telephone.next(replies);
        }
        if (next.status() != 200) {
            throw new AssertionError("the next good question is answered " + next.text());
        }
        return before;
    }

    @Override
    public void close() {
        RunningCluster.await(node.stop("over"));
    }
}

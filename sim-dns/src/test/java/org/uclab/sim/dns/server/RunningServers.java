package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;

/** Name servers on real sockets, and somebody who asks them. */
public final class RunningServers implements AutoCloseable {

    /** Published port of all of them. */
    static final int PORT = 10_053;

    /** How long half of the answers may take at most, wall time: a hundred times what they do on an idle machine. */
    static final Duration NORMAL = Duration.ofMillis(200);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ASKED = 21;

    final WallClock clock;
    final History history;
    final FaultBoard faults;
    final Wire wire;
    final Dialler caller;
    private final List<Dialler> others = new ArrayList<>();
    private final Lab lab;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    public RunningServers(double scale, String callerAddress) {
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        lab = new Lab(clock, history, faults, wire, LabCa.create("DNS test CA", clock));
        caller = wire.dialler(callerAddress);
    }

    /** Who asks. */
    public Dialler caller() {
        return caller;
    }

    /** Somebody else, who asks from that address. */
    public Dialler from(String address) {
        Dialler other = wire.dialler(address);
        others.add(other);
        return other;
    }

    public Endpoint start(String host, String address, Supplier<Program> program) {
        Endpoint at = new Endpoint(address, PORT);
        List<Port> ports = List.of(
                new Port(host, "dns", "dns", Transport.UDP, at, false),
                new Port(host, "dns", "dns", Transport.TCP, at, false));
        Node node = new Node(new NodeSpec(host, address, ports, CertificateProfile.server(host)), lab, program);
        nodes.put(host, node);
        await(node.start());
        return at;
    }

    void stop(String host) {
        await(nodes.get(host).stop("test"));
    }

    /** The reply to a datagram, or a failure when none comes in time. */
    byte[] udp(Endpoint server, byte[] query) {
        return udp(caller, server, query);
    }

    public static byte[] udp(Dialler from, Endpoint server, byte[] query) {
        return await(from.udp().compose(socket -> {
            CompletableFuture<byte[]> reply = new CompletableFuture<>();
            socket.onDatagram(datagram -> reply.complete(datagram.data().getBytes()));
            return socket.send(server, Buffer.buffer(query))
                    .compose(sent -> Future.fromCompletionStage(reply))
                    .onComplete(done -> socket.close());
        }));
    }

    /** Asks a good question again and again; over each transport half of the answers must be there in normal time. */
    void requireNormalTime(Endpoint server, byte[] good) {
        assertThat(median(() -> assertThat(RawMessage.id(udp(server, good))).isEqualTo(RawMessage.id(good))))
                .as("over UDP")
                .isLessThan(NORMAL);
        assertThat(median(
                        () -> assertThat(tcp(server, TcpFrames.frame(good), 1)).hasSize(1)))
                .as("over TCP")
                .isLessThan(NORMAL);
    }

    private Duration median(Runnable question) {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            Instant asked = clock.now();
            question.run();
            took.add(clock.wall(Duration.between(asked, clock.now())));
        }
        return took.stream().sorted().toList().get(ASKED / 2);
    }

    /** Sends datagrams nobody waits for an answer to. */
    void scatter(Endpoint server, List<byte[]> packets) {
        UdpSocket socket = await(caller.udp());
        for (byte[] packet : packets) {
            await(socket.send(server, Buffer.buffer(packet)));
        }
        await(socket.close());
    }

    /** A connection, and everything that arrives on it until it has that many messages or is closed. */
    List<byte[]> tcp(Endpoint server, Buffer stream, int messages) {
        return await(caller.connect(server, LIMIT).compose(socket -> conversation(socket, stream, messages)));
    }

    /** A connection on which nothing is said. */
    NetSocket open(Endpoint server) {
        return await(caller.connect(server, LIMIT).map(socket -> socket.exceptionHandler(reset -> {})));
    }

    private static Future<List<byte[]>> conversation(NetSocket socket, Buffer stream, int messages) {
        CompletableFuture<List<byte[]>> done = new CompletableFuture<>();
        List<byte[]> received = new ArrayList<>();
        TcpFrames frames = new TcpFrames(TcpFrames.ANY_MAX_BYTES);
        socket.handler(chunk -> {
            received.addAll(frames.feed(chunk));
            if (received.size() >= messages) {
                done.complete(received);
            }
        });
        socket.closeHandler(closed -> done.complete(received));
        socket.exceptionHandler(reset -> done.complete(received));
        socket.write(stream);
        return Future.fromCompletionStage(done).onComplete(over -> socket.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(node -> await(node.stop("over")));
        await(caller.close());
        others.forEach(other -> await(other.close()));
        await(wire.close());
        clock.close();
    }
}

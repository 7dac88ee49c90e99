package org.uclab.lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Machine;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;

class FrozenNodeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final String HOST = "caller.test";
    private static final String ADDRESS = "127.208.1.10";
    private static final String OTHER = "127.208.1.11";
    private static final Endpoint SERVER = new Endpoint("127.208.1.20", 17_500);

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<NetSocket> accepted = new LinkedBlockingQueue<>();
    private Wire wire;
    private Node node;
    private NodeContext caller;

    private final class Caller implements Program {
        @Override
        public Future<?> start(NodeContext context) {
            caller = context;
            return Future.succeededFuture();
        }
    }

    private void start(boolean singleAddress) {
        wire = new Wire(clock, history, faults, new AddressPlan(singleAddress), Reach.everywhere());
        Lab lab = new Lab(clock, history, faults, wire, LabCa.create("frozen node test", clock));
        PortRange calls = new PortRange(HOST, "media", "media", Transport.UDP, ADDRESS, 17_600, 17_603);
        node = new Node(
                new NodeSpec(HOST, ADDRESS, List.of(), List.of(calls), CertificateProfile.server(HOST)),
                lab,
                Caller::new);
        get(node.start());
        Port echo = new Port("echo.test", "echo", "echo", Transport.TCP, SERVER, false);
        get(wire.tcp(echo, null, socket -> {
            accepted.add(socket);
            socket.handler(data -> heard.add(data.toString()));
        }));
        Port udp = new Port("echo.test", "udp", "echo", Transport.UDP, SERVER, false);
        get(wire.udp(
                udp,
                socket -> socket.onDatagram(datagram -> {
                    heard.add(datagram.data().toString());
                    socket.send(datagram.sender(), datagram.data());
                })));
    }

    @AfterEach
    void close() {
        get(node.stop("test ends"));
        assertThat(wire.rangeSockets()).isZero();
        get(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsBothDirectionsOfWhatItDialledAndLosesNothing(boolean singleAddress) {
        start(singleAddress);
        NetSocket dialled = get(caller.dialler().connect(SERVER, LIMIT));
        LinkedBlockingQueue<String> atCaller = new LinkedBlockingQueue<>();
        dialled.handler(data -> atCaller.add(data.toString()));
        NetSocket atServer = poll(accepted, LIMIT);
        NetSocket ofAnother = get(wire.dialler(OTHER).connect(SERVER, LIMIT));
        frozen(true);
        dialled.write("out ");
        dialled.write("and more");
        atServer.write("in");
        assertThat(poll(heard, SHORT)).isNull();
        assertThat(atCaller).isEmpty();
        ofAnother.write("another is awake");
        assertThat(poll(heard, LIMIT)).isEqualTo("another is awake");
        frozen(false);
        String got = poll(heard, LIMIT);
        assertThat(got.equals("out ") ? got + poll(heard, LIMIT) : got).isEqualTo("out and more");
        assertThat(poll(atCaller, LIMIT)).isEqualTo("in");
        dialled.write("awake");
        assertThat(poll(heard, LIMIT)).isEqualTo("awake");
        atServer.write("hello");
        assertThat(poll(atCaller, LIMIT)).isEqualTo("hello");
    }

    @Test
    void connectsOnlyWhenItThaws() {
        start(false);
        frozen(true);
        Future<NetSocket> late = caller.dialler().connect(SERVER, LIMIT);
        assertThatThrownBy(() -> get(caller.dialler().connect(SERVER, SHORT))).hasMessageContaining("no answer from");
        assertThatThrownBy(() -> get(caller.dialler()
                        .http(null)
                        .call(HttpCall.get("http", "echo.test", SERVER, "/", HttpFields.none(), SHORT))))
                .hasMessageContaining("no answer from");
        assertThat(accepted).isEmpty();
        assertThat(late.isComplete()).isFalse();
        frozen(false);
        get(late).write("at last");
        assertThat(history.await(0, LIMIT, event -> event instanceof Event.ConnectionOpened))
                .isPresent();
        assertThat(poll(heard, LIMIT)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesDatagramsBothWaysOnWhatItDialledAndInItsCalls(boolean singleAddress) {
        start(singleAddress);
        UdpSocket call = get(caller.open("media")).socket().orElseThrow();
        UdpSocket dialled = get(caller.dialler().udp());
        for (UdpSocket socket : List.of(call, dialled)) {
            LinkedBlockingQueue<String> back = new LinkedBlockingQueue<>();
            Promise<UdpSocket> other = Promise.promise();
            get(wire.dialler(OTHER).udp().onSuccess(other::complete));
            socket.onDatagram(datagram -> back.add(datagram.data().toString()));
            frozen(true);
            get(socket.send(SERVER, Buffer.buffer("out")));
            get(other.future().result().send(socket.local(), Buffer.buffer("in")));
            assertThat(poll(heard, SHORT)).isNull();
            frozen(false);
            get(socket.send(SERVER, Buffer.buffer("thawed")));
            assertThat(poll(heard, LIMIT)).isEqualTo("thawed");
            assertThat(poll(back, LIMIT)).isEqualTo("thawed");
            assertThat(back).isEmpty();
        }
    }

    @Test
    void aPowerCutWhileFrozenLosesWhatWasHeldAndLeavesNothingOpen() {
        start(false);
        NetSocket dialled = get(caller.dialler().connect(SERVER, LIMIT));
        NetSocket atServer = poll(accepted, LIMIT);
        Promise<Void> ended = Promise.promise();
        atServer.exceptionHandler(reset -> {});
        atServer.closeHandler(gone -> ended.complete());
        get(caller.open("media"));
        frozen(true);
        Future<Void> lost = dialled.write("never said");
        Future<NetSocket> never = caller.dialler().connect(SERVER, LIMIT);
        get(node.stop("power cut"));
        get(ended.future());
        assertThat(lost.failed()).isTrue();
        assertThatThrownBy(() -> get(never)).hasMessageMatching(".*(lost power|has ended).*");
        assertThat(heard).isEmpty();
        assertThat(wire.rangeSockets()).isZero();
        frozen(false);
        get(node.start());
        assertThat(get(caller.dialler().connect(SERVER, LIMIT))).isNotNull(); // and it is awake again
    }

    @Test
    void aRangeIsThereWithThePowerAndHasItsFaultPoint() {
        start(false);
        assertThatThrownBy(() -> caller.open("file"))
                .hasMessageContaining("caller.test has no range of ports for file");
        assertThatThrownBy(() -> caller.open("media", socket -> {})).hasMessageContaining("on TCP");
        NodeContext before = caller;
        get(before.openPair("media"));
        get(node.stop("power cut"));
        assertThatThrownBy(() -> get(before.open("media"))).hasMessageContaining("is closed");
        get(node.start());
        assertThat(get(caller.openPair("media")).socket().orElseThrow().even().local())
                .isEqualTo(new Endpoint(ADDRESS, 17_600));
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue, Duration limit) {
        try {
            return queue.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private void frozen(boolean frozen) {
        node.become(new Machine.Condition(true, frozen, false, Set.of()))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}

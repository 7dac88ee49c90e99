package org.uclab.lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.check.Verdict;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
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

/** Node faults on nodes that really listen. */
class NodeFaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WallClock clock = new WallClock(10);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("node faults", clock));
    private final AtomicInteger powerUps = new AtomicInteger();
    private final AtomicInteger joins = new AtomicInteger();
    private final Node a = node("a.test", "127.203.1.10");
    private final Node b = node("b.test", "127.203.1.11");
    private final Dialler dialler = wire.dialler("127.203.1.100");

    private Node node(String name, String address) {
        return new Node(
                new NodeSpec(
                        name,
                        address,
                        List.of(
                                port(name, "one", Transport.TCP, address, 18001),
                                port(name, "two", Transport.TCP, address, 18002),
                                port(name, "two", Transport.UDP, address, 18002)),
                        CertificateProfile.server(name)),
                lab,
                Echo::new);
    }

    private static Port port(String host, String service, Transport transport, String address, int number) {
        return new Port(host, service, "echo", transport, new Endpoint(address, number), false);
    }

    private final class Echo implements Program {

        @Override
        public Future<?> start(NodeContext node) {
            powerUps.incrementAndGet();
            return Future.all(
                    node.tcp("one", socket -> socket.handler(socket::write)),
                    node.tcp("two", socket -> socket.handler(socket::write)),
                    node.udp(
                            "two",
                            socket -> socket.onDatagram(datagram -> socket.send(datagram.sender(), datagram.data()))));
        }

        @Override
        public Future<?> join() {
            joins.incrementAndGet();
            return Future.succeededFuture();
        }
    }

    @BeforeEach
    void start() {
        get(a.start());
        get(b.start());
        powerUps.set(0);
    }

    @AfterEach
    void stop() {
        faults.close();
        get(a.stop("test ends"));
        get(b.stop("test ends"));
        get(wire.close());
        clock.close();
    }

    @Test
    void aPowerCutTakesEverythingAndHealingGivesItBackJoined() {
        NetSocket standing = connect(a, 18001);
        Promise<Void> ended = Promise.promise();
        standing.closeHandler(closed -> ended.complete());
        ArmedFault cut = arm(new NodeFault.PowerCut(), Where.host("a"));
        get(ended.future());
        assertThat(a.state()).isEqualTo(Node.State.OFF);
        assertThat(cut.fired()).isEqualTo(1);
        refused(a, 18001);
        get(faults.healAll());
        assertThat(powerUps).hasValue(1);
        assertThat(joins).hasValue(1);
        assertThat(echoed(a, 18001, "back")).isEqualTo("back");
        assertThat(history.events().stream()
                        .filter(event -> event.node().equals("a.test"))
                        .map(Event::kind))
                .containsSubsequence(
                        Event.Kind.FAULT_ARMED,
                        Event.Kind.NODE_STOPPED,
                        Event.Kind.FAULT_FIRED,
                        Event.Kind.FAULT_HEALED,
                        Event.Kind.NODE_STARTED);
    }

    @Test
    void aZoneThatIsCutOffIsHeardByItsOwnAlone() {
        Dialler abroad = wire.dialler("127.203.2.100");
        NetSocket standing = get(abroad.connect(new Endpoint(a.address(), 18001), LIMIT.multipliedBy(10)));
        LinkedBlockingQueue<String> heard = listen(standing);
        standing.write("before");
        assertThat(poll(heard)).isEqualTo("before");
        LinkedBlockingQueue<String> datagrams = new LinkedBlockingQueue<>();
        UdpSocket udp = get(abroad.udp());
        udp.onDatagram(datagram -> datagrams.add(datagram.data().toString()));
        ArmedFault cut = arm(new NodeFault.ZoneCut(), Where.host("b"));
        assertThat(cut.fired()).isEqualTo(1);
        standing.write("held");
        NetSocket late = get(abroad.connect(new Endpoint(a.address(), 18001), LIMIT.multipliedBy(10)));
        LinkedBlockingQueue<String> lateHeard = listen(late);
        late.write("late");
        get(udp.send(new Endpoint(a.address(), 18002), Buffer.buffer("lost")));
        assertThat(echoed(a, 18001, "here")).isEqualTo("here");
        assertThat(heard).isEmpty();
        assertThat(lateHeard).isEmpty();
        assertThat(a.state()).isEqualTo(Node.State.RUNNING);
        get(faults.healAll());
        assertThat(poll(heard)).isEqualTo("held");
        assertThat(poll(lateHeard)).isEqualTo("late");
        get(udp.send(new Endpoint(a.address(), 18002), Buffer.buffer("again")));
        assertThat(poll(datagrams)).isEqualTo("again");
    }

    @Test
    void aZoneIsCutOffByAHostWithoutPowerToo() {
        Dialler abroad = wire.dialler("127.203.2.100");
        NetSocket standing = get(abroad.connect(new Endpoint(a.address(), 18001), LIMIT.multipliedBy(10)));
        LinkedBlockingQueue<String> heard = listen(standing);
        arm(new NodeFault.PowerCut(), Where.host("b"));
        ArmedFault cut = arm(new NodeFault.ZoneCut(), Where.host("b"));
        standing.write("held");
        assertThat(echoed(a, 18001, "here")).isEqualTo("here");
        assertThat(heard).isEmpty();
        get(faults.heal(cut));
        assertThat(poll(heard)).isEqualTo("held");
    }

    @Test
    void aStoppedServiceResetsItsConnectionsAndTheOthersLiveOn() {
        NetSocket other = connect(a, 18001);
        NetSocket mine = connect(a, 18002);
        LinkedBlockingQueue<String> datagrams = new LinkedBlockingQueue<>();
        UdpSocket udp = get(dialler.udp());
        udp.onDatagram(datagram -> datagrams.add(datagram.data().toString()));
        Promise<Void> ended = Promise.promise();
        mine.closeHandler(closed -> ended.complete());
        ArmedFault stopped = arm(new NodeFault.ServiceStopped(), Where.port("a", "two"));
        get(ended.future());
        refused(a, 18002);
        get(udp.send(new Endpoint(a.address(), 18002), Buffer.buffer("lost")));
        assertThat(echoed(other, "still here")).isEqualTo("still here");
        assertThat(echoed(b, 18002, "another host")).isEqualTo("another host");
        get(faults.heal(stopped));
        assertThat(echoed(a, 18002, "back")).isEqualTo("back");
        get(udp.send(new Endpoint(a.address(), 18002), Buffer.buffer("heard")));
        assertThat(poll(datagrams)).isEqualTo("heard");
        assertThat(powerUps).as("it never lost its power").hasValue(0);
        assertThat(history.events())
                .anyMatch(event -> event.text().endsWith("closed: service stopped"))
                .noneMatch(event -> event.kind() == Event.Kind.NODE_STOPPED);
    }

    @Test
    void whatHitAHostBeforeItsPowerWasCutHoldsWhenItComesBack() {
        arm(new NodeFault.ServiceStopped(), Where.port("a", "two"));
        ArmedFault cut = arm(new NodeFault.PowerCut(), Where.host("a"));
        ArmedFault pause = arm(new NodeFault.Pause(), Where.host("a"));
        get(faults.heal(cut));
        assertThat(a.state()).isEqualTo(Node.State.PAUSED);
        NetSocket frozen = connect(a, 18001);
        LinkedBlockingQueue<String> heard = listen(frozen);
        frozen.write("late");
        refused(a, 18002);
        assertThat(heard).isEmpty();
        get(faults.heal(pause));
        assertThat(poll(heard)).isEqualTo("late");
        refused(a, 18002);
        get(faults.healAll());
        assertThat(echoed(a, 18002, "back")).isEqualTo("back");
    }

    @Test
    void cutsAndHealingsOneOnTopOfTheOtherEndWhereTheLastOneLeadsTo() {
        for (int i = 0; i < 20; i++) {
            ArmedFault cut = faults.arm(new NodeFault.PowerCut(), Where.host("a"), Trigger.always());
            faults.heal(cut);
        }
        ArmedFault last = arm(new NodeFault.PowerCut(), Where.host("a"));
        assertThat(a.state()).isEqualTo(Node.State.OFF);
        get(faults.heal(last));
        assertThat(echoed(a, 18001, "back")).isEqualTo("back");
        assertThat(powerUps).hasValue(21);
        assertThat(faults.unfired()).isEmpty();
    }

    @Test
    void aCutOfSoManySecondsHealsItself() {
        long before = history.last();
        faults.arm(new NodeFault.PowerCut(), Where.host("a"), Trigger.parse("from 1 s to 3 s"));
        Event stopped = await(before, Event.Kind.NODE_STOPPED);
        Event started = await(before, Event.Kind.NODE_STARTED);
        assertThat(Duration.between(stopped.stamp().lab(), started.stamp().lab()))
                .isGreaterThan(Duration.ofMillis(1500));
        assertThat(Checkers.everyFaultFired(faults)
                        .judge(Evidence.of(history, 0))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aFaultUntilAnotherHostHasPowerIsGoneWhenThatOneIsUp() {
        ArmedFault cut = arm(new NodeFault.PowerCut(), Where.host("b"));
        faults.arm(new LinkFault.Refuse(), Where.port("a", "one"), Trigger.parse("until b has power"));
        ArmedFault pause = faults.arm(new NodeFault.Pause(), Where.host("a"), Trigger.parse("until b.test has power"));
        get(pause.held());
        refused(a, 18001);
        get(faults.heal(cut));
        assertThat(faults.armed()).isEmpty();
        assertThat(echoed(a, 18001, "back")).isEqualTo("back");
        arm(new NodeFault.Pause(), Where.host("a"));
        ArmedFault silent =
                faults.arm(new LinkFault.Silent(), Where.port("a", "one"), Trigger.parse("until b loses power"));
        arm(new NodeFault.PowerCut(), Where.host("b"));
        assertThat(faults.armed()).doesNotContain(silent);
    }

    @Test
    void anEndedBoardStartsNothingAnyMore() {
        arm(new NodeFault.PowerCut(), Where.host("a"));
        faults.arm(new NodeFault.PowerCut(), Where.host("b"), Trigger.parse("for 1 min"));
        faults.close();
        assertThat(clock.pending()).isZero();
        assertThatThrownBy(() -> arm(new NodeFault.Pause(), Where.host("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the lab has ended");
        assertThat(a.state()).isEqualTo(Node.State.OFF);
    }

    private ArmedFault arm(Fault fault, Where where) {
        ArmedFault armed = faults.arm(fault, where, Trigger.always());
        get(armed.held());
        return armed;
    }

    private Event await(long after, Event.Kind kind) {
        return history.await(after, Duration.ofSeconds(50), event -> event.kind() == kind)
                .orElseThrow();
    }

    private NetSocket connect(Node node, int port) {
        return get(dialler.connect(new Endpoint(node.address(), port), LIMIT.multipliedBy(10)));
    }

    private void refused(Node node, int port) {
        assertThatThrownBy(() -> connect(node, port)).hasStackTraceContaining("refused");
    }

    private String echoed(Node node, int port, String text) {
        return echoed(connect(node, port), text);
    }

    private String echoed(NetSocket socket, String text) {
        LinkedBlockingQueue<String> heard = listen(socket);
        socket.write(text);
        return poll(heard);
    }

    private static LinkedBlockingQueue<String> listen(NetSocket socket) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        socket.handler(buffer -> heard.add(buffer.toString()));
        socket.exceptionHandler(gone -> {});
        return heard;
    }

    private static String poll(LinkedBlockingQueue<String> queue) {
        try {
            return queue.poll(60, TimeUnit.SECONDS);
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
}

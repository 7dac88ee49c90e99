package org.uclab.shell.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Flow;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.UdpPair;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.lab.wire.Wire;

/** Media over real sockets, at a time scale at which five lab seconds are short. */
class RtpTapTest {

    private static final Duration LIMIT = Duration.ofMinutes(20); // lab time
    private static final String MAC = "127.209.1.100";
    private static final String ANN = "127.209.1.101";
    private static final String HOST = "127.209.1.10";

    private final WallClock clock = new WallClock(100);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());

    @AfterEach
    void close() {
        get(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private static PortRange rtp(String host, String address) {
        return new PortRange(host, "rtp", "rtp", Transport.UDP, address, 16_384, 16_403);
    }

    private UdpSocket client(String name, String address) {
        return socket(wire.dialler(address).sockets(rtp(name, address)).udp());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatOneClientSendsToAnotherIsAFlowAtTheOneThatReceives(boolean singleAddress) {
        get(wire.close());
        wire = new Wire(clock, history, faults, new AddressPlan(singleAddress), Reach.everywhere());
        UdpSocket mac = client("mac", MAC);
        UdpSocket ann = client("ann", ANN);
        LinkedBlockingQueue<Integer> atAnn = new LinkedBlockingQueue<>();
        ann.onDatagram(datagram -> atAnn.add(datagram.data().getUnsignedShort(2)));
        send(mac, ann, 7, 0, 50);
        for (int i = 0; i < 50; i++) {
            assertThat(poll(atAnn)).isEqualTo(i); // the tap takes nothing away
        }
        Event.MediaFlow media = flow("ann", flow -> flow.tally().packets() == 50);
        assertThat(media.peer()).isEqualTo(MAC + ":16384");
        assertThat(media.stamp().port()).isEqualTo("rtp");
        assertThat(media.flow().ssrc()).isEqualTo(7);
        assertThat(media.flow().tally()).isEqualTo(new Flow.Tally(50, 50 * 172, 0, 0, 0));
        assertThat(media.flow().ended()).isFalse();
        get(ann.close());
        assertThat(ended("ann").tally()).isEqualTo(media.flow().tally());
        assertThat(history.events())
                .noneMatch(event ->
                        event instanceof Event.MediaFlow flow && flow.node().equals("mac"));
    }

    @Test
    void theFaultsOfTheWayAreSeenInTheFlowAndNowhereElse() {
        UdpSocket mac = client("mac", MAC);
        UdpSocket ann = client("ann", ANN);
        List<ArmedFault> armed = List.of(
                arm(new LinkFault.Lose(), Trigger.nth(10)),
                arm(new LinkFault.Duplicate(), Trigger.nth(20)),
                arm(new LinkFault.Reorder(), Trigger.nth(30)));
        LinkedBlockingQueue<Integer> atAnn = new LinkedBlockingQueue<>();
        ann.onDatagram(datagram -> atAnn.add(datagram.data().getUnsignedShort(2)));
        LinkedBlockingQueue<Integer> atMac = new LinkedBlockingQueue<>();
        mac.onDatagram(datagram -> atMac.add(datagram.data().getUnsignedShort(2)));
        send(mac, ann, 7, 0, 50);
        send(ann, mac, 8, 0, 50);
        await(atAnn, 50);
        await(atMac, 50);
        get(ann.close());
        get(mac.close());
        Flow spoilt = ended("ann");
        assertThat(spoilt.tally()).isEqualTo(new Flow.Tally(50, 50 * 172, 1, 1, 1));
        assertThat(ended("mac").tally()).isEqualTo(new Flow.Tally(50, 50 * 172, 0, 0, 0));
        assertThat(armed).allSatisfy(fault -> assertThat(fault.fired()).isEqualTo(1));
    }

    @Test
    void aNodeRecordsWhatItReceivesAndAPowerCutEndsTheFlow() {
        LinkedBlockingQueue<NodeContext> up = new LinkedBlockingQueue<>();
        Node node = new Node(
                new NodeSpec(
                        "echo.test",
                        HOST,
                        List.of(),
                        List.of(rtp("echo.test", HOST)),
                        CertificateProfile.server("echo.test")),
                new Lab(clock, history, faults, wire, LabCa.create("rtp test", clock)),
                () -> new Program() {
                    @Override
                    public Future<?> start(NodeContext context) {
                        up.add(context);
                        return Future.succeededFuture();
                    }
                });
        get(node.start());
        UdpPair call = socket(poll(up).openPair("rtp"));
        call.even().onDatagram(datagram -> call.even().send(datagram.sender(), datagram.data()));
        UdpSocket mac = client("mac", MAC);
        LinkedBlockingQueue<Integer> back = new LinkedBlockingQueue<>();
        mac.onDatagram(datagram -> back.add(datagram.data().getUnsignedShort(2)));
        send(mac, call.even(), 7, 65_500, 100);
        await(back, 100);
        get(call.odd()
                .send(call.even().local(), Buffer.buffer(new byte[] {(byte) 0x80, (byte) 200, 0, 1, 0, 0, 0, 1})));
        assertThat(flow("echo.test", flow -> flow.tally().packets() == 100).peer())
                .isEqualTo(MAC + ":16384");
        assertThat(flow("mac", flow -> flow.tally().packets() == 100).peer()).isEqualTo(HOST + ":16384");
        get(node.stop("power cut"));
        assertThat(ended("echo.test").tally().lost()).isZero();
        get(mac.close());
        assertThat(clock.pending()).isZero();
    }

    @Test
    void whatIsNoRtpIsToldInOneMessage() {
        UdpSocket mac = client("mac", MAC);
        UdpSocket ann = client("ann", ANN);
        LinkedBlockingQueue<Integer> atAnn = new LinkedBlockingQueue<>();
        ann.onDatagram(datagram -> atAnn.add(datagram.data().length()));
        for (int i = 0; i < 20; i++) {
            get(mac.send(ann.local(), Buffer.buffer("no rtp")));
        }
        await(atAnn, 20);
        get(ann.close());
        List<String> told = history.events().stream()
                .filter(event -> event instanceof Event.MessageReceived)
                .map(Event::text)
                .toList();
        assertThat(told)
                .hasSizeLessThan(20)
                .allSatisfy(text -> assertThat(text).contains("that are no RTP (only 6 octets)"));
        int datagrams = told.stream()
                .mapToInt(text -> Integer.parseInt(text.split(" ")[1]))
                .sum();
        assertThat(datagrams).isEqualTo(20); // the machine may be slow, and five lab seconds pass
    }

    @Test
    void aDynamicPayloadTypeHasJitterOnceItsClockIsNoted() {
        UdpSocket mac = client("mac", MAC);
        UdpSocket ann = client("ann", ANN);
        LinkedBlockingQueue<Integer> atAnn = new LinkedBlockingQueue<>();
        ann.onDatagram(datagram -> atAnn.add(datagram.data().length()));
        ann.note("no rtpmap");
        for (int i = 0; i < 3; i++) {
            get(mac.send(ann.local(), Buffer.buffer(FlowCoreTest.packet(7, 97, i))));
        }
        await(atAnn, 3);
        ann.note("98 iLBC/8000");
        for (int i = 0; i < 3; i++) {
            get(mac.send(ann.local(), Buffer.buffer(FlowCoreTest.packet(8, 98, i))));
        }
        await(atAnn, 3);
        get(ann.close());
        assertThat(history.events().stream()
                        .filter(event -> event instanceof Event.MediaFlow)
                        .map(event -> ((Event.MediaFlow) event).flow())
                        .filter(Flow::ended)
                        .map(flow -> flow.payloadType() + " " + flow.jitter().isPresent()))
                .containsExactly("97 false", "98 true");
    }

    private ArmedFault arm(Fault fault, Trigger trigger) {
        return faults.arm(fault, Where.port("ann", "rtp"), trigger);
    }

    private void send(UdpSocket from, UdpSocket to, long ssrc, int first, int count) {
        for (int i = 0; i < count; i++) {
            get(from.send(to.local(), Buffer.buffer(FlowCoreTest.packet(ssrc, 0, first + i))));
        }
    }

    private Event.MediaFlow flow(String node, Predicate<Flow> what) {
        return (Event.MediaFlow) history.await(
                        0,
                        LIMIT,
                        event -> event instanceof Event.MediaFlow media
                                && media.node().equals(node)
                                && what.test(media.flow()))
                .orElseThrow();
    }

    private Flow ended(String node) {
        return flow(node, Flow::ended).flow();
    }

    private static void await(LinkedBlockingQueue<Integer> queue, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(poll(queue)).isNotNull();
        }
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue) {
        try {
            return queue.poll(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static <S> S socket(Future<org.uclab.lab.wire.Opening<S>> opening) {
        return get(opening).socket().orElseThrow();
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}

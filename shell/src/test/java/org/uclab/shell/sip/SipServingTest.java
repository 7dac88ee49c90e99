package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.dialog.Dialog;

/** A server and a caller, each a node with ports of its own, over real sockets of each kind. */
class SipServingTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SERVER = "cucm.example.com";
    private static final String CALLER = "phone.example.com";
    private static final String SERVER_ADDRESS = "127.206.1.10";
    private static final String CALLER_ADDRESS = "127.206.1.11";

    /** More datagrams than a socket and a node keep, and more bytes than the system and a node do. */
    private static final int FLOOD = 6_000;

    private static final long FLOOD_BYTES = 64L * 1024 * 1024;

    /** More messages than are read ahead of a node, and few enough for the end to be seen behind them; long ones, of
     *  which no read has many. */
    private static final int BEFORE_THE_END = 8;

    private static final int LONG_BODY = 30_000;

    /** A connection that takes nothing for so long is full. */
    private static final long STILL_NANOS = 3_000_000_000L;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("sip test", clock));
    private final Answering server = new Answering();
    private final Answering caller = new Answering();
    private final Node serverNode = node(SERVER, SERVER_ADDRESS, server);
    private final Node callerNode = node(CALLER, CALLER_ADDRESS, caller);

    private Node node(String host, String address, Program program) {
        List<Port> ports = List.of(
                new Port(host, "sip-udp", "sip", Transport.UDP, new Endpoint(address, 15060), false),
                new Port(host, "sip", "sip", Transport.TCP, new Endpoint(address, 15060), false),
                new Port(host, "sips", "sip", Transport.TCP, new Endpoint(address, 15061), true));
        return new Node(new NodeSpec(host, address, ports, CertificateProfile.server(host)), lab, () -> program);
    }

    /** Takes registrations, and answers calls with an offer of its own that the ACK has to answer. */
    private static final class Answering implements Program, SipUser {

        private final LinkedBlockingQueue<SipRequest> acks = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Dialog> dialogs = new LinkedBlockingQueue<>();
        private final AtomicInteger asked = new AtomicInteger();
        private Agenda agenda;
        private SipServing sip;

        @Override
        public Future<?> start(NodeContext node) {
            agenda = Agenda.here(node.clock(), node.recorder()::failed);
            sip = SipServing.at(node, agenda, SipSettings.STANDARD.withServerNames(flow -> SERVER), this);
            return Future.all(sip.udp("sip-udp"), sip.tcp("sip"), sip.tcp("sips"));
        }

        @Override
        public void asked(Asked asked) {
            this.asked.incrementAndGet();
            switch (asked.request().method()) {
                case "REGISTER" ->
                    sip.answer(
                            asked,
                            asked.request()
                                    .response(200)
                                    .with(
                                            HeaderName.CONTACT,
                                            asked.request().header("Contact").orElse(""))
                                    .with(HeaderName.EXPIRES, "120"));
                case "INVITE" -> ring(asked);
                case "BYE" -> sip.answer(asked, asked.request().response(200));
                case "MISTAKE" -> throw new IllegalStateException("a mistake of ours");
                default -> sip.answer(asked, asked.request().response(405));
            }
        }

        private void ring(Asked asked) {
            sip.answer(asked, asked.request().response(180));
            SipResponse ok = asked.request()
                    .response(200)
                    .withToTag(asked.tag())
                    .with(
                            HeaderName.CONTACT,
                            "<sip:5002@" + sip.sentBy(asked.flow().transport()) + ";transport="
                                    + asked.flow().transport().parameter() + ">")
                    .withBody(SessionDescription.MEDIA_TYPE, SipBody.of(offer().text()));
            dialogs.add(Dialog.ofServer(asked.request(), ok, 100));
            sip.answer(asked, ok);
        }

        @Override
        public void acked(Asked asked, SipRequest ack) {
            acks.add(ack);
        }

        @Override
        public void stop() {
            agenda.close();
        }
    }

    private static SessionDescription offer() {
        return SessionDescription.call(
                new Origin("lab", 1, 1, Connection.ip4("192.0.2.1")),
                "call",
                List.of(MediaDescription.rtp("audio", 16_384, List.of(Codec.of(0, "PCMU", 8000)), Direction.SENDRECV)));
    }

    /** What came of a request. */
    private static final class Answers implements Asker {

        private final LinkedBlockingQueue<SipResponse> all = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Loss> losses = new LinkedBlockingQueue<>();

        @Override
        public void answered(SipResponse response, Flow flow) {
            all.add(response);
        }

        @Override
        public void lost(Loss loss) {
            losses.add(loss);
        }

        SipResponse next() {
            return poll(all);
        }

        SipResponse last() {
            SipResponse response = next();
            return response.provisional() ? last() : response;
        }
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue) {
        try {
            T next = queue.poll(60, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void get(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void start() {
        get(serverNode.start());
        get(callerNode.start());
    }

    @AfterEach
    void stop() {
        get(callerNode.stop("over"));
        get(serverNode.stop("over"));
        get(wire.close());
        clock.close();
    }

    private static Flow to(SipTransport transport) {
        return Flow.to(transport, SERVER_ADDRESS, transport == SipTransport.TLS ? 15061 : 15060);
    }

    private static SipRequest request(String method, int number) {
        return SipRequest.of(method, "sip:5002@" + SERVER)
                .with(HeaderName.FROM, "<sip:5001@" + SERVER + ">;tag=caller")
                .with(HeaderName.TO, "<sip:5002@" + SERVER + ">")
                .with(HeaderName.CALL_ID, "call-" + method)
                .with(HeaderName.CSEQ, number + " " + method)
                .with(HeaderName.CONTACT, "<sip:5001@" + CALLER_ADDRESS + ":15060>");
    }

    private Answers ask(SipRequest request, SipTransport transport) {
        Answers answers = new Answers();
        caller.agenda.soon(() -> caller.sip.ask(request, to(transport), answers));
        return answers;
    }

    @ParameterizedTest
    @EnumSource(SipTransport.class)
    void takesARegistration(SipTransport transport) {
        SipResponse ok = ask(request("REGISTER", 101), transport).last();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Expires")).hasValue("120");
        assertThat(ok.to().tag()).isNotEmpty();
        await(event -> event instanceof Event.MessageSent sent
                && sent.content().facts().is(SipFacts.STATUS, 200)
                && sent.content().line().equals("200 REGISTER OK"));
        noMistake();
    }

    @ParameterizedTest
    @EnumSource(SipTransport.class)
    void carriesACallWithADelayedOfferThroughToItsEnd(SipTransport transport) {
        SipRequest invite = request("INVITE", 101);
        Answers answers = ask(invite, transport);
        SipResponse ringing = answers.next();
        while (ringing.status() == 100) {
            ringing = answers.next();
        }
        assertThat(ringing.status()).isEqualTo(180);
        SipResponse ok = answers.next();
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.to().tag()).isEqualTo(ringing.to().tag());
        SessionDescription offered = SessionDescription.parse(ok.body().text()).orElseThrow();
        assertThat(offered.first("audio").orElseThrow().codecs()).containsExactly(Codec.of(0, "PCMU", 8000));

        Dialog dialog = Dialog.ofClient(invite, ok);
        SipRequest ack = dialog.ack(101).withBody(SessionDescription.MEDIA_TYPE, SipBody.of(offer().text()));
        caller.agenda.soon(() -> caller.sip.acknowledge(ack, to(transport)));
        assertThat(poll(server.acks).body().text()).isEqualTo(offer().text());

        Dialog atServer = poll(server.dialogs);
        assertThat(atServer.id()).isEqualTo(dialog.id().fromTheOtherEnd());
        assertThat(ask(dialog.request("BYE"), transport).last().status()).isEqualTo(200);
        noMistake();
    }

    @Test
    void aMistakeOfTheUserIsAnswered500AndTold() {
        assertThat(ask(request("MISTAKE", 1), SipTransport.UDP).last().status()).isEqualTo(500);
        await(event -> event instanceof Event.HandlerFailed);
        assertThat(ask(request("REGISTER", 1), SipTransport.UDP).last().status())
                .isEqualTo(200);
    }

    @Test
    void aFaultAnswersInPlaceOfTheServer() {
        ArmedFault fault =
                faults.arm(new SipFault.Status(503), Where.port(SERVER, "sip"), Trigger.parse("the 1st time"));
        assertThat(ask(request("REGISTER", 1), SipTransport.TCP).last().status())
                .isEqualTo(503);
        assertThat(ask(request("REGISTER", 2), SipTransport.TCP).last().status())
                .isEqualTo(200);
        assertThat(fault.fired()).isEqualTo(1);
        faults.healAll();
        noMistake();
    }

    /** The sockets are on another thread, and must not read for it without end. */
    @Test
    void datagramsThatComeWhileTheNodeIsBusyAreLostBeyondABound() throws Exception {
        CountDownLatch free = busy();
        try (DatagramSocket flood = new DatagramSocket(new InetSocketAddress(CALLER_ADDRESS, 0))) {
            InetSocketAddress at = new InetSocketAddress(SERVER_ADDRESS, 15060);
            for (int i = 0; i < FLOOD; i++) {
                byte[] one = request("OPTIONS", 1)
                        .with(HeaderName.VIA, "SIP/2.0/UDP " + CALLER_ADDRESS + ":15060;branch=z9hG4bK" + i)
                        .with(HeaderName.CALL_ID, "flood-" + i)
                        .bytes();
                flood.send(new DatagramPacket(one, one.length, at));
            }
        }
        free.countDown();
        assertThat(ask(request("REGISTER", 1), SipTransport.UDP).last().status())
                .isEqualTo(200);
        assertThat(server.asked.get()).isBetween(2, FLOOD / 2);
        noMistake();
    }

    @Test
    void whatAConnectionBringsWhileTheNodeIsBusyWaitsAtThePeer() throws Exception {
        CountDownLatch free = busy();
        long written = 0;
        try (SocketChannel flood = SocketChannel.open(new InetSocketAddress(SERVER_ADDRESS, 15060))) {
            flood.configureBlocking(false);
            ByteBuffer pings = ByteBuffer.wrap("\r\n\r\n".repeat(16_384).getBytes(StandardCharsets.US_ASCII));
            long moved = System.nanoTime();
            while (written < FLOOD_BYTES && System.nanoTime() - moved < STILL_NANOS) {
                int now = flood.write(pings.clear());
                moved = now > 0 ? System.nanoTime() : moved;
                written += now;
            }
            free.countDown();
        }
        assertThat(written).isLessThan(FLOOD_BYTES);
        assertThat(ask(request("REGISTER", 1), SipTransport.TCP).last().status())
                .isEqualTo(200);
        noMistake();
    }

    /** The end is heard on the thread of the sockets, the messages on that of the node. */
    @Test
    void theEndOfAConnectionStandsBehindTheLastOfItsMessages() throws Exception {
        CountDownLatch free = busy();
        try (SocketChannel caller = SocketChannel.open(new InetSocketAddress(SERVER_ADDRESS, 15060))) {
            caller.write(ByteBuffer.wrap(overTcp(0, 0)));
        }
        ended();
        free.countDown();
        await(event -> event instanceof Event.ConnectionClosed);
        assertThat(history.events().stream()
                        .map(Event::kind)
                        .filter(kind -> kind == Event.Kind.MESSAGE_RECEIVED || kind == Event.Kind.CONNECTION_CLOSED))
                .containsExactly(Event.Kind.MESSAGE_RECEIVED, Event.Kind.CONNECTION_CLOSED);
        noMistake();
    }

    @Test
    void whatCameBeforeTheEndOfItsConnectionIsTaken() throws Exception {
        CountDownLatch free = busy();
        try (SocketChannel caller = SocketChannel.open(new InetSocketAddress(SERVER_ADDRESS, 15060))) {
            for (int i = 0; i < BEFORE_THE_END; i++) {
                ByteBuffer one = ByteBuffer.wrap(overTcp(i, LONG_BODY));
                while (one.hasRemaining()) {
                    caller.write(one);
                }
            }
        }
        ended();
        free.countDown();
        await(event -> event instanceof Event.ConnectionClosed);
        List<Event.Kind> kinds = history.events().stream().map(Event::kind).toList();
        assertThat(server.asked.get()).isEqualTo(BEFORE_THE_END);
        assertThat(kinds.lastIndexOf(Event.Kind.MESSAGE_RECEIVED))
                .isLessThan(kinds.indexOf(Event.Kind.CONNECTION_CLOSED));
        noMistake();
    }

    /** The system has told of the end of a connection, and the node has not heard of it. */
    private void ended() {
        await(event -> event instanceof Event.ConnectionOpened);
        long began = System.nanoTime();
        while (wire.connections() > 0 && System.nanoTime() - began < LIMIT.toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(wire.connections()).isZero();
    }

    /** A power cut leaves no connection whose end nobody was told of. */
    @Test
    void theEndIsToldWhereTheNodeHasNoPower() throws Exception {
        try (SocketChannel caller = SocketChannel.open(new InetSocketAddress(SERVER_ADDRESS, 15060))) {
            caller.write(ByteBuffer.wrap(overTcp(0, 0)));
            await(event -> event instanceof Event.MessageReceived);
            get(serverNode.stop("power cut"));
            await(event -> event instanceof Event.ConnectionClosed closed
                    && closed.why().equals("power cut"));
        }
    }

    private static byte[] overTcp(int number, int body) {
        return request("REGISTER", 101)
                .with(HeaderName.VIA, "SIP/2.0/TCP " + CALLER_ADDRESS + ":15060;branch=z9hG4bKend" + number)
                .with(HeaderName.CALL_ID, "end-" + number)
                .withBody("text/plain", SipBody.of("x".repeat(body)))
                .bytes();
    }

    /** The node does nothing until that is counted down. */
    private CountDownLatch busy() {
        CountDownLatch free = new CountDownLatch(1);
        server.agenda.soon(() -> {
            try {
                free.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        return free;
    }

    @Test
    void nobodyAtThePortIsALossAtOnce() {
        Answers answers = new Answers();
        caller.agenda.soon(
                () -> caller.sip.ask(request("OPTIONS", 1), Flow.to(SipTransport.TCP, SERVER_ADDRESS, 15999), answers));
        assertThat(poll(answers.losses)).isEqualTo(Asker.Loss.UNREACHED);
    }

    private void await(Predicate<Event> such) {
        assertThat(history.await(0, LIMIT, such)).isPresent();
    }

    private void noMistake() {
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }
}

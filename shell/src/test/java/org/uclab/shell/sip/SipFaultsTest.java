package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.fault.FaultForm;
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
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.Wire;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipFrame;
import org.uclab.protocol.sip.SipFramer;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** Each fault of a SIP server as it is seen on the wire, and what an endpoint of ours makes of it. A lab minute is a second. */
class SipFaultsTest {

    private static final String SERVER = "faulty.example.com";
    private static final String SERVER_ADDRESS = "127.206.2.10";
    private static final String CALLER_ADDRESS = "127.206.2.11";
    private static final int PORT = 15060;
    private static final String SDP = """
            v=0
            o=lab 1 1 IN IP4 192.0.2.1
            s=call
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 16384 RTP/AVP 0 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            """.replace("\n", "\r\n");

    private final WallClock clock = new WallClock(60);
    private final History history = new History(clock);
    private final FaultBoard faults = new FaultBoard(history);
    private final Wire wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
    private final Lab lab = new Lab(clock, history, faults, wire, LabCa.create("sip fault test", clock));
    private final Speaking server = new Speaking();
    private final Speaking caller = new Speaking();
    private final Node serverNode = node(SERVER, SERVER_ADDRESS, server);
    private final Node callerNode = node("caller.example.com", CALLER_ADDRESS, caller);
    private final Dialler dialler = wire.dialler("127.206.2.12");
    private int asks;

    private Node node(String host, String address, Program program) {
        List<Port> ports = List.of(new Port(host, "sip", "sip", Transport.TCP, new Endpoint(address, PORT), false));
        return new Node(new NodeSpec(host, address, ports, CertificateProfile.server(host)), lab, () -> program);
    }

    /** Answers everything with a 200, an INVITE with a description. */
    private static final class Speaking implements Program, SipUser {

        private Agenda agenda;
        private SipServing sip;

        @Override
        public Future<?> start(NodeContext node) {
            agenda = Agenda.here(node.clock(), node.recorder()::failed);
            sip = SipServing.at(node, agenda, SipSettings.STANDARD, this);
            return sip.tcp("sip");
        }

        @Override
        public void asked(Asked asked) {
            SipResponse ok = asked.request()
                    .response(200)
                    .withToTag(asked.tag())
                    .with(HeaderName.CONTACT, "<sip:5002@" + SERVER_ADDRESS + ":" + PORT + ";transport=tcp>");
            sip.answer(
                    asked,
                    asked.request().is(SipRequest.INVITE)
                            ? ok.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(SDP))
                            : ok);
        }

        @Override
        public void stop() {
            agenda.close();
        }
    }

    @BeforeEach
    void start() {
        get(serverNode.start());
        get(callerNode.start());
    }

    @AfterEach
    void stop() {
        faults.healAll();
        get(callerNode.stop("over"));
        get(serverNode.stop("over"));
        get(dialler.close());
        get(wire.close());
        clock.close();
        assertThat(history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue) {
        try {
            T next = queue.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("nothing came in a minute").isNotNull();
            return next;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** A form with an argument that shows it. */
    static Stream<String> faults() {
        return SipFault.FORMS.stream().map(form -> switch (form.name()) {
            case "sip-status" -> "sip-status 486";
            case "sip-slow" -> "sip-slow 7s";
            case "sip-malformed" -> "sip-malformed To";
            default -> form.form();
        });
    }

    private static SipFault fault(String text) {
        String[] words = text.split(" ", 2);
        FaultForm form = SipFault.FORMS.stream()
                .filter(known -> known.name().equals(words[0]))
                .findFirst()
                .orElseThrow();
        return (SipFault) form.maker().apply(words.length == 1 ? "" : words[1]);
    }

    private ArmedFault arm(String text) {
        return faults.arm(fault(text), Where.port(SERVER, "sip"), Trigger.parse("the 1st time"));
    }

    /** Somebody with a plain socket. */
    private final class Plain {

        private final LinkedBlockingQueue<String> came = new LinkedBlockingQueue<>();
        private final SipFramer framer = new SipFramer(SipLimits.STANDARD);
        private final NetSocket socket =
                get(dialler.connect(new Endpoint(SERVER_ADDRESS, PORT), Duration.ofMinutes(30)));

        Plain() {
            socket.handler(bytes -> {
                framer.feed(bytes.getBytes());
                for (Optional<SipFrame> next = framer.next(); next.isPresent(); next = framer.next()) {
                    came.add(new String(((SipFrame.Message) next.get()).bytes(), StandardCharsets.UTF_8));
                }
            });
        }

        void says(SipRequest request) {
            socket.write(Buffer.buffer(request.bytes()));
        }

        /** What is answered to that, up to the answer to a question behind it. */
        List<String> answers(SipRequest request) {
            says(request);
            says(request(SipRequest.OPTIONS, "probe"));
            List<String> answers = new ArrayList<>();
            for (String next = poll(came); !next.contains("Call-ID: probe"); next = poll(came)) {
                answers.add(next);
            }
            return answers;
        }
    }

    private SipRequest request(String method, String callId) {
        asks++;
        return SipRequest.of(method, "sip:5002@" + SERVER)
                .with(HeaderName.VIA, "SIP/2.0/TCP 127.206.2.12;branch=z9hG4bKask" + asks)
                .with(HeaderName.FROM, "<sip:5001@" + SERVER + ">;tag=mine")
                .with(HeaderName.TO, "<sip:5002@" + SERVER + ">")
                .with(HeaderName.CALL_ID, callId + asks)
                .with(HeaderName.CSEQ, "1 " + method);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isSeenOnTheWire(String text) {
        Plain plain = new Plain();
        SipRequest asked = request(SipRequest.INVITE, "spoilt");
        ArmedFault armed = arm(text);
        boolean late = text.startsWith("sip-slow");
        List<String> answers = new ArrayList<>(plain.answers(asked));
        if (late) {
            assertThat(answers).isEmpty();
            answers.add(poll(plain.came));
        }
        assertThat(armed.fired()).isEqualTo(1);
        String first = answers.isEmpty() ? "" : answers.get(0);
        String branch = asked.topVia().branch();
        switch (fault(text).kind()) {
            case STATUS -> assertThat(answers).hasSize(1).first().asString().startsWith("SIP/2.0 486 Busy Here\r\n");
            case NO_REPLY -> assertThat(answers).isEmpty();
            case SLOW -> {
                assertThat(first).startsWith("SIP/2.0 200 ");
                assertThat(Duration.between(received(asked), sent(asked)))
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(7));
            }
            case TWICE -> assertThat(answers).hasSize(2).containsOnly(first);
            case WRONG_TAG -> assertThat(first).contains(";tag=xmine\r\n").contains("CSeq: 1 INVITE");
            case WRONG_CSEQ -> assertThat(first).contains(";tag=mine\r\n").contains("CSeq: 2 INVITE");
            case WRONG_BRANCH -> assertThat(first).contains("branch=" + branch + "x");
            case MALFORMED -> assertThat(first).contains("To: <<\"@;=\r\n").contains("branch=" + branch + "\r\n");
            case NO_CODEC ->
                assertThat(first)
                        .contains("m=audio 16384 RTP/AVP 96\r\n")
                        .doesNotContain("PCMU")
                        .contains("c=IN IP4 192.0.2.1");
        }
        List<String> healed = plain.answers(request(SipRequest.INVITE, "healed"));
        assertThat(healed)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("SIP/2.0 200 OK\r\n")
                .contains("PCMU");
    }

    private Instant received(SipRequest request) {
        return at(request, Event.MessageReceived.class);
    }

    private Instant sent(SipRequest request) {
        return at(request, Event.MessageSent.class);
    }

    private Instant at(SipRequest request, Class<? extends Event> kind) {
        return history.events().stream()
                .filter(kind::isInstance)
                .filter(event -> event.message().orElseThrow().facts().is(SipFacts.CALL_ID, request.callId()))
                .findFirst()
                .orElseThrow()
                .stamp()
                .lab();
    }

    /** What an endpoint says to whoever asked, of the same faults. */
    private static final Map<String, String> HEARD = Map.of(
            "sip-status 486", "486",
            "sip-no-reply", "TIMED_OUT",
            "sip-slow 7s", "200",
            "sip-twice", "200",
            "sip-wrong-tag", "UNFIT",
            "sip-wrong-cseq", "UNFIT",
            "sip-wrong-branch", "TIMED_OUT",
            "sip-malformed To", "UNFIT",
            "sip-no-codec", "200 without a codec");

    @ParameterizedTest
    @MethodSource("faults")
    void isToldToWhoeverAsked(String text) {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ArmedFault armed = arm(text);
        ask(request(SipRequest.INVITE, "spoilt").without(HeaderName.VIA), heard);
        assertThat(poll(heard)).isEqualTo(HEARD.get(text));
        assertThat(armed.fired()).isEqualTo(1);
        ask(request(SipRequest.INVITE, "healed").without(HeaderName.VIA), heard);
        assertThat(poll(heard)).isEqualTo("200");
        assertThat(heard).isEmpty();
    }

    private void ask(SipRequest request, LinkedBlockingQueue<String> heard) {
        Asker asker = new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    String bare =
                            response.body().isEmpty() || response.body().text().contains("PCMU")
                                    ? ""
                                    : " without a codec";
                    heard.add(response.status() + bare);
                }
            }

            @Override
            public void lost(Loss loss) {
                heard.add(loss.name());
            }
        };
        caller.agenda.soon(() -> caller.sip.ask(request, Flow.to(SipTransport.TCP, SERVER_ADDRESS, PORT), asker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE", "NOTIFY", "REFER", "MESSAGE", "UPDATE"})
    void anyStatusCanStandInForAnyAnswer(String method) {
        Plain plain = new Plain();
        for (int status = 300; status < 700; status += method.equals(SipRequest.REGISTER) ? 1 : 37) {
            ArmedFault armed = arm("sip-status " + status);
            List<String> answers = plain.answers(request(method, "any"));
            assertThat(answers)
                    .as("sip-status " + status)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("SIP/2.0 " + status + " ");
            assertThat(armed.fired()).isEqualTo(1);
            get(faults.heal(armed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "CSeq", "Call-ID", "Contact"})
    void anyHeaderFieldCanBeMalformed(String header) {
        Plain plain = new Plain();
        ArmedFault armed = arm("sip-malformed " + header);
        List<String> answers = plain.answers(request(SipRequest.REGISTER, "bad"));
        assertThat(answers).hasSize(1).first().asString().contains(header + ": <<\"@;=\r\n");
        assertThat(armed.fired()).isEqualTo(1);
    }

    @Test
    void everyFormIsTried() {
        assertThat(faults()).hasSize(SipFault.FORMS.size());
        assertThat(HEARD).hasSize(SipFault.FORMS.size());
    }
}

package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.rtp.Codec;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Voice;
import org.uclab.protocol.rtp.tone.Sound;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.shell.rtp.LegFigures;
import org.uclab.shell.rtp.MediaLeg;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.shell.sip.SipUser;

/** A phone on real sockets: it registers, calls, answers as it is told, and has a voice. */
final class Telephone implements Program, SipUser, AutoCloseable {

    private static final long WAIT_S = 60;

    /** A dialog of it, and what was agreed. */
    static final class Talk {

        final LinkedBlockingQueue<SipResponse> responses = new LinkedBlockingQueue<>();
        volatile Dialog dialog;
        volatile SipRequest invite;
        volatile Asked asked;
        volatile Asker asker;
        volatile SessionDescription remote;
    }

    final String name;
    final String line;
    private final String address;
    private final String contactUser;
    private final Node node;
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    /** Everything that came but INVITEs and BYEs. */
    final LinkedBlockingQueue<SipRequest> told = new LinkedBlockingQueue<>();
    /** Calls that came and ring. */
    final LinkedBlockingQueue<Talk> ringing = new LinkedBlockingQueue<>();

    final LinkedBlockingQueue<SipRequest> gone = new LinkedBlockingQueue<>();
    /** Connections that are over. */
    private final LinkedBlockingQueue<Flow> ended = new LinkedBlockingQueue<>();

    private final AtomicReference<Flow> server = new AtomicReference<>();
    private volatile boolean events = true;
    private volatile UnaryOperator<SipResponse> answering = response -> response;
    private Context context;
    private Agenda agenda;
    private SipServing sip;
    private MediaLeg media;
    private int calls;
    private final String tag;

    /** A phone of that name with that line at that address. */
    Telephone(Lab lab, String name, String line, String address) {
        this.name = name;
        this.line = line;
        this.address = address;
        this.tag = name.toLowerCase(java.util.Locale.ROOT);
        this.contactUser = "c0ffee00-0000-4000-8000-" + String.format("%012x", name.hashCode() & 0xffffffffL);
        List<Port> ports = List.of(
                new Port(name, "sip", "sip", Transport.UDP, new Endpoint(address, 5060), false),
                new Port(name, "sip", "sip", Transport.TCP, new Endpoint(address, 5060), false));
        List<PortRange> ranges = List.of(new PortRange(name, "rtp", "rtp", Transport.UDP, address, 16_384, 16_483));
        node = new Node(new NodeSpec(name, address, ports, ranges, CertificateProfile.server(name)), lab, () -> this);
        RunningCluster.await(node.start());
    }

    @Override
    public Future<?> start(NodeContext given) {
        context = Vertx.currentContext();
        agenda = Agenda.here(given.clock(), given.recorder()::failed);
        sip = SipServing.at(given, agenda, SipSettings.STANDARD.withServerNames(to -> TraceCompany.PUBLISHER), this);
        return Future.join(sip.udp("sip"), sip.tcp("sip"))
                .compose(up -> MediaLeg.open(given, "rtp", MediaLeg.Owner.of(given, "rtp", agenda, name)))
                .onSuccess(opening -> {
                    media = opening.socket().orElseThrow();
                    media.heardBy(this::hears);
                    media.keysHeardBy(keys::append);
                });
    }

    @Override
    public void gone(Flow flow) {
        ended.add(flow);
    }

    /** Waits until a connection is over. */
    void isHungUp() {
        next(ended);
    }

    @Override
    public void stop() {
        agenda.close();
    }

    @Override
    public void close() {
        here(() -> media.close());
        RunningCluster.await(node.stop("over"));
    }

    <T> T here(Supplier<T> what) {
        return RunningCluster.await(Future.future(promise -> context.runOnContext(turn -> {
            try {
                promise.complete(what.get());
            } catch (RuntimeException failed) {
                promise.fail(failed);
            }
        })));
    }

    static <T> T next(LinkedBlockingQueue<T> queue) {
        try {
            T one = queue.poll(WAIT_S, TimeUnit.SECONDS);
            assertThat(one).as("nothing came in a minute").isNotNull();
            return one;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    static <T> T next(LinkedBlockingQueue<T> queue, Predicate<T> wanted) {
        T one = next(queue);
        while (!wanted.test(one)) {
            one = next(queue);
        }
        return one;
    }

    // ---- registering

    String contact(SipTransport transport) {
        return "<sip:" + contactUser + "@" + address + ":5060;transport=" + transport.parameter()
                + ">;+sip.instance=\"<urn:uuid:00000000-0000-0000-0000-"
                + String.format("%012x", tag.hashCode() & 0xffffffffL)
                + ">\";+u.sip!devicename.ccm.cisco.com=\"" + name + "\";+u.sip!model.ccm.cisco.com=\"503\"";
    }

    SipRequest register(String host, SipTransport transport, String callId, int number) {
        return SipRequest.of(SipRequest.REGISTER, "sip:" + host)
                .with(HeaderName.FROM, "<sip:" + line + "@" + host + ">;tag=" + tag)
                .with(HeaderName.TO, "<sip:" + line + "@" + host + ">")
                .with(HeaderName.CALL_ID, callId)
                .with(HeaderName.CSEQ, number + " REGISTER")
                .with(HeaderName.CONTACT, contact(transport))
                .with(HeaderName.EXPIRES, 3600)
                .withBody(
                        "multipart/mixed; boundary=uniqueBoundary",
                        SipBody.of("--uniqueBoundary\r\nContent-Type: application/x-cisco-remotecc-request+xml\r\n"
                                + "Content-Disposition: session;handling=optional\r\n\r\n<?xml version=\"1.0\"?>"
                                + "<x-cisco-remotecc-request><bulkregisterreq><contact all=\"true\"><register/>"
                                + "</contact></bulkregisterreq></x-cisco-remotecc-request>\r\n--uniqueBoundary--\r\n"));
    }

    /** Sends it and waits for the final answer. */
    SipResponse ask(String host, SipTransport transport, SipRequest request) {
        LinkedBlockingQueue<SipResponse> answers = new LinkedBlockingQueue<>();
        asking(host, transport, request, answers::add);
        return next(answers, answer -> !answer.provisional());
    }

    void asking(String host, SipTransport transport, SipRequest request, Consumer<SipResponse> told) {
        here(() -> {
            Flow flow = Optional.ofNullable(server.get())
                    .filter(way -> way.host().equals(host) && way.transport() == transport)
                    .orElse(Flow.to(transport, host, transport == SipTransport.TLS ? 5061 : 5060));
            sip.ask(request, flow, new Asker() {
                @Override
                public void answered(SipResponse response, Flow from) {
                    server.set(from);
                    told.accept(response);
                }

                @Override
                public void lost(Loss loss) {
                    told.accept(
                            request.response(loss == Loss.TIMED_OUT ? 408 : 503).withToTag("lost"));
                }
            });
            return "sent";
        });
    }

    /** Registers as the product's own phones do. */
    SipResponse registers(String host, SipTransport transport) {
        return ask(host, transport, register(host, transport, "reg-" + name + "@" + address, 101 + calls++));
    }

    // ---- calling

    SessionDescription offer(Direction direction) {
        MediaDescription audio = MediaDescription.rtp(
                "audio",
                media.local().port(),
                List.of(
                        org.uclab.protocol.sdp.Codec.of(9, "G722", 8000),
                        org.uclab.protocol.sdp.Codec.of(0, "PCMU", 8000),
                        org.uclab.protocol.sdp.Codec.of(8, "PCMA", 8000),
                        org.uclab.protocol.sdp.Codec.of(101, "telephone-event", 8000)
                                .with("0-15")),
                direction);
        Origin origin = new Origin("Cisco-SIPUA", 7, ++calls, Connection.ip4(address));
        return SessionDescription.call(origin, "SIP Call", List.of(withoutG722(audio)));
    }

    /** It describes no named events from now on. */
    void forgetsEvents() {
        events = false;
    }

    /** G.711 alone, whose sound is understood here. */
    private MediaDescription withoutG722(MediaDescription audio) {
        return new MediaDescription(
                audio.kind(),
                audio.port(),
                1,
                audio.protocol(),
                events ? List.of("0", "8", "101") : List.of("0", "8"),
                Optional.empty(),
                List.of(),
                audio.attributes().stream()
                        .filter(attribute -> !attribute.value().startsWith("9 "))
                        .filter(attribute -> events || !attribute.value().startsWith("101 "))
                        .toList());
    }

    /** How it speaks to the node where it is registered. */
    SipTransport transport() {
        return server.get().transport();
    }

    /** Calls that number. */
    Talk calls(String number) {
        return calls(number, invite -> invite);
    }

    Talk calls(String number, UnaryOperator<SipRequest> how) {
        Talk talk = new Talk();
        here(() -> {
            Flow flow = server.get();
            String host = flow.host();
            String callId = "call-" + name + "-" + calls++ + "@" + address;
            SipRequest plain = SipRequest.of(SipRequest.INVITE, "sip:" + number + "@" + host)
                    .with(HeaderName.FROM, "<sip:" + line + "@" + host + ">;tag=" + tag + calls++)
                    .with(HeaderName.TO, "<sip:" + number + "@" + host + ">")
                    .with(HeaderName.CALL_ID, callId)
                    .with(HeaderName.CSEQ, "101 INVITE")
                    .with(HeaderName.CONTACT, contact(flow.transport()))
                    .withBody(
                            "application/sdp",
                            SipBody.of(offer(Direction.SENDRECV).text()));
            talk.invite = how.apply(plain);
            talks.put(callId, talk);
            talk.asker = asker(talk);
            sip.ask(talk.invite, flow, talk.asker);
            return talk;
        });
        return talk;
    }

    private Asker asker(Talk talk) {
        SipRequest invite = talk.invite;
        return new Asker() {
            @Override
            public void answered(SipResponse response, Flow from) {
                if (response.success()) {
                    if (talk.dialog == null) {
                        talk.dialog = Dialog.ofClient(invite, response);
                    } else {
                        talk.dialog.heard(response);
                    }
                    described(response).ifPresent(description -> agree(talk, description));
                    SipRequest ack = talk.dialog.ack(invite.cseq().number());
                    sip.acknowledge(
                            invite.body().isEmpty()
                                    ? ack.withBody(
                                            "application/sdp",
                                            SipBody.of(offer(Direction.SENDRECV).text()))
                                    : ack,
                            from);
                }
                talk.responses.add(response);
            }

            @Override
            public void lost(Loss loss) {
                talk.responses.add(invite.response(408).withToTag("lost"));
            }
        };
    }

    void cancels(Talk talk) {
        here(() -> {
            sip.cancel(talk.asker);
            return "cancelled";
        });
    }

    /** Rings for the next call. */
    Talk rung() {
        return next(ringing);
    }

    void answers(Talk talk) {
        accepts(talk, ok -> ok);
    }

    void accepts(Talk talk, UnaryOperator<SipResponse> how) {
        here(() -> {
            SipResponse ok = how.apply(talk.asked
                    .request()
                    .response(200)
                    .withToTag(talk.asked.tag())
                    .with(HeaderName.CONTACT, contact(talk.asked.flow().transport()))
                    .withBody(
                            "application/sdp",
                            SipBody.of(offer(Direction.SENDRECV).text())));
            talk.dialog = Dialog.ofServer(talk.asked.request(), ok, 100);
            sip.answer(talk.asked, ok);
            return "answered";
        });
    }

    void refuses(Talk talk, int status) {
        refuses(talk, status, response -> response);
    }

    void refuses(Talk talk, int status, UnaryOperator<SipResponse> how) {
        here(() -> {
            sip.answer(talk.asked, how.apply(talk.asked.request().response(status)));
            return "refused";
        });
    }

    /** Sends something in a dialog, and waits for the final answer. */
    SipResponse says(Talk talk, String method, UnaryOperator<SipRequest> how) {
        LinkedBlockingQueue<SipResponse> answers = new LinkedBlockingQueue<>();
        here(() -> {
            Flow way = Optional.ofNullable(server.get()).orElseGet(() -> talk.asked.flow());
            SipRequest request =
                    how.apply(talk.dialog.request(method).with(HeaderName.CONTACT, contact(way.transport())));
            sip.ask(request, way, new Asker() {
                @Override
                public void answered(SipResponse response, Flow from) {
                    if (response.success() && request.is(SipRequest.INVITE)) {
                        described(response).ifPresent(description -> agree(talk, description));
                        sip.acknowledge(talk.dialog.ack(request.cseq().number()), from);
                    }
                    answers.add(response);
                }

                @Override
                public void lost(Loss loss) {
                    answers.add(request.response(408).withToTag("lost"));
                }
            });
            return "sent";
        });
        return next(answers, answer -> !answer.provisional());
    }

    SipResponse hangsUp(Talk talk) {
        return says(talk, SipRequest.BYE, bye -> bye);
    }

    SipResponse holds(Talk talk, Direction direction) {
        return says(
                talk,
                SipRequest.INVITE,
                invite -> invite.withBody(
                        "application/sdp", SipBody.of(offer(direction).text())));
    }

    /** Offers anew, with those formats. */
    SipResponse offers(Talk talk, String formats) {
        return says(
                talk,
                SipRequest.INVITE,
                invite -> invite.withBody(
                        "application/sdp",
                        SipBody.of(offer(Direction.SENDRECV).text().replace("RTP/AVP 0 8 101", formats))));
    }

    // ---- media

    private static Optional<SessionDescription> described(SipMessage message) {
        return message.body().isEmpty()
                ? Optional.empty()
                : SessionDescription.parse(message.body().text());
    }

    private Sound voice = Sound.SILENCE;
    private final StringBuilder keys = new StringBuilder();
    private final short[] lately = new short[4 * Sound.RATE];
    private long heardInAll;

    /** What it says from now on in calls. */
    void speaks(Sound sound) {
        here(() -> voice = sound);
    }

    private void agree(Talk talk, SessionDescription theirs) {
        talk.remote = theirs;
        theirs.first("audio").filter(audio -> !audio.protocol().equals("PSTN")).ifPresent(audio -> {
            Endpoint to = new Endpoint(theirs.connectionOf(audio).orElseThrow().address(), audio.port());
            int type = audio.codecs().get(0).payloadType();
            Codec codec = type == 8 ? Codec.PCMA : Codec.PCMU;
            Agreement<Endpoint> plain = Agreement.with(to, new Endpoint(to.address(), to.port() + 1), codec, type)
                    .withEvents(101);
            media.agree(
                    theirs.directionOf(audio).receives()
                            ? plain.speaking(Voice.of(type == 8 ? Law.A : Law.MU, voice))
                            : plain);
        });
    }

    LegFigures figures() {
        return here(media::figures);
    }

    /** Presses keys as named events. */
    boolean presses(String keys) {
        return here(() -> media.press(keys));
    }

    /** Keys that it has heard as named events, from the first. */
    String keys() {
        return here(keys::toString);
    }

    /** The last of it, in the order in which it came. */
    short[] heard() {
        return here(() -> {
            int count = (int) Math.min(heardInAll, lately.length);
            short[] last = new short[count];
            for (int i = 0; i < count; i++) {
                last[i] = lately[(int) ((heardInAll - count + i) % lately.length)];
            }
            return last;
        });
    }

    private void hears(short[] samples) {
        for (short sample : samples) {
            lately[(int) (heardInAll++ % lately.length)] = sample;
        }
    }

    // ---- what comes

    @Override
    public void asked(Asked asked) {
        SipRequest request = asked.request();
        Talk known = talks.get(request.callId());
        switch (request.method()) {
            case SipRequest.INVITE -> {
                if (request.inDialog() && known != null) {
                    again(known, asked);
                } else {
                    Talk talk = new Talk();
                    talk.invite = request;
                    talk.asked = asked;
                    talks.put(request.callId(), talk);
                    sip.answer(
                            asked,
                            request.response(180)
                                    .with(
                                            HeaderName.CONTACT,
                                            contact(asked.flow().transport())));
                    ringing.add(talk);
                }
            }
            case SipRequest.BYE -> {
                sip.answer(asked, request.response(200));
                gone.add(request);
            }
            default -> {
                sip.answer(asked, answering.apply(request.response(200)));
                told.add(request);
            }
        }
    }

    /** A re-INVITE: with an offer it is answered, without one it is offered. */
    private void again(Talk talk, Asked asked) {
        talk.dialog.heard(asked.request());
        Optional<SessionDescription> offered = described(asked.request());
        Direction direction = offered.flatMap(
                        all -> all.first("audio").map(audio -> Direction.SENDRECV.answering(all.directionOf(audio))))
                .orElse(Direction.SENDRECV);
        offered.ifPresent(all -> agree(talk, all));
        talk.asked = asked;
        sip.answer(
                asked,
                asked.request()
                        .response(200)
                        .with(HeaderName.CONTACT, contact(asked.flow().transport()))
                        .withBody("application/sdp", SipBody.of(offer(direction).text())));
    }

    @Override
    public void acked(Asked asked, SipRequest ack) {
        Talk talk = talks.get(asked.request().callId());
        described(ack).ifPresent(description -> agree(talk, description));
    }

    @Override
    public void cancelled(Asked asked) {
        sip.answer(asked, asked.request().response(487));
        gone.add(asked.request());
    }

    static Optional<String> user(SipMessage message) {
        return message.from().sipUri().map(SipUri::user);
    }
}

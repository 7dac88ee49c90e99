package org.uclab.sim.expressway.xmpp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Hops;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.expressway.traversal.StreamListener;
import org.uclab.sim.expressway.traversal.TraversalStream;

/**
 * A client of E's port 5222.
 *
 * <pre>
 * PLAIN     stream header        answer it, offer STARTTLS and nothing else
 *           starttls             proceed                                      SECURING
 *           anything else        stream error                                 OVER
 * SECURING  TLS stands                                                        SECURE
 * SECURE    stream header        ask a linked C for the domain, hold bytes    DIALLING
 * DIALLING  C is connected       pass on what was held                        RELAYING
 *           no C, or C failed    answer header, remote-connection-failed      OVER
 * RELAYING  bytes, either way    pass them on unchanged
 *           either end closes    close the other                              OVER
 * </pre>
 */
final class ClientSession implements StreamListener {

    private static final String LINK_SERVICE = "traversal-xmpp";

    /** The states. */
    enum State {
        PLAIN,
        SECURING,
        SECURE,
        DIALLING,
        RELAYING,
        OVER
    }

    private final EdgeXmpp edge;
    private final NetSocket socket;
    private final Recorder recorder;
    private Hop hop;
    private final StreamTap inbound = new StreamTap(this::heard);
    private final StreamTap outbound = new StreamTap(this::told);
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.PLAIN;
    private String domain = "";
    private boolean answered;
    private TraversalStream stream;
    private LabTimer timer;

    ClientSession(EdgeXmpp edge, NetSocket socket) {
        this.edge = edge;
        this.socket = socket;
        this.recorder = edge.node().recorder();
        this.hop = Hops.of(socket);
    }

    void begin() {
        timer = edge.loop()
                .after(edge.config().settings().timing().opening(), () -> fail(StreamCondition.CONNECTION_TIMEOUT, ""));
        socket.handler(buffer -> received(buffer.getBytes()));
        socket.closeHandler(gone -> over());
        socket.exceptionHandler(broken -> {}); // the close handler follows
    }

    // from the client

    private void received(byte[] bytes) {
        switch (state) {
            case PLAIN -> inbound.feed(bytes);
            case SECURE, DIALLING -> {
                held.writeBytes(bytes);
                tap(inbound, bytes);
            }
            case RELAYING -> {
                tap(inbound, bytes);
                stream.write(bytes);
                if (stream.full()) {
                    socket.pause();
                }
            }
            case SECURING, OVER -> {} // nothing may come now
        }
    }

    /** What the client said, in the order it said it. */
    private void heard(StreamEvent event) {
        recorder.received(EdgeXmpp.SERVICE, XmppTeller.XMPP.heard(hop, 0, event));
        switch (state) {
            case PLAIN -> plain(event);
            case SECURE -> secure(event);
            case SECURING, DIALLING, RELAYING, OVER -> {} // for the other end to judge
        }
        if (stream != null) {
            recorder.sent(LINK_SERVICE, XmppTeller.XMPP.heard(stream.hop(), 0, event));
        }
    }

    private void plain(StreamEvent event) {
        switch (event.kind()) {
            case OPENED -> open(((StreamEvent.Opened) event).header());
            case RECEIVED -> {
                if (answered && ((StreamEvent.Received) event).element().is(Namespaces.TLS, "starttls")) {
                    startTls();
                } else {
                    fail(StreamCondition.NOT_AUTHORIZED, "STARTTLS first");
                }
            }
            case CLOSED -> finish();
            case FAILED -> fail(((StreamEvent.Failed) event).condition(), ((StreamEvent.Failed) event).reason());
        }
    }

    private void open(StreamHeader header) {
        Optional<StreamCondition> objection = objection(header);
        Optional<XmppFault.StreamError> fault = fault();
        if (fault.isPresent()) {
            fail(StreamCondition.of(fault.get().condition()).orElse(StreamCondition.UNDEFINED_CONDITION), "fault");
        } else if (objection.isPresent()) {
            fail(objection.get(), "");
        } else {
            answerHeader();
            send(Element.build(Namespaces.STREAMS, "features")
                    .child(Element.build(Namespaces.TLS, "starttls")
                            .child(Element.of(Namespaces.TLS, "required"))
                            .done())
                    .done());
        }
    }

    private Optional<StreamCondition> objection(StreamHeader header) {
        if (!header.contentNamespace().equals(Namespaces.CLIENT)) {
            return Optional.of(StreamCondition.INVALID_NAMESPACE);
        }
        if (!header.modern()) {
            return Optional.of(StreamCondition.UNSUPPORTED_VERSION);
        }
        domain = header.to();
        return edge.config().serves(domain) ? Optional.empty() : Optional.of(StreamCondition.HOST_UNKNOWN);
    }

    private Optional<XmppFault.StreamError> fault() {
        Map<String, String> step = Map.of("step", "stream");
        return edge.node()
                .faults(EdgeXmpp.SERVICE)
                .bite(XmppFault.StreamError.class, new Occasion(edge.loop().now(), hop.peer(), step));
    }

    private void startTls() {
        state = State.SECURING;
        // RFC 6120 §5.4.3.3: nothing that came in the clear may be read after the handshake.
        inbound.discard();
        Element proceed = Element.of(Namespaces.TLS, "proceed");
        recorder.sent(
                EdgeXmpp.SERVICE,
                XmppTeller.XMPP.element(hop, 0, proceed, proceed.toXml().length()));
        socket.upgradeToSsl(edge.tls(), Buffer.buffer(proceed.toXml()))
                .onSuccess(stands -> secured())
                .onFailure(refused -> socket.close());
    }

    private void secured() {
        if (state == State.SECURING) {
            state = State.SECURE;
            hop = hop.secured();
            answered = false;
            inbound.restart(StreamLimits.STRANGER);
        }
    }

    private void secure(StreamEvent event) {
        switch (event.kind()) {
            case OPENED -> dial(((StreamEvent.Opened) event).header());
            case RECEIVED, CLOSED -> fail(StreamCondition.BAD_FORMAT, "");
            case FAILED -> fail(((StreamEvent.Failed) event).condition(), ((StreamEvent.Failed) event).reason());
        }
    }

    private void dial(StreamHeader header) {
        Optional<StreamCondition> objection = objection(header);
        if (objection.isPresent()) {
            fail(objection.get(), "");
            return;
        }
        state = State.DIALLING;
        socket.pause();
        byte[] head = domain.getBytes(StandardCharsets.UTF_8);
        stream = edge.links().pick().flatMap(link -> link.open(head, this)).orElse(null);
        if (stream == null) {
            fail(StreamCondition.REMOTE_CONNECTION_FAILED, "next hop connection failed");
        }
    }

    // from C

    @Override
    public void ready() {
        if (state != State.DIALLING) {
            return;
        }
        state = State.RELAYING;
        timer.cancel();
        stream.onDrain(socket::resume);
        stream.write(held.toByteArray());
        held.reset();
        socket.resume();
    }

    @Override
    public void data(byte[] bytes) {
        if (state == State.OVER) {
            stream.consumed(bytes.length);
            return;
        }
        tap(outbound, bytes);
        // Credit goes back when the client's socket has taken the bytes: a slow client slows its own server only.
        socket.write(Buffer.buffer(bytes)).onComplete(taken -> stream.consumed(bytes.length));
    }

    /** What the server told the client. */
    private void told(StreamEvent event) {
        recorder.received(LINK_SERVICE, XmppTeller.XMPP.heard(stream.hop(), 0, event));
        recorder.sent(EdgeXmpp.SERVICE, XmppTeller.XMPP.heard(hop, 0, event));
        if (event instanceof StreamEvent.Received received && received.element().is(Namespaces.SASL, "success")) {
            // RFC 6120 §6.4.6: both sides begin new streams.
            inbound.restart(StreamLimits.SIGNED_IN);
            outbound.restart(StreamLimits.SIGNED_IN);
        }
    }

    @Override
    public void ended() {
        finish();
    }

    @Override
    public void broken(String why) {
        if (state == State.DIALLING) {
            fail(StreamCondition.REMOTE_CONNECTION_FAILED, why);
        } else {
            finish();
        }
    }

    // to the client

    private void answerHeader() {
        answered = true;
        String id = UUID.randomUUID().toString();
        StreamHeader header = StreamHeader.answer(Namespaces.CLIENT, domain, "", id, "en");
        write(
                header.toXml(),
                XmppTeller.XMPP.opened(hop, 0, header, header.toXml().length()));
    }

    private void send(Element element) {
        String xml = element.toXml(Namespaces.CLIENT);
        write(xml, XmppTeller.XMPP.element(hop, 0, element, xml.length()));
    }

    private void write(String xml, Message message) {
        recorder.sent(EdgeXmpp.SERVICE, message);
        socket.write(xml);
    }

    /** Ends the stream in error; RFC 6120 §4.9.1.1 wants a header before it. */
    private void fail(StreamCondition condition, String text) {
        if (state == State.OVER) {
            return;
        }
        if (state != State.RELAYING && state != State.SECURING) {
            if (!answered) {
                answerHeader();
            }
            send(condition.error(text));
            write(StreamHeader.CLOSE, XmppTeller.XMPP.closed(hop, 0));
        }
        finish();
    }

    private void finish() {
        socket.resume();
        socket.end();
        over();
    }

    private void over() {
        if (state == State.OVER) {
            return;
        }
        boolean relaying = state == State.RELAYING;
        state = State.OVER;
        timer.cancel();
        held.reset();
        edge.gone(this);
        if (stream != null && relaying) {
            stream.end();
        } else if (stream != null) {
            stream.reset("client gone");
        }
    }

    private void tap(StreamTap tap, byte[] bytes) {
        try {
            tap.feed(bytes);
        } catch (RuntimeException ours) {
            recorder.failed(ours);
        }
    }
}

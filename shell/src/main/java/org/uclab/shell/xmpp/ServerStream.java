package org.uclab.shell.xmpp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.io.ByteArrayOutputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.core.Driver;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Hops;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Negotiation;
import org.uclab.protocol.xmpp.NegotiationAction;
import org.uclab.protocol.xmpp.NegotiationInput;
import org.uclab.protocol.xmpp.NegotiationState;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;
import org.uclab.protocol.xmpp.StreamTerms;

/**
 * A stream on an accepted socket: bytes become inputs of a {@link Negotiation}, what it wants done is done, all of it
 * goes into the history, and whoever has the stream is told what is for it.
 */
public final class ServerStream {

    /** subjectAltName of the kind dNSName, RFC 5280 §4.2.1.6. */
    private static final int DNS_NAME = 2;

    /** Bytes kept of a stream whose header has not come yet: white space before it has no limit of its own. */
    private static final int OPENING_BYTES_MAX = 65_536;

    /** The part of a port that all its streams need. */
    record Place(
            String service,
            XmppTeller teller,
            Recorder recorder,
            FaultPoint faults,
            Agenda agenda,
            Optional<SSLOptions> tls) {}

    private final NetSocket socket;
    private final Place place;
    private final StreamVoice voice;
    private final StreamOutput output;
    private final StreamParser parser;
    private final StreamOwner owner;
    private final Negotiation negotiation;
    private final Driver<NegotiationInput, NegotiationAction> driver;
    private final StreamTerms terms;
    private final Runnable onKnown;
    private final Runnable onOver;
    /** The bytes of the present stream, as long as it may have to be carried elsewhere. */
    private final ByteArrayOutputStream opening = new ByteArrayOutputStream();

    /** What came by TLS before we knew that it is up; absent unless TLS is being set up. */
    private Optional<ByteArrayOutputStream> early = Optional.empty();

    private Optional<CarriedStream> carried = Optional.empty();
    /** The number of the exchange that is being answered. */
    private long answering;

    private boolean over;
    private boolean closed;

    private ServerStream(NetSocket socket, Place place, Function<ServerStream, StreamOwner> owners, Ends ends) {
        this.socket = socket;
        this.place = place;
        this.onKnown = ends.onKnown();
        this.onOver = ends.onOver();
        this.voice = new StreamVoice(place.recorder(), place.service(), place.teller(), () -> Hops.of(socket));
        this.output = new StreamOutput(socket);
        this.owner = owners.apply(this);
        StreamTerms demanded = owner.terms();
        this.terms = demanded.withTimes(demanded.times().each(place.agenda()::limit));
        this.parser = new StreamParser(terms.limits());
        this.negotiation = new Negotiation(terms, place.agenda().now());
        this.driver = new Driver<>(
                        new StreamCore(negotiation),
                        place.agenda(),
                        this::act,
                        place.recorder()::nextExchange,
                        this::mistaken)
                .spoiltBy(new XmppSpoiler(negotiation, voice.peer()), place.faults());
    }

    /**
     * Who has to be told of it.
     *
     * @param onKnown run when the other side has proven who it is, or somebody else sees to that
     * @param onOver  run when the stream is over
     */
    record Ends(Runnable onKnown, Runnable onOver) {}

    /** Has somebody use the stream on a new socket. */
    static void accept(NetSocket socket, Place place, Function<ServerStream, StreamOwner> owners, Ends ends) {
        ServerStream stream = new ServerStream(socket, place, owners, ends);
        socket.exceptionHandler(broken -> {}); // the close handler follows
        socket.closeHandler(closed -> stream.guarded(stream::gone));
        socket.handler(bytes -> stream.guarded(() -> stream.take(bytes)));
        stream.driver.begin();
    }

    /** {@code address:port} of the other side. */
    public String peer() {
        return voice.peer();
    }

    /** The host names that the peer's certificate proves; none where it showed none. */
    public Set<String> provenNames() {
        Set<String> names = new HashSet<>();
        try {
            List<Certificate> chain = socket.peerCertificates();
            if (chain.get(0) instanceof X509Certificate leaf && leaf.getSubjectAlternativeNames() != null) {
                for (List<?> name : leaf.getSubjectAlternativeNames()) {
                    if (name.get(0).equals(DNS_NAME)) {
                        names.add((String) name.get(1));
                    }
                }
            }
        } catch (SSLPeerUnverifiedException | CertificateParsingException unproven) {
            names.clear();
        }
        return names;
    }

    /** Sends to the peer of an open stream. */
    public void send(Element element) {
        say(element, answering);
    }

    /** The domain that the peer speaks for is proven; whoever is known may send more. */
    public void proven() {
        tell(new NegotiationInput.Proven());
        parser.allow(StreamLimits.SIGNED_IN);
    }

    /** Ends the stream in that error. */
    public void expel(StreamCondition why) {
        tell(new NegotiationInput.Expelled(why, ""));
    }

    /** The same, where the error has something to say in words of its own. */
    public void expel(StreamCondition why, Element more) {
        tell(new NegotiationInput.Expelled(why, "", Optional.of(more)));
    }

    /** Ends the connection without a word. */
    public void drop() {
        output.drop();
        gone();
    }

    private void take(Buffer bytes) {
        byte[] raw = bytes.getBytes();
        if (early.isPresent() && socket.isSsl()) {
            // COMPAT(Vert.x): what comes in one segment with the end of the handshake is heard before its future is
            // done.
            early.get().writeBytes(raw);
            if (early.get().size() > OPENING_BYTES_MAX) {
                drop();
            }
            return;
        }
        carried.ifPresentOrElse(elsewhere -> elsewhere.heard(raw), () -> negotiate(raw));
    }

    private void negotiate(byte[] raw) {
        boolean opens = opens();
        if (opens) {
            opening.writeBytes(raw);
        }
        parser.feed(raw);
        boolean something = false;
        for (var event = parser.next(); event.isPresent() && !over; event = parser.next()) {
            something = true;
            heard(event.get());
        }
        if (!something) {
            tell(new NegotiationInput.Octets());
        }
        if (opens && !opens()) {
            opening.reset();
        } else if (opening.size() > OPENING_BYTES_MAX) {
            expel(StreamCondition.POLICY_VIOLATION);
        }
    }

    /** Whether what comes may have to be carried elsewhere. */
    private boolean opens() {
        NegotiationState state = negotiation.state();
        return terms.handedOn() && (state == NegotiationState.CONNECTED || state == NegotiationState.SECURE);
    }

    private void heard(StreamEvent event) {
        if (carried.isPresent()) {
            voice.heard(event, 0);
        } else {
            long exchange = place.recorder().nextExchange();
            voice.heard(event, exchange);
            driver.input(new NegotiationInput.Heard(event), exchange);
        }
        carried.ifPresent(elsewhere -> elsewhere.passedOn(event));
    }

    /** Something that is no part of an exchange. */
    void tell(NegotiationInput input) {
        driver.input(input, 0);
    }

    private void act(NegotiationAction action, long exchange) {
        switch (action.kind()) {
            case OPEN -> open(((NegotiationAction.Open) action).header(), exchange);
            case SEND -> say(((NegotiationAction.Send) action).element(), exchange);
            case SECURE -> secure(((NegotiationAction.Secure) action).proceed(), exchange);
            case RESTART -> parser.restart(((NegotiationAction.Restart) action).limits());
            case ESTABLISHED -> {
                onKnown.run();
                owner.established(((NegotiationAction.Established) action).header());
            }
            case DELIVER -> deliver(((NegotiationAction.Deliver) action).element(), exchange);
            case HAND_ON -> handOn(((NegotiationAction.HandOn) action).header());
            case END -> end(exchange);
            case DROP -> drop();
        }
    }

    private void deliver(Element element, long exchange) {
        answering = exchange;
        owner.received(element);
        answering = 0;
    }

    private void open(StreamHeader header, long exchange) {
        String xml = header.toXml();
        if (output.takes(xml.length())) {
            voice.said(header, xml.length(), exchange);
            output.write(xml);
        }
    }

    private void say(Element element, long exchange) {
        if (output.ended()) {
            return;
        }
        String xml = element.toXml(terms.host().contentNamespace());
        if (output.takes(xml.length())) {
            voice.said(element, xml.length(), exchange);
            output.write(xml);
        }
    }

    private void secure(Optional<Element> proceed, long exchange) {
        Element last = proceed.orElseThrow();
        String xml = last.toXml(terms.host().contentNamespace());
        voice.said(last, xml.length(), exchange);
        // What came in clear behind the request was not protected and is worth nothing (RFC 6120 §5.4.3.3).
        parser.discard();
        early = Optional.of(new ByteArrayOutputStream());
        socket.upgradeToSsl(place.tls().orElseThrow(), Buffer.buffer(xml))
                .onSuccess(up -> guarded(this::secured))
                .onFailure(refused -> guarded(this::drop));
    }

    private void secured() {
        byte[] heard = early.orElseThrow().toByteArray();
        early = Optional.empty();
        tell(new NegotiationInput.Secured());
        if (heard.length > 0 && !over) {
            take(Buffer.buffer(heard));
        }
    }

    private void handOn(StreamHeader header) {
        onKnown.run();
        socket.pause();
        CarriedStream elsewhere = new CarriedStream(this, socket, output, parser, voice, opening.toByteArray());
        opening.reset();
        carried = Optional.of(elsewhere);
        owner.carry(header, elsewhere);
    }

    private void end(long exchange) {
        closed = true;
        if (!output.ended()) {
            voice.closed(exchange);
            output.write(StreamHeader.CLOSE);
            output.end();
        }
        gone();
    }

    /** The stream is over: whoever has it is told, once. */
    void gone() {
        if (!over) {
            over = true;
            tell(new NegotiationInput.Gone());
            driver.close();
            onOver.run();
            if (closed) {
                owner.ended();
            } else {
                owner.lost();
            }
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException ours) {
            mistaken(ours);
        }
    }

    /** A mistake of ours ends this connection only. */
    private void mistaken(Throwable ours) {
        place.recorder().failed(ours);
        output.drop();
        place.agenda().run(this::gone);
    }
}

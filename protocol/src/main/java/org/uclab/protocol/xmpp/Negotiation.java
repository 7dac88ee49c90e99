package org.uclab.protocol.xmpp;

import static org.uclab.protocol.xmpp.NegotiationState.BIND_OFFERED;
import static org.uclab.protocol.xmpp.NegotiationState.BOUND;
import static org.uclab.protocol.xmpp.NegotiationState.CARRIED;
import static org.uclab.protocol.xmpp.NegotiationState.CARRYING;
import static org.uclab.protocol.xmpp.NegotiationState.CHALLENGED;
import static org.uclab.protocol.xmpp.NegotiationState.CONNECTED;
import static org.uclab.protocol.xmpp.NegotiationState.ENDED;
import static org.uclab.protocol.xmpp.NegotiationState.OPEN;
import static org.uclab.protocol.xmpp.NegotiationState.PROOF_OFFERED;
import static org.uclab.protocol.xmpp.NegotiationState.SASL_OFFERED;
import static org.uclab.protocol.xmpp.NegotiationState.SECURE;
import static org.uclab.protocol.xmpp.NegotiationState.SECURING;
import static org.uclab.protocol.xmpp.NegotiationState.TLS_OFFERED;
import static org.uclab.protocol.xmpp.NegotiationState.TRUSTED;
import static org.uclab.protocol.xmpp.NegotiationToken.ABORT;
import static org.uclab.protocol.xmpp.NegotiationToken.AUTH;
import static org.uclab.protocol.xmpp.NegotiationToken.BEGUN;
import static org.uclab.protocol.xmpp.NegotiationToken.DIALBACK;
import static org.uclab.protocol.xmpp.NegotiationToken.HEADER;
import static org.uclab.protocol.xmpp.NegotiationToken.MANAGEMENT;
import static org.uclab.protocol.xmpp.NegotiationToken.OTHER;
import static org.uclab.protocol.xmpp.NegotiationToken.PROVEN;
import static org.uclab.protocol.xmpp.NegotiationToken.REACHED;
import static org.uclab.protocol.xmpp.NegotiationToken.REFUSED;
import static org.uclab.protocol.xmpp.NegotiationToken.RESPONSE;
import static org.uclab.protocol.xmpp.NegotiationToken.SECURED;
import static org.uclab.protocol.xmpp.NegotiationToken.STANZA;
import static org.uclab.protocol.xmpp.NegotiationToken.STARTTLS;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answering side of a connection, RFC 6120 §4 to §7: up to three streams one after the other on it.
 *
 * <pre>
 * first stream    CONNECTED ─header→ TLS_OFFERED ─starttls→ SECURING ─TLS is up→
 * second stream   SECURE ─header→ SASL_OFFERED ─auth→ (CHALLENGED ─response→)
 * third stream    TRUSTED ─header→ BIND_OFFERED ─bind or resume→ BOUND ─stanzas…
 *
 * of a server     SECURE ─header→ PROOF_OFFERED ─(dialback) proven→ OPEN
 *                                 PROOF_OFFERED ─auth→ TRUSTED ─header→ OPEN
 * </pre>
 *
 * <p>Which of them there are, the {@link StreamTerms} say: a header leads to the first thing still wanting (RFC 6120
 * §4.3.2). Where nothing is, the stream is OPEN for elements of any kind; or, where it ends elsewhere, its header stays
 * unanswered and it is CARRYING until the other end has been reached and then CARRIED, when its bytes are no business of
 * this table any more.
 *
 * <p>The table below holds every input a state takes. What it does not hold ends the stream in an error: in {@code
 * not-authorized} before its end (RFC 6120 §4.9.3.12 and §7.1), in {@code unsupported-stanza-type} after it, in {@code
 * internal-server-error} where the input was our own. A header that comes when none is due cannot be: the parser would
 * have to restart. From any state the peer's end of stream, broken input, our own wish and the time limits lead to ENDED,
 * from which nothing leads away. An error before our header brings the header first (RFC 6120 §4.9.1.2), and while TLS is
 * being set up, or the stream is carried, no word can be said at all.
 */
public final class Negotiation implements StreamSide {

    /** Takes the element; {@link #NO_ELEMENT} for the inputs that have none. */
    private interface Row {
        void take(Negotiation at, Element element);
    }

    private static final Element NO_ELEMENT = Element.of("", "none");
    private static final Map<NegotiationState, Map<NegotiationToken, Row>> TABLE =
            new EnumMap<>(NegotiationState.class);

    static {
        row(CONNECTED, HEADER, (n, none) -> n.offer());
        row(TLS_OFFERED, STARTTLS, (n, e) -> n.secure());
        row(TLS_OFFERED, AUTH, (n, e) -> n.authenticateInClear());
        row(SECURING, SECURED, (n, none) -> n.restart(SECURE, n.terms.limits()));
        row(SECURE, HEADER, (n, none) -> n.offer());
        row(SASL_OFFERED, STARTTLS, (n, e) -> n.secureTwice());
        row(SASL_OFFERED, AUTH, (n, e) -> n.authenticate(n.exchange().auth(e, n.heard)));
        row(SASL_OFFERED, REFUSED, (n, none) -> n.refuse(n.refusal));
        row(SASL_OFFERED, ABORT, (n, e) -> n.refuse(SaslCondition.ABORTED));
        row(CHALLENGED, RESPONSE, (n, e) -> n.judge(n.exchange().response(e, n.heard)));
        row(CHALLENGED, REFUSED, (n, none) -> n.refuse(n.refusal));
        row(CHALLENGED, ABORT, (n, e) -> n.refuse(SaslCondition.ABORTED));
        row(PROOF_OFFERED, STARTTLS, (n, e) -> n.secureTwice());
        row(PROOF_OFFERED, AUTH, Negotiation::authenticateServer);
        row(PROOF_OFFERED, REFUSED, (n, none) -> n.refuse(n.refusal));
        row(PROOF_OFFERED, ABORT, (n, e) -> n.refuse(SaslCondition.ABORTED));
        row(PROOF_OFFERED, DIALBACK, Negotiation::deliver);
        row(PROOF_OFFERED, PROVEN, (n, none) -> n.establish(OPEN));
        row(TRUSTED, HEADER, (n, none) -> n.offer());
        row(BIND_OFFERED, STANZA, Negotiation::bind);
        row(BIND_OFFERED, MANAGEMENT, Negotiation::resume);
        row(BOUND, STANZA, Negotiation::stanza);
        row(BOUND, MANAGEMENT, Negotiation::deliver);
        row(OPEN, STANZA, Negotiation::deliver);
        row(OPEN, OTHER, Negotiation::deliver);
        row(OPEN, DIALBACK, Negotiation::deliver);
        row(OPEN, PROVEN, (n, none) -> {}); // one domain more
        row(CARRYING, REACHED, (n, none) -> n.state = CARRIED);
    }

    private static void row(NegotiationState state, NegotiationToken token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(NegotiationToken.class))
                .put(token, row);
    }

    private final StreamTerms terms;
    private final Optional<SaslExchange> exchange;
    private final PeerTime time;
    private final OurSide ours;
    private NegotiationState state = CONNECTED;
    /** How the peer opened its latest stream; proves nothing. */
    private StreamHeader heard;

    private int failures;
    private SaslCondition refusal = SaslCondition.NOT_AUTHORIZED;
    private Optional<Jid> user = Optional.empty();
    private Optional<Jid> client = Optional.empty();

    public Negotiation(StreamTerms terms, Instant now) {
        this.terms = terms;
        this.exchange = terms.sasl().map(SaslExchange::new);
        this.ours = new OurSide(terms.host());
        this.time = new PeerTime(terms.times(), now);
        this.heard = StreamHeader.to(terms.host().contentNamespace(), "");
    }

    public NegotiationState state() {
        return state;
    }

    /** The full address, once bound. */
    public Optional<Jid> client() {
        return client;
    }

    /** The user, once authenticated. */
    public Optional<Jid> user() {
        return user;
    }

    @Override
    public List<NegotiationAction> on(NegotiationInput input, Instant now) {
        if (state == ENDED) {
            return List.of();
        }
        switch (input.kind()) {
            case HEARD -> heard(((NegotiationInput.Heard) input).event(), now);
            case OCTETS -> time.heard(now);
            case BEGUN -> take(BEGUN);
            case SECURED -> take(SECURED);
            case REACHED -> take(REACHED);
            case PROVEN -> take(PROVEN);
            case EXPELLED -> fail(((NegotiationInput.Expelled) input).error());
            case DENIED -> deny((NegotiationInput.Denied) input);
            case REFUSED -> {
                refusal = ((NegotiationInput.Refused) input).why();
                take(REFUSED);
            }
            case GONE -> state = ENDED;
        }
        return ours.taken();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return state == ENDED || state == CARRIED ? Optional.empty() : time.up();
    }

    @Override
    public List<NegotiationAction> wake(Instant now) {
        if (wakeAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return List.of();
        }
        if (!time.goesOn()) {
            fail(StreamCondition.CONNECTION_TIMEOUT, "");
        }
        return ours.taken();
    }

    /** The question that an input is in the present state; empty where it is none, or has but one answer. */
    public Optional<NegotiationStep> step(NegotiationInput input) {
        return input instanceof NegotiationInput.Heard something
                ? NegotiationStep.of(something.event(), this)
                : Optional.empty();
    }

    StreamTerms terms() {
        return terms;
    }

    SaslExchange exchange() {
        return exchange.orElseThrow();
    }

    private void heard(StreamEvent event, Instant now) {
        time.heard(now);
        switch (event.kind()) {
            case OPENED -> header(((StreamEvent.Opened) event).header());
            case RECEIVED -> {
                Element element = ((StreamEvent.Received) event).element();
                take(NegotiationToken.of(element, heard.contentNamespace(), terms), element);
            }
            case CLOSED -> end();
            case FAILED -> fail(((StreamEvent.Failed) event).condition(), ((StreamEvent.Failed) event).reason());
        }
    }

    private void deny(NegotiationInput.Denied denied) {
        if (denied.event() instanceof StreamEvent.Opened header && takes(HEADER)) {
            heard = header.header();
        }
        fail(denied.why(), "");
    }

    private void header(StreamHeader header) {
        Optional<StreamCondition> wrong = takes(HEADER) ? terms.objection(header) : Optional.empty();
        heard = takes(HEADER) ? header : heard;
        wrong.ifPresentOrElse(why -> fail(why, ""), () -> take(HEADER));
    }

    boolean takes(NegotiationToken token) {
        return TABLE.getOrDefault(state, Map.of()).containsKey(token);
    }

    private void take(NegotiationToken token) {
        take(token, NO_ELEMENT);
    }

    private void take(NegotiationToken token, Element element) {
        Row row = TABLE.getOrDefault(state, Map.of()).get(token);
        if (row != null) {
            row.take(this, element);
        } else {
            fail(token.unexpected(state), "");
        }
    }

    /** The first thing that is still wanting, or the end of the negotiation. */
    private void offer() {
        if (state == CONNECTED && terms.tls()) {
            offer(TLS_OFFERED, Features.startTls());
        } else if (state != TRUSTED && terms.certified().isPresent()) {
            offer(PROOF_OFFERED, Features.proof(certified() ? exchange().names() : List.of()));
        } else if (state != TRUSTED && exchange.isPresent()) {
            offer(SASL_OFFERED, Features.mechanisms(terms.sasl().orElseThrow(), heard));
        } else if (terms.binder().isPresent()) {
            offer(BIND_OFFERED, Features.bind(terms.resumer().isPresent()));
        } else if (terms.handedOn()) {
            state = CARRYING;
            ours.wants(new NegotiationAction.HandOn(heard));
        } else {
            ours.open(heard);
            if (terms.certified().isPresent()) {
                ours.wants(new NegotiationAction.Send(Features.proof(List.of())));
            }
            establish(OPEN);
        }
    }

    private boolean certified() {
        return terms.certified().filter(peer -> peer.test(heard)).isPresent();
    }

    /** EXTERNAL is for those to whom it was offered. */
    private void authenticateServer(Element auth) {
        if (certified()) {
            authenticate(exchange().auth(auth, heard));
        } else {
            refuse(SaslCondition.INVALID_MECHANISM);
        }
    }

    private void offer(NegotiationState next, Element features) {
        ours.open(heard);
        ours.wants(new NegotiationAction.Send(features));
        state = next;
    }

    private void establish(NegotiationState next) {
        state = next;
        time.established();
        ours.wants(new NegotiationAction.Established(heard, client));
    }

    private void secure() {
        ours.wants(new NegotiationAction.Secure(Optional.of(Element.of(Namespaces.TLS, "proceed"))));
        state = SECURING;
    }

    private void secureTwice() {
        ours.wants(new NegotiationAction.Send(Element.of(Namespaces.TLS, "failure")));
        end();
    }

    private void restart(NegotiationState next, StreamLimits limits) {
        ours.restart(limits);
        state = next;
    }

    private void authenticateInClear() {
        if (exchange.isPresent()) {
            refuse(SaslCondition.ENCRYPTION_REQUIRED);
        } else {
            fail(AUTH.unexpected(state), "STARTTLS first");
        }
    }

    private void authenticate(Optional<SaslVerifier.Verdict> verdict) {
        if (verdict.isPresent()) {
            judge(verdict.get());
        } else {
            offer(CHALLENGED, Element.of(Namespaces.SASL, "challenge"));
        }
    }

    private void judge(SaslVerifier.Verdict verdict) {
        if (verdict.user().isPresent()) {
            user = verdict.user();
            ours.wants(new NegotiationAction.Send(Element.of(Namespaces.SASL, "success")));
            restart(TRUSTED, StreamLimits.SIGNED_IN);
        } else {
            refuse(verdict.refusal().orElseThrow());
        }
    }

    private void refuse(SaslCondition why) {
        ours.wants(new NegotiationAction.Send(why.failure()));
        failures++;
        if (state == TLS_OFFERED
                || failures >= terms.sasl().map(SaslOffer::triesMax).orElse(1)) {
            end();
        } else {
            state = SASL_OFFERED;
        }
    }

    private void bind(Element iq) {
        // RFC 6120 §7.1: nothing may be sent to others before the resource is bound.
        BindRequest.in(iq).ifPresentOrElse(this::bind, () -> fail(StreamCondition.NOT_AUTHORIZED, ""));
    }

    private void bind(BindRequest request) {
        Binder.Binding binding = terms.binder().orElseThrow().bind(user.orElseThrow(), request.resource());
        bound(request.answer(binding), binding.client());
    }

    /** XEP-0198 §5: instead of a resource the client asks for the stream that it had. */
    private void resume(Element element) {
        ResumeRequest.answer(terms, user.orElseThrow(), element)
                .ifPresentOrElse(
                        resumed -> bound(resumed.answer(), resumed.client()),
                        () -> fail(StreamCondition.NOT_AUTHORIZED, ""));
    }

    private void bound(Element answer, Optional<Jid> address) {
        ours.wants(new NegotiationAction.Send(answer));
        client = address;
        if (client.isPresent()) {
            establish(BOUND);
        }
    }

    private void stanza(Element stanza) {
        if (!Stanza.mayBeFrom(client.orElseThrow(), stanza)) {
            fail(StreamCondition.INVALID_FROM, "");
        } else {
            Optional<Element> late = terms.resumer().isPresent() ? Optional.empty() : BindRequest.late(stanza);
            late.ifPresentOrElse(answer -> ours.wants(new NegotiationAction.Send(answer)), () -> deliver(stanza));
        }
    }

    private void deliver(Element element) {
        ours.wants(new NegotiationAction.Deliver(element));
    }

    private void fail(StreamCondition condition, String text) {
        fail(condition.error(text));
    }

    private void fail(Element error) {
        if (state != SECURING && state != CARRIED) {
            ours.open(heard);
            ours.wants(new NegotiationAction.Send(error));
        }
        end();
    }

    private void end() {
        if (state == SECURING || state == CARRIED) {
            ours.wants(new NegotiationAction.Drop("")); // the bytes on the wire are not ours now
        } else {
            ours.open(heard);
            ours.wants(new NegotiationAction.End());
        }
        state = ENDED;
    }
}

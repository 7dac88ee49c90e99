package org.uclab.protocol.xmpp;

import static org.uclab.protocol.xmpp.Negotiation.State.BIND_OFFERED;
import static org.uclab.protocol.xmpp.Negotiation.State.BOUND;
import static org.uclab.protocol.xmpp.Negotiation.State.CARRIED;
import static org.uclab.protocol.xmpp.Negotiation.State.CARRYING;
import static org.uclab.protocol.xmpp.Negotiation.State.CHALLENGED;
import static org.uclab.protocol.xmpp.Negotiation.State.CONNECTED;
import static org.uclab.protocol.xmpp.Negotiation.State.ENDED;
import static org.uclab.protocol.xmpp.Negotiation.State.OPEN;
import static org.uclab.protocol.xmpp.Negotiation.State.SASL_OFFERED;
import static org.uclab.protocol.xmpp.Negotiation.State.SECURE;
import static org.uclab.protocol.xmpp.Negotiation.State.SECURING;
import static org.uclab.protocol.xmpp.Negotiation.State.TLS_OFFERED;
import static org.uclab.protocol.xmpp.Negotiation.State.TRUSTED;
import static org.uclab.protocol.xmpp.Negotiation.Token.ABORT;
import static org.uclab.protocol.xmpp.Negotiation.Token.AUTH;
import static org.uclab.protocol.xmpp.Negotiation.Token.BEGUN;
import static org.uclab.protocol.xmpp.Negotiation.Token.HEADER;
import static org.uclab.protocol.xmpp.Negotiation.Token.OTHER;
import static org.uclab.protocol.xmpp.Negotiation.Token.REACHED;
import static org.uclab.protocol.xmpp.Negotiation.Token.REFUSED;
import static org.uclab.protocol.xmpp.Negotiation.Token.RESPONSE;
import static org.uclab.protocol.xmpp.Negotiation.Token.SECURED;
import static org.uclab.protocol.xmpp.Negotiation.Token.STANZA;
import static org.uclab.protocol.xmpp.Negotiation.Token.STARTTLS;

import java.time.Instant;
import java.util.ArrayList;
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
 * third stream    TRUSTED ─header→ BIND_OFFERED ─bind→ BOUND ─stanzas…
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
public final class Negotiation {

    /** Where the connection stands. */
    public enum State {
        CONNECTED,
        TLS_OFFERED,
        SECURING,
        SECURE,
        SASL_OFFERED,
        CHALLENGED,
        TRUSTED,
        BIND_OFFERED,
        BOUND,
        OPEN,
        CARRYING,
        CARRIED,
        ENDED
    }

    /** What can come, as the table tells it apart. */
    enum Token {
        HEADER,
        STARTTLS,
        SECURED,
        AUTH,
        RESPONSE,
        ABORT,
        REFUSED,
        STANZA,
        OTHER,
        BEGUN,
        REACHED
    }

    /** An input at which a server's answer can go wrong, and the user concerned, empty where none is known. */
    public record Step(Name name, String user) {

        /** The questions of a negotiation. */
        public enum Name {
            STREAM,
            AUTH,
            BIND
        }
    }

    /** Takes the element; {@link #NO_ELEMENT} for the inputs that have none. */
    private interface Row {
        void take(Negotiation at, Element element);
    }

    private static final Element NO_ELEMENT = Element.of("", "none");
    private static final Map<State, Map<Token, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(CONNECTED, HEADER, (n, none) -> n.offer());
        row(TLS_OFFERED, STARTTLS, (n, e) -> n.secure());
        row(TLS_OFFERED, AUTH, (n, e) -> n.authenticateInClear());
        row(SECURING, SECURED, (n, none) -> n.restart(SECURE, n.terms.limits()));
        row(SECURE, HEADER, (n, none) -> n.offer());
        row(SASL_OFFERED, STARTTLS, (n, e) -> n.secureTwice());
        row(SASL_OFFERED, AUTH, (n, e) -> n.authenticate(n.exchange().auth(e)));
        row(SASL_OFFERED, REFUSED, (n, none) -> n.refuse(n.refusal));
        row(SASL_OFFERED, ABORT, (n, e) -> n.refuse(SaslCondition.ABORTED));
        row(CHALLENGED, RESPONSE, (n, e) -> n.judge(n.exchange().response(e)));
        row(CHALLENGED, REFUSED, (n, none) -> n.refuse(n.refusal));
        row(CHALLENGED, ABORT, (n, e) -> n.refuse(SaslCondition.ABORTED));
        row(TRUSTED, HEADER, (n, none) -> n.offer());
        row(BIND_OFFERED, STANZA, Negotiation::bind);
        row(BOUND, STANZA, Negotiation::stanza);
        row(OPEN, STANZA, Negotiation::deliver);
        row(OPEN, OTHER, Negotiation::deliver);
        row(CARRYING, REACHED, (n, none) -> n.state = CARRIED);
    }

    private static void row(State state, Token token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Token.class)).put(token, row);
    }

    private final StreamTerms terms;
    private final Optional<SaslExchange> exchange;
    private final Instant begun;
    private List<NegotiationAction> actions = new ArrayList<>();
    private State state = CONNECTED;
    /** Whether our direction of the present stream is open. */
    private boolean opened;
    /** How the peer opened its latest stream; proves nothing. */
    private StreamHeader heard;

    private int failures;
    private SaslCondition refusal = SaslCondition.NOT_AUTHORIZED;
    private Optional<Jid> user = Optional.empty();
    private Optional<Jid> client = Optional.empty();
    private boolean silent = true;
    private Instant lastHeard;
    /** From when on silence is counted; moved only on waking, so that not every byte sets a timer. */
    private Instant watched;

    public Negotiation(StreamTerms terms, Instant now) {
        this.terms = terms;
        this.exchange = terms.sasl().map(SaslExchange::new);
        this.begun = now;
        this.lastHeard = now;
        this.watched = now;
        this.heard = StreamHeader.to(terms.host().contentNamespace(), "");
    }

    public State state() {
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

    /** What to do about that, in order; an ended connection wants nothing. */
    public List<NegotiationAction> on(NegotiationInput input, Instant now) {
        if (state == ENDED) {
            return List.of();
        }
        actions = new ArrayList<>();
        switch (input.kind()) {
            case HEARD -> heard(((NegotiationInput.Heard) input).event(), now);
            case OCTETS -> alive(now);
            case BEGUN -> take(BEGUN);
            case SECURED -> take(SECURED);
            case REACHED -> take(REACHED);
            case EXPELLED -> {
                NegotiationInput.Expelled expelled = (NegotiationInput.Expelled) input;
                fail(expelled.why(), expelled.text());
            }
            case DENIED -> deny((NegotiationInput.Denied) input);
            case REFUSED -> {
                refusal = ((NegotiationInput.Refused) input).why();
                take(REFUSED);
            }
            case GONE -> state = ENDED;
        }
        return actions;
    }

    /** When the peer's time is up; empty where it has all the time it wants. */
    public Optional<Instant> wakeAt() {
        if (state == ENDED || state == CARRIED) {
            return Optional.empty();
        }
        if (established()) {
            return terms.times().idle().map(watched::plus);
        }
        Instant end = begun.plus(terms.times().negotiation());
        return Optional.of(terms.times()
                .firstByte()
                .filter(limit -> silent)
                .map(begun::plus)
                .filter(end::isAfter)
                .orElse(end));
    }

    /** What to do when that time has come. */
    public List<NegotiationAction> wake(Instant now) {
        if (wakeAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return List.of();
        }
        actions = new ArrayList<>();
        boolean spoke = established() && lastHeard.isAfter(watched);
        if (spoke) {
            watched = lastHeard;
        } else {
            fail(StreamCondition.CONNECTION_TIMEOUT, "");
        }
        return actions;
    }

    /** The question that an input is in the present state; empty where it is none, or has but one answer. */
    public Optional<Step> step(NegotiationInput input) {
        if (!(input instanceof NegotiationInput.Heard something)) {
            return Optional.empty();
        }
        String known = user.map(Jid::local).orElse("");
        return switch (something.event().kind()) {
            case OPENED ->
                takes(HEADER)
                                && objection(((StreamEvent.Opened) something.event()).header())
                                        .isEmpty()
                        ? Optional.of(new Step(Step.Name.STREAM, known))
                        : Optional.empty();
            case RECEIVED -> step(((StreamEvent.Received) something.event()).element(), known);
            case CLOSED, FAILED -> Optional.empty();
        };
    }

    private Optional<Step> step(Element element, String known) {
        Token token = token(element);
        if ((state == SASL_OFFERED && token == AUTH) || (state == CHALLENGED && token == RESPONSE)) {
            return exchange().claimed(element).map(claimed -> new Step(Step.Name.AUTH, claimed));
        }
        return state == BIND_OFFERED && token == STANZA && request(element).isPresent()
                ? Optional.of(new Step(Step.Name.BIND, known))
                : Optional.empty();
    }

    private boolean established() {
        return state == BOUND || state == OPEN;
    }

    private void alive(Instant now) {
        silent = false;
        lastHeard = now;
    }

    private void heard(StreamEvent event, Instant now) {
        alive(now);
        switch (event.kind()) {
            case OPENED -> header(((StreamEvent.Opened) event).header());
            case RECEIVED -> {
                Element element = ((StreamEvent.Received) event).element();
                take(token(element), element);
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
        if (!takes(HEADER)) {
            take(HEADER);
            return;
        }
        heard = header;
        Optional<StreamCondition> wrong = objection(header);
        if (wrong.isPresent()) {
            fail(wrong.get(), "");
        } else {
            take(HEADER);
        }
    }

    private Optional<StreamCondition> objection(StreamHeader header) {
        if (!header.contentNamespace().equals(terms.host().contentNamespace())) {
            return Optional.of(StreamCondition.INVALID_NAMESPACE);
        }
        return header.modern() ? terms.host().objection(header) : Optional.of(StreamCondition.UNSUPPORTED_VERSION);
    }

    private Token token(Element element) {
        if (element.is(Namespaces.TLS, "starttls")) {
            return STARTTLS;
        }
        if (element.namespace().equals(Namespaces.SASL)) {
            return switch (element.name()) {
                case "auth" -> AUTH;
                case "response" -> RESPONSE;
                case "abort" -> ABORT;
                default -> OTHER;
            };
        }
        return element.namespace().equals(terms.host().contentNamespace()) && Stanza.is(element) ? STANZA : OTHER;
    }

    private boolean takes(Token token) {
        return TABLE.getOrDefault(state, Map.of()).containsKey(token);
    }

    private void take(Token token) {
        take(token, NO_ELEMENT);
    }

    private void take(Token token, Element element) {
        Row row = TABLE.getOrDefault(state, Map.of()).get(token);
        if (row != null) {
            row.take(this, element);
        } else {
            fail(unexpected(token), "");
        }
    }

    private StreamCondition unexpected(Token token) {
        if (token == BEGUN || token == SECURED || token == REACHED || token == REFUSED) {
            return StreamCondition.INTERNAL_SERVER_ERROR;
        }
        return established() ? StreamCondition.UNSUPPORTED_STANZA_TYPE : StreamCondition.NOT_AUTHORIZED;
    }

    /** The first thing that is still wanting, or the end of the negotiation. */
    private void offer() {
        if (state == CONNECTED && terms.tls()) {
            offer(TLS_OFFERED, Features.startTls());
        } else if (state != TRUSTED && exchange.isPresent()) {
            SaslOffer sasl = terms.sasl().orElseThrow();
            offer(
                    SASL_OFFERED,
                    Features.mechanisms(sasl.names(), sasl.hostNames().apply(heard)));
        } else if (terms.binder().isPresent()) {
            offer(BIND_OFFERED, Features.bind());
        } else if (terms.handedOn()) {
            state = CARRYING;
            send(new NegotiationAction.HandOn(heard));
        } else {
            openIfNeeded();
            establish(OPEN);
        }
    }

    private void offer(State next, Element features) {
        openIfNeeded();
        send(new NegotiationAction.Send(features));
        state = next;
    }

    private void establish(State next) {
        state = next;
        watched = lastHeard;
        send(new NegotiationAction.Established(heard, client));
    }

    private void secure() {
        send(new NegotiationAction.Secure(Optional.of(Element.of(Namespaces.TLS, "proceed"))));
        state = SECURING;
    }

    private void secureTwice() {
        send(new NegotiationAction.Send(Element.of(Namespaces.TLS, "failure")));
        end();
    }

    private void restart(State next, StreamLimits limits) {
        send(new NegotiationAction.Restart(limits));
        opened = false;
        state = next;
    }

    private SaslExchange exchange() {
        return exchange.orElseThrow();
    }

    private void authenticateInClear() {
        if (exchange.isPresent()) {
            refuse(SaslCondition.ENCRYPTION_REQUIRED);
        } else {
            fail(unexpected(AUTH), "STARTTLS first");
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
        boolean known = terms.sasl().orElseThrow().knowsUsers().test(heard);
        if (verdict.user().isPresent() && known) {
            user = verdict.user();
            send(new NegotiationAction.Send(Element.of(Namespaces.SASL, "success")));
            restart(TRUSTED, StreamLimits.SIGNED_IN);
        } else {
            refuse(verdict.refusal().orElse(SaslCondition.NOT_AUTHORIZED));
        }
    }

    private void refuse(SaslCondition why) {
        send(new NegotiationAction.Send(why.failure()));
        failures++;
        if (state == TLS_OFFERED
                || failures >= terms.sasl().map(SaslOffer::triesMax).orElse(1)) {
            end();
        } else {
            state = SASL_OFFERED;
        }
    }

    private static Optional<Element> request(Element iq) {
        return iq.child(Namespaces.BIND, "bind")
                .filter(request ->
                        Stanza.type(iq).equals("set") && iq.attribute("id").isPresent());
    }

    private void bind(Element iq) {
        Optional<Element> request = request(iq);
        if (request.isEmpty()) {
            // RFC 6120 §7.1: nothing may be sent to others before the resource is bound.
            fail(StreamCondition.NOT_AUTHORIZED, "");
            return;
        }
        String resource = request.get().child("resource").map(Element::text).orElse("");
        Binder.Binding binding = terms.binder().orElseThrow().bind(user.orElseThrow(), resource);
        if (binding.client().isEmpty()) {
            send(new NegotiationAction.Send(binding.refusal().orElseThrow().answer(iq)));
            return;
        }
        client = binding.client();
        Element bound = Element.build(Namespaces.BIND, "bind")
                .child(Element.of(Namespaces.BIND, "jid", client.get().toString()))
                .done();
        send(new NegotiationAction.Send(Stanza.result(iq, bound)));
        establish(BOUND);
    }

    private void stanza(Element stanza) {
        Optional<String> from = stanza.attribute("from");
        if (from.isPresent() && !mine(from.get())) {
            fail(StreamCondition.INVALID_FROM, "");
        } else if (!Stanza.type(stanza).equals("set")) {
            deliver(stanza);
        } else if (stanza.child(Namespaces.SESSION, "session").isPresent()) {
            send(new NegotiationAction.Send(Stanza.result(stanza)));
        } else if (stanza.child(Namespaces.BIND, "bind").isPresent()) {
            // One resource for each stream, RFC 6120 §7.1.
            send(new NegotiationAction.Send(StanzaCondition.NOT_ALLOWED.answer(stanza)));
        } else {
            deliver(stanza);
        }
    }

    private void deliver(Element element) {
        send(new NegotiationAction.Deliver(element));
    }

    private boolean mine(String from) {
        Jid own = client.orElseThrow();
        return Jid.parse(from)
                .filter(jid -> jid.isFull() ? own.equals(jid) : own.bare().equals(jid))
                .isPresent();
    }

    private void fail(StreamCondition condition, String text) {
        if (state != SECURING && state != CARRIED) {
            openIfNeeded();
            send(new NegotiationAction.Send(condition.error(text)));
        }
        end();
    }

    private void end() {
        if (state == SECURING || state == CARRIED) {
            send(new NegotiationAction.Drop("")); // the bytes on the wire are not ours now
        } else {
            openIfNeeded();
            send(new NegotiationAction.End());
        }
        state = ENDED;
    }

    private void openIfNeeded() {
        if (!opened) {
            send(new NegotiationAction.Open(terms.host().answer(heard)));
            opened = true;
        }
    }

    private void send(NegotiationAction action) {
        actions.add(action);
    }
}

package org.uclab.protocol.xmpp;

import static org.uclab.protocol.xmpp.Initiation.State.ASKED;
import static org.uclab.protocol.xmpp.Initiation.State.AUTHENTICATING;
import static org.uclab.protocol.xmpp.Initiation.State.CLAIMED;
import static org.uclab.protocol.xmpp.Initiation.State.ENDED;
import static org.uclab.protocol.xmpp.Initiation.State.IDLE;
import static org.uclab.protocol.xmpp.Initiation.State.OFFERED;
import static org.uclab.protocol.xmpp.Initiation.State.OPEN;
import static org.uclab.protocol.xmpp.Initiation.State.OPENED;
import static org.uclab.protocol.xmpp.Initiation.State.OPENING;
import static org.uclab.protocol.xmpp.Initiation.State.SECURED;
import static org.uclab.protocol.xmpp.Initiation.State.SECURING;
import static org.uclab.protocol.xmpp.Initiation.State.SHAKING;
import static org.uclab.protocol.xmpp.Initiation.State.TRUSTED;
import static org.uclab.protocol.xmpp.Initiation.State.WELCOMED;
import static org.uclab.protocol.xmpp.Initiation.Token.ANSWER;
import static org.uclab.protocol.xmpp.Initiation.Token.BEGUN;
import static org.uclab.protocol.xmpp.Initiation.Token.DIALBACK;
import static org.uclab.protocol.xmpp.Initiation.Token.FEATURES;
import static org.uclab.protocol.xmpp.Initiation.Token.HANDSHAKE;
import static org.uclab.protocol.xmpp.Initiation.Token.HEADER;
import static org.uclab.protocol.xmpp.Initiation.Token.OTHER;
import static org.uclab.protocol.xmpp.Initiation.Token.PROCEED;
import static org.uclab.protocol.xmpp.Initiation.Token.SUCCESS;
import static org.uclab.protocol.xmpp.Initiation.Token.TLS_UP;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The opening side of a connection between servers, relays or components, RFC 6120 §4 to §6 and XEP-0114.
 *
 * <pre>
 * without TLS     IDLE ─begun→ OPENING ─header→ OPEN
 * as a component  IDLE ─begun→ OPENING ─header→ SHAKING ─handshake→ OPEN
 * as far as TLS   IDLE ─begun→ OPENING ─header→ OPENED ─features→ ASKED ─proceed→ SECURING ─TLS is up→ OPEN
 * to a peer       … SECURING ─TLS is up→ SECURED ─header→ OFFERED ─features→
 *                     and EXTERNAL is offered   AUTHENTICATING ─success→ TRUSTED ─header→ WELCOMED ─features→ OPEN
 *                     else by dialback          CLAIMED ─dialback→ OPEN
 *                     nothing to prove          OPEN
 * </pre>
 *
 * <p>What the table below does not hold ends the connection without a word, and says why: a stream that is only for
 * speaking hears nothing but dialback once it is open, a component its answers, and after STARTTLS alone the stream is another's. So does the time
 * limit, which holds until OPEN.
 */
public final class Initiation implements StreamSide {

    /** Where the connection stands. */
    public enum State {
        IDLE,
        OPENING,
        SHAKING,
        OPENED,
        ASKED,
        SECURING,
        SECURED,
        OFFERED,
        AUTHENTICATING,
        CLAIMED,
        TRUSTED,
        WELCOMED,
        OPEN,
        ENDED
    }

    /** What can come, as the table tells it apart. */
    enum Token {
        BEGUN,
        HEADER,
        FEATURES,
        PROCEED,
        TLS_UP,
        SUCCESS,
        DIALBACK,
        HANDSHAKE,
        ANSWER,
        OTHER
    }

    private interface Row {
        void take(Initiation at, Element element);
    }

    private static final Element NO_ELEMENT = Element.of("", "none");
    private static final Map<State, Map<Token, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(IDLE, BEGUN, (i, none) -> i.open(OPENING));
        row(OPENING, HEADER, (i, none) -> i.answered());
        row(SHAKING, HANDSHAKE, (i, e) -> i.establish());
        row(OPENED, FEATURES, Initiation::ask);
        row(ASKED, PROCEED, (i, e) -> i.secure());
        row(SECURING, TLS_UP, (i, none) -> i.secured());
        row(SECURED, HEADER, (i, none) -> i.state = OFFERED);
        row(OFFERED, FEATURES, Initiation::prove);
        row(AUTHENTICATING, SUCCESS, (i, e) -> i.open(TRUSTED));
        row(CLAIMED, DIALBACK, Initiation::judged);
        row(TRUSTED, HEADER, (i, none) -> i.state = WELCOMED);
        row(WELCOMED, FEATURES, (i, e) -> i.establish());
        row(OPEN, DIALBACK, (i, e) -> i.actions.add(new NegotiationAction.Deliver(e)));
        row(OPEN, ANSWER, (i, e) -> i.actions.add(new NegotiationAction.Deliver(e)));
    }

    private static void row(State state, Token token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Token.class)).put(token, row);
    }

    private final StreamHeader header;
    private final boolean tls;
    private final Optional<PeerProof> proof;
    private final Optional<Function<String, Element>> handshake;
    private final Instant end;
    private List<NegotiationAction> actions = new ArrayList<>();
    private State state = IDLE;
    private StreamHeader heard;

    /**
     * @param header how the stream is opened
     * @param tls    whether STARTTLS is asked for
     * @param limit  for all of it
     */
    public Initiation(StreamHeader header, boolean tls, Duration limit, Instant now) {
        this(header, tls, Optional.empty(), Optional.empty(), now.plus(limit));
    }

    private Initiation(
            StreamHeader header,
            boolean tls,
            Optional<PeerProof> proof,
            Optional<Function<String, Element>> handshake,
            Instant end) {
        this.header = header;
        this.heard = header;
        this.tls = tls;
        this.proof = proof;
        this.handshake = handshake;
        this.end = end;
    }

    /** To another server, with TLS and that proof. */
    public static Initiation toPeer(StreamHeader header, PeerProof proof, Duration limit, Instant now) {
        return new Initiation(header, true, Optional.of(proof), Optional.empty(), now.plus(limit));
    }

    /**
     * As a component, in the clear.
     *
     * @param handshake its proof for a stream of that id, XEP-0114 §3
     */
    public static Initiation ofComponent(
            StreamHeader header, Function<String, Element> handshake, Duration limit, Instant now) {
        return new Initiation(header, false, Optional.empty(), Optional.of(handshake), now.plus(limit));
    }

    public State state() {
        return state;
    }

    @Override
    public List<NegotiationAction> on(NegotiationInput input, Instant now) {
        if (state == ENDED) {
            return List.of();
        }
        actions = new ArrayList<>();
        switch (input.kind()) {
            case BEGUN -> take(BEGUN, NO_ELEMENT, "begun twice");
            case HEARD -> heard(((NegotiationInput.Heard) input).event());
            case OCTETS -> {} // part of something, or nothing
            case SECURED -> take(TLS_UP, NO_ELEMENT, "TLS nobody asked for");
            case EXPELLED -> drop(((NegotiationInput.Expelled) input).why().wire());
            case REACHED, DENIED, REFUSED, PROVEN -> drop(input.kind() + " is for whoever answers");
            case GONE -> state = ENDED;
        }
        return actions;
    }

    @Override
    public Optional<Instant> wakeAt() {
        return state == OPEN || state == ENDED ? Optional.empty() : Optional.of(end);
    }

    @Override
    public List<NegotiationAction> wake(Instant now) {
        actions = new ArrayList<>();
        if (wakeAt().filter(due -> !due.isAfter(now)).isPresent()) {
            drop("no stream in time");
        }
        return actions;
    }

    private void heard(StreamEvent event) {
        switch (event.kind()) {
            case OPENED -> {
                heard = ((StreamEvent.Opened) event).header();
                take(HEADER, NO_ELEMENT, "a header out of turn");
            }
            case RECEIVED -> {
                Element element = ((StreamEvent.Received) event).element();
                take(token(element), element, unwanted(element));
            }
            case CLOSED -> drop("closed the stream");
            case FAILED -> drop(((StreamEvent.Failed) event).reason());
        }
    }

    private String unwanted(Element element) {
        if (element.is(Namespaces.STREAMS, "error")) {
            return "ends the stream: " + element.child().map(Element::name).orElse("no reason");
        }
        return state == OPENED || state == ASKED
                ? "offers no STARTTLS: " + element.name()
                : "says " + element.name() + ", which nobody asked for";
    }

    private Token token(Element element) {
        if (handshake.isPresent() && !element.namespace().equals(Namespaces.STREAMS)) {
            return element.is(header.contentNamespace(), "handshake") ? HANDSHAKE : ANSWER;
        }
        if (element.is(Namespaces.STREAMS, "features")) {
            return FEATURES;
        }
        if (element.namespace().equals(Namespaces.DIALBACK)) {
            return DIALBACK;
        }
        if (element.is(Namespaces.SASL, "success")) {
            return SUCCESS;
        }
        return element.is(Namespaces.TLS, "proceed") ? PROCEED : OTHER;
    }

    private void take(Token token, Element element, String otherwise) {
        Row row = TABLE.getOrDefault(state, Map.of()).get(token);
        if (row != null) {
            row.take(this, element);
        } else {
            drop(otherwise);
        }
    }

    private void open(State next) {
        if (next != OPENING) {
            actions.add(new NegotiationAction.Restart(StreamLimits.STRANGER));
        }
        actions.add(new NegotiationAction.Open(header));
        state = next;
    }

    private void answered() {
        if (tls) {
            state = OPENED; // its features follow
        } else if (handshake.isPresent()) {
            actions.add(new NegotiationAction.Send(handshake.get().apply(heard.id())));
            state = SHAKING;
        } else {
            establish();
        }
    }

    private void ask(Element features) {
        if (features.child(Namespaces.TLS, "starttls").isEmpty()) {
            drop(unwanted(features));
            return;
        }
        actions.add(new NegotiationAction.Send(Element.of(Namespaces.TLS, "starttls")));
        state = ASKED;
    }

    private void secure() {
        actions.add(new NegotiationAction.Secure(Optional.empty()));
        state = SECURING;
    }

    private void secured() {
        if (proof.isPresent()) {
            open(SECURED);
        } else {
            establish();
        }
    }

    private void prove(Element features) {
        PeerProof ours = proof.orElseThrow();
        if (ours.external() && offersExternal(features)) {
            // XEP-0178 §3: the domain that is spoken for, as authorization identity.
            String domain = Base64.getEncoder().encodeToString(header.from().getBytes(StandardCharsets.UTF_8));
            actions.add(new NegotiationAction.Send(
                    Element.of(Namespaces.SASL, "auth", domain).with("mechanism", "EXTERNAL")));
            state = AUTHENTICATING;
        } else if (ours.claim().isPresent()) {
            actions.add(new NegotiationAction.Send(ours.claim().get().apply(heard.id())));
            state = CLAIMED;
        } else {
            establish();
        }
    }

    private static boolean offersExternal(Element features) {
        return features.child(Namespaces.SASL, "mechanisms").stream()
                .flatMap(offer -> offer.children(Namespaces.SASL, "mechanism").stream())
                .anyMatch(mechanism -> mechanism.text().equals("EXTERNAL"));
    }

    /** XEP-0220 §2.1.2: valid, or why not. */
    private void judged(Element answer) {
        if (answer.is(Namespaces.DIALBACK, "result")
                && answer.attribute("type", "").equals("valid")) {
            establish();
        } else {
            String why = answer.child()
                    .flatMap(Element::child)
                    .map(Element::name)
                    .orElse(answer.attribute("type", "no answer"));
            drop("does not believe the domain: " + why);
        }
    }

    private void establish() {
        state = OPEN;
        actions.add(new NegotiationAction.Established(heard, Optional.empty()));
    }

    private void drop(String why) {
        actions.add(new NegotiationAction.Drop(why));
        state = ENDED;
    }
}

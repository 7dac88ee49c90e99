package org.uclab.protocol.xmpp;

import static org.uclab.protocol.xmpp.Initiation.State.ASKED;
import static org.uclab.protocol.xmpp.Initiation.State.ENDED;
import static org.uclab.protocol.xmpp.Initiation.State.IDLE;
import static org.uclab.protocol.xmpp.Initiation.State.OPEN;
import static org.uclab.protocol.xmpp.Initiation.State.OPENED;
import static org.uclab.protocol.xmpp.Initiation.State.OPENING;
import static org.uclab.protocol.xmpp.Initiation.State.SECURING;
import static org.uclab.protocol.xmpp.Initiation.Token.BEGUN;
import static org.uclab.protocol.xmpp.Initiation.Token.FEATURES;
import static org.uclab.protocol.xmpp.Initiation.Token.HEADER;
import static org.uclab.protocol.xmpp.Initiation.Token.OTHER;
import static org.uclab.protocol.xmpp.Initiation.Token.PROCEED;
import static org.uclab.protocol.xmpp.Initiation.Token.SECURED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The opening side of a connection between servers or relays, RFC 6120 §4 and §5: it goes as far as TLS and no further.
 *
 * <pre>
 * with STARTTLS   IDLE ─begun→ OPENING ─header→ OPENED ─features→ ASKED ─proceed→ SECURING ─TLS is up→ OPEN
 * without         IDLE ─begun→ OPENING ─header→ OPEN
 * </pre>
 *
 * <p>What the table below does not hold ends the connection without a word, and says why: a stream that is only for
 * speaking hears nothing once it is open, and after STARTTLS the stream is another's. So does the time limit, which holds
 * until OPEN.
 */
public final class Initiation {

    /** Where the connection stands. */
    public enum State {
        IDLE,
        OPENING,
        OPENED,
        ASKED,
        SECURING,
        OPEN,
        ENDED
    }

    /** What can come, as the table tells it apart. */
    enum Token {
        BEGUN,
        HEADER,
        FEATURES,
        PROCEED,
        SECURED,
        OTHER
    }

    private interface Row {
        void take(Initiation at);
    }

    private static final Map<State, Map<Token, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(IDLE, BEGUN, Initiation::open);
        row(OPENING, HEADER, Initiation::answered);
        row(OPENED, FEATURES, Initiation::ask);
        row(ASKED, PROCEED, Initiation::secure);
        row(SECURING, SECURED, Initiation::establish);
    }

    private static void row(State state, Token token, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Token.class)).put(token, row);
    }

    private final StreamHeader header;
    private final boolean tls;
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
        this.header = header;
        this.heard = header;
        this.tls = tls;
        this.end = now.plus(limit);
    }

    public State state() {
        return state;
    }

    /** What to do about that, in order; an ended connection wants nothing. */
    public List<NegotiationAction> on(NegotiationInput input, Instant now) {
        if (state == ENDED) {
            return List.of();
        }
        actions = new ArrayList<>();
        switch (input.kind()) {
            case BEGUN -> take(BEGUN, "begun twice");
            case HEARD -> heard(((NegotiationInput.Heard) input).event());
            case OCTETS -> {} // part of something, or nothing
            case SECURED -> take(SECURED, "TLS nobody asked for");
            case EXPELLED -> drop(((NegotiationInput.Expelled) input).why().wire());
            case REACHED, DENIED, REFUSED -> drop(input.kind() + " is for whoever answers");
            case GONE -> state = ENDED;
        }
        return actions;
    }

    /** When the peer's time is up. */
    public Optional<Instant> wakeAt() {
        return state == OPEN || state == ENDED ? Optional.empty() : Optional.of(end);
    }

    /** What to do when that time has come. */
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
                take(HEADER, "a header out of turn");
            }
            case RECEIVED -> {
                Element element = ((StreamEvent.Received) event).element();
                take(token(element), unwanted(element));
            }
            case CLOSED -> drop("closed the stream");
            case FAILED -> drop(((StreamEvent.Failed) event).reason());
        }
    }

    private String unwanted(Element element) {
        return state == OPENED || state == ASKED
                ? "offers no STARTTLS: " + element.name()
                : "says " + element.name() + ", which nobody asked for";
    }

    private static Token token(Element element) {
        if (element.is(Namespaces.STREAMS, "features")
                && element.child(Namespaces.TLS, "starttls").isPresent()) {
            return FEATURES;
        }
        return element.is(Namespaces.TLS, "proceed") ? PROCEED : OTHER;
    }

    private void take(Token token, String otherwise) {
        Row row = TABLE.getOrDefault(state, Map.of()).get(token);
        if (row != null) {
            row.take(this);
        } else {
            drop(otherwise);
        }
    }

    private void open() {
        actions.add(new NegotiationAction.Open(header));
        state = OPENING;
    }

    private void answered() {
        if (tls) {
            state = OPENED; // its features follow
        } else {
            establish();
        }
    }

    private void ask() {
        actions.add(new NegotiationAction.Send(Element.of(Namespaces.TLS, "starttls")));
        state = ASKED;
    }

    private void secure() {
        actions.add(new NegotiationAction.Secure(Optional.empty()));
        state = SECURING;
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

package org.uclab.sim.imp;

import static org.uclab.sim.imp.Session.Input.ABORT;
import static org.uclab.sim.imp.Session.Input.AUTH;
import static org.uclab.sim.imp.Session.Input.OPENED;
import static org.uclab.sim.imp.Session.Input.RESPONSE;
import static org.uclab.sim.imp.Session.Input.SECURED;
import static org.uclab.sim.imp.Session.Input.STANZA;
import static org.uclab.sim.imp.Session.Input.STARTTLS;
import static org.uclab.sim.imp.Session.State.BIND_OFFERED;
import static org.uclab.sim.imp.Session.State.BOUND;
import static org.uclab.sim.imp.Session.State.CHALLENGED;
import static org.uclab.sim.imp.Session.State.CONNECTED;
import static org.uclab.sim.imp.Session.State.ENDED;
import static org.uclab.sim.imp.Session.State.SASL_OFFERED;
import static org.uclab.sim.imp.Session.State.SECURE;
import static org.uclab.sim.imp.Session.State.SECURING;
import static org.uclab.sim.imp.Session.State.TLS_OFFERED;
import static org.uclab.sim.imp.Session.State.TRUSTED;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.SaslCondition;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.shell.xmpp.XmppFault;

/**
 * One client's connection, RFC 6120 §4 to §7: three streams one after the other on it.
 *
 * <pre>
 * first stream    CONNECTED ─header→ TLS_OFFERED ─starttls→ SECURING ─TLS is up→
 * second stream   SECURE ─header→ SASL_OFFERED ─auth→ (CHALLENGED ─response→)
 * third stream    TRUSTED ─header→ BIND_OFFERED ─bind→ BOUND ─stanzas…
 * </pre>
 *
 * <p>The table below holds every input a state takes. What it does not hold ends the stream: in {@code not-authorized}
 * before the bind (RFC 6120 §4.9.3.12 and §7.1), in {@code unsupported-stanza-type} after it. A header that comes when
 * none is due cannot be: the parser would have to restart. From any state the client's end of stream, broken input and
 * the time limit lead to ENDED, from which nothing leads away.
 */
final class Session {

    /** Where the connection stands. */
    enum State {
        CONNECTED,
        TLS_OFFERED,
        SECURING,
        SECURE,
        SASL_OFFERED,
        CHALLENGED,
        TRUSTED,
        BIND_OFFERED,
        BOUND,
        ENDED
    }

    /** What can come. */
    enum Input {
        OPENED,
        STARTTLS,
        SECURED,
        AUTH,
        RESPONSE,
        ABORT,
        STANZA,
        OTHER
    }

    /** Takes the element; null for the inputs that have none. */
    private interface Row extends BiConsumer<Session, Element> {}

    private static final Map<State, Map<Input, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(CONNECTED, OPENED, (s, none) -> s.offer(TLS_OFFERED, Features.startTls()));
        row(TLS_OFFERED, STARTTLS, (s, e) -> s.secure());
        row(TLS_OFFERED, AUTH, (s, e) -> s.refuse(SaslCondition.ENCRYPTION_REQUIRED));
        row(SECURING, SECURED, (s, none) -> s.restart(SECURE, StreamLimits.STRANGER));
        row(SECURE, OPENED, (s, none) -> s.offer(SASL_OFFERED, s.mechanisms()));
        row(SASL_OFFERED, STARTTLS, (s, e) -> s.secureTwice());
        row(SASL_OFFERED, AUTH, (s, e) -> s.authenticate(s.signIn.auth(e, s.servedDomain)));
        row(SASL_OFFERED, ABORT, (s, e) -> s.refuse(SaslCondition.ABORTED));
        row(CHALLENGED, RESPONSE, (s, e) -> s.authenticate(s.signIn.response(e, s.servedDomain)));
        row(CHALLENGED, ABORT, (s, e) -> s.refuse(SaslCondition.ABORTED));
        row(TRUSTED, OPENED, (s, none) -> s.offer(BIND_OFFERED, Features.bind()));
        row(BIND_OFFERED, STANZA, Session::bind);
        row(BOUND, STANZA, Session::stanza);
    }

    private static void row(State state, Input input, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Input.class)).put(input, row);
    }

    private final String domain;
    private final ImpConfig.Settings settings;
    private final Lobby lobby;
    private final SignIn signIn;
    private List<SessionAction> actions = new ArrayList<>();
    private State state = CONNECTED;
    /** Whether our direction of the present stream is open. */
    private boolean opened;

    private boolean servedDomain;
    /** Who the client says it is, in the header; proves nothing. */
    private String caller = "";

    private int failures;
    private Optional<Jid> user = Optional.empty();
    private Optional<Jid> client = Optional.empty();

    Session(String domain, ImpConfig.Settings settings, Lobby lobby) {
        this.domain = domain;
        this.settings = settings;
        this.lobby = lobby;
        this.signIn = new SignIn(settings, lobby);
    }

    State state() {
        return state;
    }

    /** The full address, once bound. */
    Optional<Jid> client() {
        return client;
    }

    /** The user, once authenticated. */
    Optional<Jid> user() {
        return user;
    }

    /** The client's stream went on. */
    List<SessionAction> on(StreamEvent event) {
        return switch (event.kind()) {
            case OPENED -> header(((StreamEvent.Opened) event).header());
            case RECEIVED -> element(((StreamEvent.Received) event).element());
            case CLOSED -> acting(this::end);
            case FAILED -> {
                StreamEvent.Failed failed = (StreamEvent.Failed) event;
                yield acting(() -> fail(failed.condition(), failed.reason()));
            }
        };
    }

    /** TLS is up. */
    List<SessionAction> secured() {
        return take(SECURED, null);
    }

    /** The time to sign in is up. */
    List<SessionAction> late() {
        return state == BOUND ? List.of() : acting(() -> fail(StreamCondition.CONNECTION_TIMEOUT, ""));
    }

    /** The node ends the stream. */
    List<SessionAction> expel(StreamCondition why) {
        return acting(() -> fail(why, ""));
    }

    private List<SessionAction> header(StreamHeader header) {
        return acting(() -> {
            servedDomain = served(header.to());
            caller = header.from();
            send(new SessionAction.Open(StreamHeader.answer(Namespaces.CLIENT, domain, "", lobby.token(), "en")));
            opened = true;
            Optional<StreamCondition> wrong = wrong(header);
            if (wrong.isPresent()) {
                fail(wrong.get(), "");
            } else if (!bitten("stream")) {
                row(OPENED, null);
            }
        });
    }

    private Optional<StreamCondition> wrong(StreamHeader header) {
        if (!header.contentNamespace().equals(Namespaces.CLIENT)) {
            return Optional.of(StreamCondition.INVALID_NAMESPACE);
        }
        if (!header.modern()) {
            return Optional.of(StreamCondition.UNSUPPORTED_VERSION);
        }
        return !servedDomain && settings.wrongDomain() == ImpConfig.WrongDomain.HOST_UNKNOWN
                ? Optional.of(StreamCondition.HOST_UNKNOWN)
                : Optional.empty();
    }

    private boolean served(String to) {
        return to.isEmpty()
                || Jid.parse(to).filter(jid -> jid.equals(Jid.valid(domain))).isPresent();
    }

    private List<SessionAction> element(Element element) {
        return take(input(element), element);
    }

    private static Input input(Element element) {
        if (element.is(Namespaces.TLS, "starttls")) {
            return STARTTLS;
        }
        if (element.namespace().equals(Namespaces.SASL)) {
            return switch (element.name()) {
                case "auth" -> AUTH;
                case "response" -> RESPONSE;
                case "abort" -> ABORT;
                default -> Input.OTHER;
            };
        }
        return element.namespace().equals(Namespaces.CLIENT) && Stanza.is(element) ? STANZA : Input.OTHER;
    }

    private List<SessionAction> take(Input input, Element element) {
        return acting(() -> row(input, element));
    }

    private void row(Input input, Element element) {
        Row row = TABLE.getOrDefault(state, Map.of()).get(input);
        if (row != null) {
            row.accept(this, element);
        } else {
            fail(state == BOUND ? StreamCondition.UNSUPPORTED_STANZA_TYPE : StreamCondition.NOT_AUTHORIZED, "");
        }
    }

    private void offer(State next, Element features) {
        send(new SessionAction.Send(features));
        state = next;
    }

    private Element mechanisms() {
        return Features.mechanisms(settings.mechanisms(), settings.homeNodeHint() ? lobby.nodesOf(caller) : List.of());
    }

    private void secure() {
        send(new SessionAction.Secure(Element.of(Namespaces.TLS, "proceed")));
        state = SECURING;
    }

    private void secureTwice() {
        send(new SessionAction.Send(Element.of(Namespaces.TLS, "failure")));
        end();
    }

    private void restart(State next, StreamLimits limits) {
        send(new SessionAction.Restart(limits));
        opened = false;
        state = next;
    }

    private void authenticate(SignIn.Step step) {
        if (step.waits()) {
            offer(CHALLENGED, Element.of(Namespaces.SASL, "challenge"));
        } else if (step.fault().isPresent()) {
            fail(step.fault().get(), "");
        } else if (step.user().isPresent()) {
            user = step.user();
            send(new SessionAction.Send(Element.of(Namespaces.SASL, "success")));
            restart(TRUSTED, StreamLimits.SIGNED_IN);
        } else {
            refuse(step.refusal().orElseThrow());
        }
    }

    private void refuse(SaslCondition why) {
        send(new SessionAction.Send(why.failure()));
        failures++;
        if (failures >= settings.signInTriesMax() || state == TLS_OFFERED) {
            end();
        } else {
            state = SASL_OFFERED;
        }
    }

    private void bind(Element iq) {
        Optional<Element> request = iq.child(Namespaces.BIND, "bind");
        if (!Stanza.type(iq).equals("set")
                || request.isEmpty()
                || iq.attribute("id").isEmpty()) {
            // RFC 6120 §7.1: nothing may be sent to others before the resource is bound.
            fail(StreamCondition.NOT_AUTHORIZED, "");
            return;
        }
        if (bitten("bind")) {
            return;
        }
        String resource = request.get().child("resource").map(Element::text).orElse("");
        Lobby.Binding binding = resource.isEmpty() && settings.resourceRequired()
                ? Lobby.Binding.refused(StanzaCondition.BAD_REQUEST)
                : lobby.bind(user.orElseThrow(), resource);
        if (binding.client().isEmpty()) {
            send(new SessionAction.Send(binding.refusal().orElseThrow().answer(iq)));
            return;
        }
        client = binding.client();
        state = BOUND;
        Element bound = Element.build(Namespaces.BIND, "bind")
                .child(Element.of(Namespaces.BIND, "jid", client.get().toString()))
                .done();
        send(new SessionAction.Send(Stanza.result(iq, bound)));
    }

    private void stanza(Element stanza) {
        Optional<String> from = stanza.attribute("from");
        if (from.isPresent() && !mine(from.get())) {
            fail(StreamCondition.INVALID_FROM, "");
        } else if (!Stanza.type(stanza).equals("set")) {
            send(new SessionAction.Route(stanza));
        } else if (stanza.child(Namespaces.SESSION, "session").isPresent()) {
            send(new SessionAction.Send(Stanza.result(stanza)));
        } else if (stanza.child(Namespaces.BIND, "bind").isPresent()) {
            // One resource for each stream, RFC 6120 §7.1.
            send(new SessionAction.Send(StanzaCondition.NOT_ALLOWED.answer(stanza)));
        } else {
            send(new SessionAction.Route(stanza));
        }
    }

    private boolean mine(String from) {
        return Jid.parse(from)
                .filter(jid -> jid.isFull()
                        ? client.get().equals(jid)
                        : client.get().bare().equals(jid))
                .isPresent();
    }

    private boolean bitten(String step) {
        Optional<XmppFault.StreamError> fault =
                lobby.streamFault(step, user.map(Jid::local).orElse(""));
        fault.ifPresent(error -> fail(SignIn.condition(error), ""));
        return fault.isPresent();
    }

    /** RFC 6120 §4.9.1.2: an error before our header brings the header first. */
    private void fail(StreamCondition condition, String text) {
        if (state == SECURING) {
            // The bytes on the wire belong to TLS now.
            state = ENDED;
            send(new SessionAction.End());
            return;
        }
        openIfNeeded();
        send(new SessionAction.Send(condition.error(text)));
        end();
    }

    private void end() {
        openIfNeeded();
        send(new SessionAction.End());
        state = ENDED;
    }

    private void openIfNeeded() {
        if (!opened) {
            send(new SessionAction.Open(StreamHeader.answer(Namespaces.CLIENT, domain, "", lobby.token(), "en")));
            opened = true;
        }
    }

    private void send(SessionAction action) {
        actions.add(action);
    }

    /** Runs one input and gives what it wants done; an ended session wants nothing. */
    private List<SessionAction> acting(Runnable input) {
        if (state == ENDED) {
            return List.of();
        }
        actions = new ArrayList<>();
        input.run();
        return actions;
    }
}

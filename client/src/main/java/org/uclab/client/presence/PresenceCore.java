package org.uclab.client.presence;

import static org.uclab.client.presence.PresenceInput.Kind.CONNECTED;
import static org.uclab.client.presence.PresenceInput.Kind.LOST;
import static org.uclab.client.presence.PresenceInput.Kind.NETWORK_CHANGED;
import static org.uclab.client.presence.PresenceInput.Kind.NETWORK_GONE;
import static org.uclab.client.presence.PresenceInput.Kind.PONG;
import static org.uclab.client.presence.PresenceInput.Kind.REFUSED;
import static org.uclab.client.presence.PresenceInput.Kind.SIGNED_OUT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;

/**
 * The presence part of a client from its first sign-in to its sign-out (S3, "Client Behavior During a Failover").
 *
 * <pre>
 *                                    ┌──────────────── a pause is over ───────────────┐
 *             connected              │                                                ↓
 *      NEW ─────────────→ CONNECTED ─lost→ WAITING ←──────── refused ──────── RECONNECTING
 *                            │  ↑                                                │  │  ↑
 *                            │  └──────────────────── connected ─────────────────┘  │  │
 *                            │                                        refused for   │  │
 *     network gone, always   ↓                                        good          ↓  │
 *     ───────────────────→ NOWHERE ──────── network changed ────────┐         GIVEN_UP │
 *                                                                   └──────────────────┘
 * </pre>
 *
 * <p><b>A lost connection.</b> Where a SOAP session opened the stream, the way is the documented one: a wait drawn between
 * the two re-login limits, an attempt in the session at hand, then one with the password, and when that fails too, nothing
 * until the user signs in. An attempt in which SOAP answers and no stream opens is the last one at once.
 * ASSUMED(imp-cms §2.2): the draw is uniform, and between the two attempts there is a pause.
 *
 * <p>Where a stream is all there is, no document says anything. ASSUMED(choice): after the same first wait the servers
 * known are tried, and from then on every attempt begins with service discovery, because another edge may do; the
 * pauses double up to a bound, and there is no end to it.
 *
 * <p><b>A silent server</b> is one that does not answer a ping in time; that is a lost connection.
 *
 * <p><b>Another network.</b> What stood on the old one is dead. Discovery begins at once (S3: a client evaluates again when
 * the network changes), and is repeated with growing pauses. Without a network nothing is tried. Who has given up stays
 * so wherever the host goes.
 *
 * <p>The table holds every input that a state takes. From any state the user's sign-out leads to SIGNED_OUT, from which
 * nothing leads away. What carries the number of an attempt that is not the current one, or is over, is stale: a
 * connection that it brings is dropped, all else means nothing. Anything else that the table does not hold is a mistake of
 * ours.
 */
public final class PresenceCore implements Core<PresenceInput, PresenceAction> {

    private interface Row {
        void apply(PresenceCore core, PresenceInput input, Instant now);
    }

    private static final Map<PresenceState, Map<PresenceInput.Kind, Row>> TABLE = new EnumMap<>(PresenceState.class);

    static {
        row(PresenceState.NEW, CONNECTED, (p, i, now) -> p.connected((PresenceInput.Connected) i, now));
        row(PresenceState.CONNECTED, LOST, (p, i, now) -> p.lost(((PresenceInput.Lost) i).reason(), now));
        row(PresenceState.CONNECTED, PONG, (p, i, now) -> p.alive(now));
        row(PresenceState.CONNECTED, NETWORK_GONE, (p, i, now) -> p.dropped().nowhere());
        row(PresenceState.CONNECTED, NETWORK_CHANGED, (p, i, now) -> p.dropped().arrived(i));
        row(PresenceState.WAITING, NETWORK_GONE, (p, i, now) -> p.nowhere());
        row(PresenceState.WAITING, NETWORK_CHANGED, (p, i, now) -> p.arrived(i));
        row(PresenceState.RECONNECTING, CONNECTED, (p, i, now) -> p.connected((PresenceInput.Connected) i, now));
        row(PresenceState.RECONNECTING, REFUSED, (p, i, now) -> p.refused((PresenceInput.Refused) i, now));
        row(
                PresenceState.RECONNECTING,
                NETWORK_GONE,
                (p, i, now) -> p.abandoned().nowhere());
        row(
                PresenceState.RECONNECTING,
                NETWORK_CHANGED,
                (p, i, now) -> p.abandoned().arrived(i));
        row(PresenceState.NOWHERE, NETWORK_GONE, (p, i, now) -> {});
        row(PresenceState.NOWHERE, NETWORK_CHANGED, (p, i, now) -> p.arrived(i));
        row(PresenceState.GIVEN_UP, NETWORK_GONE, (p, i, now) -> {});
        row(PresenceState.GIVEN_UP, NETWORK_CHANGED, (p, i, now) -> {});
    }

    private static void row(PresenceState state, PresenceInput.Kind kind, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(PresenceInput.Kind.class))
                .put(kind, row);
    }

    private final PresenceRules rules;
    private final UnaryOperator<Duration> patience;
    private final RandomGenerator random;
    private PresenceState state = PresenceState.NEW;
    private Footing footing = Footing.NOTHING;
    private long attempt;
    private boolean moved;
    private int failures;
    private Optional<Instant> due = Optional.empty();
    private boolean asked;
    private List<PresenceAction> actions = new ArrayList<>();

    /**
     * @param patience what a limit for an answer comes to, as fast as time goes now
     * @param random   draws the wait after a loss
     */
    public PresenceCore(PresenceRules rules, UnaryOperator<Duration> patience, RandomGenerator random) {
        this.rules = rules;
        this.patience = patience;
        this.random = random;
    }

    public PresenceState state() {
        return state;
    }

    @Override
    public List<PresenceAction> on(PresenceInput input, Instant now) {
        if (input.kind() == SIGNED_OUT) {
            signedOut();
        } else if (state == PresenceState.SIGNED_OUT || stale(input)) {
            discarded(input);
        } else {
            Row row = TABLE.getOrDefault(state, Map.of()).get(input.kind());
            if (row == null) {
                throw new IllegalStateException(state + " takes no " + input);
            }
            row.apply(this, input, now);
        }
        return taken();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return due;
    }

    @Override
    public List<PresenceAction> wake(Instant now) {
        due = Optional.empty();
        if (state == PresenceState.WAITING) {
            connect();
        } else if (state == PresenceState.CONNECTED && asked) {
            lost("the server has not answered a ping for " + rules.pingLimit().toSeconds() + " s", now);
        } else if (state == PresenceState.CONNECTED) {
            asked = true;
            due = Optional.of(now.plus(patience.apply(rules.pingLimit())));
            actions.add(new PresenceAction.Ping(attempt));
        }
        return taken();
    }

    private List<PresenceAction> taken() {
        List<PresenceAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    private boolean stale(PresenceInput input) {
        return switch (input.kind()) {
            case CONNECTED ->
                ((PresenceInput.Connected) input).attempt() != attempt
                        || (state != PresenceState.RECONNECTING && state != PresenceState.NEW);
            case REFUSED -> ((PresenceInput.Refused) input).attempt() != attempt || state != PresenceState.RECONNECTING;
            case LOST -> ((PresenceInput.Lost) input).attempt() != attempt || state != PresenceState.CONNECTED;
            case PONG -> ((PresenceInput.Pong) input).attempt() != attempt || state != PresenceState.CONNECTED;
            case NETWORK_GONE, NETWORK_CHANGED, SIGNED_OUT -> false;
        };
    }

    private void discarded(PresenceInput input) {
        if (input instanceof PresenceInput.Connected late) {
            actions.add(new PresenceAction.Drop(late.attempt()));
        }
    }

    private void connected(PresenceInput.Connected input, Instant now) {
        boolean again = state == PresenceState.RECONNECTING;
        state = PresenceState.CONNECTED;
        footing = input.footing();
        moved = false;
        failures = 0;
        alive(now);
        actions.add(new PresenceAction.Resume(attempt));
        if (again) {
            tell(PresenceDecisions.CONNECTION, PresenceDecisions.BACK, PresenceDecisions.AGAIN.of());
        }
    }

    private void alive(Instant now) {
        asked = false;
        due = footing == Footing.NOTHING ? Optional.empty() : Optional.of(now.plus(rules.pingInterval()));
    }

    private void lost(String reason, Instant now) {
        dropped();
        long range = rules.reloginUpper().minus(rules.reloginLower()).toMillis();
        Duration pause = rules.reloginLower().plusMillis(range == 0 ? 0 : random.nextLong(range + 1));
        wait(pause, now);
        tell(PresenceDecisions.CONNECTION, PresenceDecisions.WAITING, PresenceDecisions.NEXT.of(reason, text(pause)));
    }

    private void refused(PresenceInput.Refused input, Instant now) {
        boolean last = !moved && footing == Footing.SOAP && failures > 0;
        failures++;
        if (input.forGood() || last) {
            state = PresenceState.GIVEN_UP;
            tell(
                    PresenceDecisions.CONNECTION,
                    PresenceDecisions.GIVEN_UP,
                    PresenceDecisions.USERS_TURN.of(input.reason()));
            return;
        }
        Duration pause = pause();
        wait(pause, now);
        tell(
                PresenceDecisions.CONNECTION,
                PresenceDecisions.WAITING,
                PresenceDecisions.NEXT.of(input.reason(), text(pause)));
    }

    private Duration pause() {
        Duration pause = rules.pauseFirst();
        for (int i = 1; i < failures && pause.compareTo(rules.pauseMax()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(rules.pauseMax()) < 0 ? pause : rules.pauseMax();
    }

    private void wait(Duration pause, Instant now) {
        state = PresenceState.WAITING;
        due = Optional.of(now.plus(pause));
    }

    private void nowhere() {
        state = PresenceState.NOWHERE;
        due = Optional.empty();
        tell(PresenceDecisions.NETWORK, PresenceDecisions.GONE, PresenceDecisions.NOTHING_TRIED.of());
    }

    private void arrived(PresenceInput input) {
        state = PresenceState.RECONNECTING;
        moved = true;
        failures = 0;
        tell(
                PresenceDecisions.NETWORK,
                PresenceDecisions.CHANGED,
                PresenceDecisions.NOW_ON.of(((PresenceInput.NetworkChanged) input).network()));
        connect();
    }

    private void connect() {
        state = PresenceState.RECONNECTING;
        due = Optional.empty();
        attempt++;
        Way way = way();
        tell(PresenceDecisions.CONNECTION, PresenceDecisions.ATTEMPT, PresenceDecisions.BY.of(way.text()));
        actions.add(new PresenceAction.Connect(attempt, way));
    }

    private Way way() {
        if (moved) {
            return Way.DISCOVERY;
        }
        boolean first = failures == 0;
        return switch (footing) {
            case SOAP -> first ? Way.SESSION : Way.PASSWORD;
            case STREAM -> first ? Way.STREAM : Way.DISCOVERY;
            case NOTHING -> Way.DISCOVERY;
        };
    }

    private PresenceCore dropped() {
        actions.add(new PresenceAction.Drop(attempt));
        return this;
    }

    private PresenceCore abandoned() {
        actions.add(new PresenceAction.Abandon(attempt));
        return this;
    }

    private void signedOut() {
        if (state == PresenceState.CONNECTED) {
            actions.add(new PresenceAction.Goodbye(attempt));
        } else if (state == PresenceState.RECONNECTING) {
            abandoned();
        }
        state = PresenceState.SIGNED_OUT;
        due = Optional.empty();
    }

    private void tell(Subject subject, Outcome outcome, Phrase reason) {
        actions.add(new PresenceAction.Tell(state, Decision.of(subject.of(), outcome.of(), reason)));
    }

    private static String text(Duration pause) {
        return pause.toMillis() % 1000 == 0 ? pause.toSeconds() + " s" : pause.toMillis() + " ms";
    }
}

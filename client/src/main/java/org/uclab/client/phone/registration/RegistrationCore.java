package org.uclab.client.phone.registration;

import static org.uclab.client.phone.registration.RegistrationState.ENDED;
import static org.uclab.client.phone.registration.RegistrationState.IDLE;
import static org.uclab.client.phone.registration.RegistrationState.LEAVING;
import static org.uclab.client.phone.registration.RegistrationState.MOVING;
import static org.uclab.client.phone.registration.RegistrationState.REGISTERED;
import static org.uclab.client.phone.registration.RegistrationState.SEEKING;
import static org.uclab.client.phone.registration.RegistrationState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.uclab.client.phone.registration.RegistrationInput.Kind;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;

/**
 * Where a phone is registered, from its beginning to its end (SIPCC {@code sip_common_regmgr.c}, {@code ccsip_register.c}; S3,
 * "High Availability for Voice and Video").
 *
 * <pre>
 *        begun              2xx                       the better node grants the token
 *   IDLE ────→ SEEKING ──────────────→ REGISTERED ─────────────────────────────────────→ MOVING
 *     ↑         │ ↑  ↑                   │   │  │                                          │
 *     │         │ │  └──── it is gone ───┘   │  │                                          │
 *     │         │ │        or silent         │  └── told to begin anew ──→ LEAVING ──→ (IDLE)
 *     │         │ └──────────────────────────┼───────────── the old one is left ───────────┘
 *     │         │ rejected, or no node left  │ rejected
 *     │         ↓                            │
 *     │       WAITING ←──────────────────────┘        WAITING ── its time has come ──→ SEEKING
 * </pre>
 *
 * <p><b>The nodes</b> have an order: those of the device file, then the SRST router. The phone is registered at one, the
 * <i>active</i>. The next one behind it that has not failed is its <i>standby</i>: it is reached at once and asked every
 * keep-alive period whether it is there. Whatever a standby answers shows that it is: a router answers 404 while it has
 * nothing to do (SRST).
 *
 * <p><b>What makes it leave a node</b> is that the way to it breaks, or that a REGISTER is not answered. <b>A refusal is
 * none</b>: the node is there and says no. After a refusal it begins again, first almost at once and then after a wait drawn
 * from a range; some refusals say themselves when to come again, and one says what to ask for. When every node has failed it
 * begins again in the same way, but not during a call.
 *
 * <p><b>The way back.</b> Nodes that failed are asked whether they are there, too. One that is placed better than the active
 * and answers well is asked for the token, unless there is a call; with the token the phone leaves the active and
 * registers there. To leave the router it wants the better node to have been there for a while.
 *
 * <p>What carries a ticket that is not awaited any more means nothing. Ways, calls and presence come and go in every state.
 * What else the table does not hold is a mistake of ours. From any state sign-out leads to ENDED, and nothing from there.
 */
public final class RegistrationCore implements Core<RegistrationInput, RegistrationAction> {

    private interface Row {
        void apply(RegistrationCore core, RegistrationInput input, Instant now);
    }

    private static final Map<RegistrationState, Map<Kind, Row>> TABLE = new EnumMap<>(RegistrationState.class);

    static {
        row(IDLE, Kind.BEGUN, (c, i, now) -> c.begun(now));
        for (RegistrationState state : List.of(IDLE, SEEKING, REGISTERED, MOVING, LEAVING, WAITING)) {
            row(state, Kind.OPENED, (c, i, now) -> c.opened(((RegistrationInput.Opened) i).node()));
            row(state, Kind.UNOPENED, (c, i, now) -> c.unopened((RegistrationInput.Unopened) i, now));
            row(state, Kind.GONE, (c, i, now) -> c.gone((RegistrationInput.Gone) i, now));
            row(state, Kind.ANSWERED, (c, i, now) -> c.answered((RegistrationInput.Answered) i, now));
            row(state, Kind.UNANSWERED, (c, i, now) -> c.unanswered((RegistrationInput.Unanswered) i, now));
            row(state, Kind.CALLS, (c, i, now) -> c.calls = ((RegistrationInput.Calls) i).any());
            row(state, Kind.PRESENCE, (c, i, now) -> c.presence(((RegistrationInput.Presence) i).connected(), now));
            row(state, Kind.RESTARTED, (c, i, now) -> {});
        }
        row(REGISTERED, Kind.RESTARTED, (c, i, now) -> c.restarted(((RegistrationInput.Restarted) i).action()));
    }

    private static void row(RegistrationState state, Kind kind, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Kind.class)).put(kind, row);
    }

    private final RegistrationTerms terms;
    private final RegistrationRules rules;
    private final Watches watches;
    private final Restarts restarts;
    private final Asking asking = new Asking();
    private RegistrationState state = IDLE;
    /** The node that is asked, or registered at. */
    private int current;

    private Optional<Instant> due = Optional.empty();
    private Optional<Integer> again = Optional.empty();
    private boolean calls;
    private boolean presence;
    private List<RegistrationAction> actions = new ArrayList<>();

    /**
     * @param random draws the wait after a refusal
     */
    public RegistrationCore(RegistrationTerms terms, RegistrationRules rules, RandomGenerator random) {
        this.terms = terms;
        this.rules = rules;
        this.watches = new Watches(terms);
        this.restarts = new Restarts(rules, random);
    }

    @Override
    public List<RegistrationAction> on(RegistrationInput input, Instant now) {
        if (input.kind() == Kind.ENDED) {
            ended();
        } else if (state != ENDED) {
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
        Optional<Instant> own = calls && state == WAITING ? Optional.empty() : due;
        return Stream.of(own, watches.next()).flatMap(Optional::stream).min(Instant::compareTo);
    }

    @Override
    public List<RegistrationAction> wake(Instant now) {
        if (due.filter(at -> !at.isAfter(now)).isPresent()) {
            if (state == WAITING && !calls) {
                due = Optional.empty();
                watches.forgiven();
                seek(again.orElse(0), now);
            } else if (state == REGISTERED) {
                due = Optional.empty();
                ask(current, Purpose.REFRESH, terms.expires());
            }
        }
        watches.due(now).forEach(this::ping);
        return taken();
    }

    private List<RegistrationAction> taken() {
        List<RegistrationAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    private void begun(Instant now) {
        if (watches.none()) {
            tell(RegistrationDecisions.NOWHERE.of(), RegistrationDecisions.NO_NODES.of());
            return;
        }
        seek(0, now);
    }

    /** Asks the first node from there that may be asked. */
    private void seek(int from, Instant now) {
        watches.still();
        due = Optional.empty();
        Optional<Integer> next = watches.next(from, this::allowed);
        if (next.isPresent()) {
            state = SEEKING;
            current = next.get();
            reach(current, () -> ask(current, Purpose.REGISTER, terms.expires()));
            return;
        }
        boolean barred = watches.next(from, node -> !allowed(node)).isPresent();
        tell(RegistrationDecisions.NOWHERE.of(), RegistrationReasons.nowhere(barred, restart(now)));
    }

    private boolean allowed(int node) {
        return !terms.nodes().get(node).router() || !rules.presenceNeeded() || presence;
    }

    private void reach(int node, Runnable then) {
        Watch.Way way = watches.reach(node);
        if (way == Watch.Way.NONE) {
            actions.add(new RegistrationAction.Open(node));
        } else if (way == Watch.Way.OPEN) {
            then.run();
        }
    }

    /** Waits; what comes then begins at the first node, with nothing held against anybody. */
    private Duration restart(Instant now) {
        Duration pause = restarts.next();
        waits(pause, Optional.empty(), now);
        return pause;
    }

    private void waits(Duration pause, Optional<Integer> node, Instant now) {
        state = WAITING;
        again = node;
        due = Optional.of(now.plus(pause));
        watches.still();
    }

    private void ask(int node, Purpose purpose, Duration expires) {
        actions.add(asking.ask(node, purpose, expires));
    }

    private void ping(int node) {
        watches.get(node).pinged();
        reach(node, () -> ask(node, Purpose.KEEP_ALIVE, Duration.ZERO));
    }

    private void opened(int node) {
        watches.get(node).way(Watch.Way.OPEN);
        if (state == SEEKING && node == current) {
            ask(node, Purpose.REGISTER, terms.expires());
        } else if (watches.get(node).pinging()) {
            ask(node, Purpose.KEEP_ALIVE, Duration.ZERO);
        }
    }

    private void unopened(RegistrationInput.Unopened input, Instant now) {
        watches.get(input.node()).way(Watch.Way.NONE);
        lost(input.node(), input.why(), now);
    }

    private void gone(RegistrationInput.Gone input, Instant now) {
        watches.get(input.node()).way(Watch.Way.NONE);
        boolean leaving = asking.leaves(input.node());
        asking.drop(input.node());
        if (leaving) {
            left(now);
        } else {
            lost(input.node(), input.why(), now);
        }
    }

    private void unanswered(RegistrationInput.Unanswered input, Instant now) {
        asking.take(input.ticket()).ifPresent(asked -> {
            if (asked.purpose() == Purpose.UNREGISTER) {
                left(now);
            } else {
                lost(asked.node(), input.why(), now);
            }
        });
    }

    /** That node does not answer. */
    private void lost(int node, String why, Instant now) {
        Watch watch = watches.get(node);
        boolean needed = node == current && (state == SEEKING || state == REGISTERED);
        if (needed) {
            asking.drop(node);
            watch.fails();
            state = SEEKING;
            tell(RegistrationDecisions.PASSED_OVER.of(host(node)), RegistrationDecisions.UNREACHED.of(why));
            seek(node + 1, now);
        } else if (state == REGISTERED) {
            watches.missed(node, current, now);
        }
    }

    private void answered(RegistrationInput.Answered input, Instant now) {
        asking.take(input.ticket()).ifPresent(asked -> answered(asked, input.reply(), now));
    }

    private void answered(Asking.Pending asked, Reply reply, Instant now) {
        switch (asked.purpose()) {
            case REGISTER, REFRESH -> {
                if (asked.node() == current && (state == SEEKING || state == REGISTERED)) {
                    registering(asked, reply, now);
                }
            }
            case UNREGISTER -> left(now);
            case KEEP_ALIVE -> alive(asked.node(), reply, now);
            case TOKEN -> token(asked.node(), reply, now);
        }
    }

    private void registering(Asking.Pending asked, Reply reply, Instant now) {
        if (reply.success()) {
            registered(asked, reply, now);
        } else if (reply.status() == 423
                && reply.minExpires()
                        .filter(least -> least.compareTo(asked.expires()) > 0)
                        .isPresent()) {
            ask(current, asked.purpose(), reply.minExpires().get());
        } else if (reply.saysWhen()) {
            Duration pause = reply.retryAfter().orElseThrow();
            waits(pause, Optional.of(current), now);
            rejected(reply, pause);
        } else {
            rejected(reply, restart(now));
        }
    }

    private void rejected(Reply reply, Duration pause) {
        tell(RegistrationDecisions.REJECTED.of(host(current)), RegistrationReasons.refused(reply, pause));
    }

    private void registered(Asking.Pending asked, Reply reply, Instant now) {
        Duration granted = reply.granted(asked.expires());
        Duration good = granted.minus(terms.delta());
        if (good.compareTo(RegistrationRules.USABLE_MIN) < 0) {
            ask(current, Purpose.UNREGISTER, Duration.ZERO);
            waits(terms.expires(), Optional.of(current), now);
            tell(
                    RegistrationDecisions.REJECTED.of(host(current)),
                    RegistrationReasons.tooShort(granted, terms.expires()));
            return;
        }
        boolean before = state == REGISTERED;
        state = REGISTERED;
        restarts.over();
        due = Optional.of(now.plus(rules.refresh(good)));
        if (!before) {
            watches.get(current).works(now);
            watches.besides(current, now);
        }
        if (!before || reply.fresh()) {
            tell(RegistrationDecisions.at(terms.nodes().get(current)), RegistrationReasons.at(before, reply, granted));
        }
    }

    private void alive(int node, Reply reply, Instant now) {
        if (state != REGISTERED) {
            watches.get(node).still();
            return;
        }
        if (watches.answered(node, current, reply, now) && !calls) {
            ask(node, Purpose.TOKEN, Duration.ZERO);
        }
        watches.besides(current, now);
    }

    private void token(int node, Reply reply, Instant now) {
        if (state != REGISTERED || node >= current) {
            return;
        }
        if (reply.success() && !calls) {
            int old = current;
            state = MOVING;
            due = Optional.empty();
            watches.still();
            tell(RegistrationDecisions.LEAVES.of(host(old)), RegistrationDecisions.BETTER.of(host(node)));
            ask(old, Purpose.UNREGISTER, Duration.ZERO);
            current = node;
        } else if (reply.status() == 486 || reply.status() == 503) {
            watches.get(node).pingAt(now.plus(reply.retryAfter().orElse(terms.keepAlive())));
        }
    }

    /** The old node is left, whatever it said. */
    private void left(Instant now) {
        if (state == MOVING) {
            seek(current, now);
        } else if (state == LEAVING) {
            state = IDLE;
            actions.add(new RegistrationAction.Reload());
        }
    }

    private void restarted(String action) {
        leaves(LEAVING, RegistrationDecisions.TOLD.of(action));
        watches.forgiven();
    }

    private void leaves(RegistrationState next, Phrase why) {
        boolean was = state == REGISTERED;
        state = next;
        due = Optional.empty();
        if (was) {
            tell(RegistrationDecisions.LEAVES.of(host(current)), why);
            ask(current, Purpose.UNREGISTER, Duration.ZERO);
        }
    }

    private void presence(boolean connected, Instant now) {
        boolean came = connected && !presence;
        presence = connected;
        if (came && state == WAITING && again.isEmpty() && rules.presenceNeeded()) {
            due = Optional.of(now);
        }
    }

    private void ended() {
        leaves(ENDED, RegistrationDecisions.SIGNED_OUT.of());
        watches.still();
    }

    private String host(int node) {
        return terms.nodes().get(node).called();
    }

    private void tell(Outcome.Taken outcome, Phrase reason) {
        actions.add(new RegistrationAction.Tell(
                state,
                state == REGISTERED ? Optional.of(current) : Optional.empty(),
                Decision.of(RegistrationDecisions.REGISTRATION.of(), outcome, reason)));
    }
}

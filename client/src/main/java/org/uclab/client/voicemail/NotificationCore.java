package org.uclab.client.voicemail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.client.voicemail.NotificationInput.Kind;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;

/**
 * The part of a client that is told of voice messages, from its sign-in to its sign-out.
 *
 * <pre>
 *          found                    subscribed
 *    OFF ────────→ SUBSCRIBING ─────────────────→ LISTENING ──┐ heard: the list is asked for, and the next poll begins
 *     ↑             │  ↑  │  ↑       refused          │  ↑     │
 *     │ cut,        │  │  │  └────── (primary first) ─┘  └─────┘
 *     │ always      │  │  │ refused, no server left
 *     ─────         │  │  ↓
 *                   │  │ WAITING  a pause is over: primary first
 *                   │  └──┘
 *                   └─→ GIVEN_UP  refused for good
 * </pre>
 *
 * <p>A round begins with the primary server and goes to the next one that fails to answer; after a round in vain there is a
 * pause, which doubles. ASSUMED(choice): who listens to the secondary server stays there until that one fails.
 *
 * <p>The next poll begins with the answer to the one before; a server that answers at once again and again is asked less often.
 *
 * <p>The table holds every input that a state takes. From any state a sign-out leads to SIGNED_OUT, and a cut to OFF. What
 * carries the number of an attempt that is over is stale and means nothing. Anything else is a mistake of ours.
 */
public final class NotificationCore implements Core<NotificationInput, NotificationAction> {

    private enum State {
        OFF,
        SUBSCRIBING,
        LISTENING,
        WAITING,
        GIVEN_UP,
        SIGNED_OUT
    }

    private interface Row {
        void apply(NotificationCore core, NotificationInput input, Instant now);
    }

    private static final Map<State, Map<Kind, Row>> TABLE = new EnumMap<>(State.class);

    static {
        row(State.OFF, Kind.FOUND, (n, i, now) -> n.found((NotificationInput.Found) i));
        row(State.SUBSCRIBING, Kind.FOUND, (n, i, now) -> n.off().found((NotificationInput.Found) i));
        row(State.SUBSCRIBING, Kind.SUBSCRIBED, (n, i, now) -> n.subscribed(now));
        row(State.SUBSCRIBING, Kind.REFUSED, (n, i, now) -> n.refused((NotificationInput.Refused) i, now));
        row(State.LISTENING, Kind.FOUND, (n, i, now) -> n.off().found((NotificationInput.Found) i));
        row(State.LISTENING, Kind.HEARD, (n, i, now) -> n.heard((NotificationInput.Heard) i, now));
        row(State.LISTENING, Kind.REFUSED, (n, i, now) -> n.lost((NotificationInput.Refused) i));
        row(State.WAITING, Kind.FOUND, (n, i, now) -> n.found((NotificationInput.Found) i));
        row(State.GIVEN_UP, Kind.FOUND, (n, i, now) -> n.found((NotificationInput.Found) i));
    }

    private static void row(State state, Kind kind, Row row) {
        TABLE.computeIfAbsent(state, none -> new EnumMap<>(Kind.class)).put(kind, row);
    }

    private final NotificationRules rules;
    private State state = State.OFF;
    private List<String> servers = List.of();
    private int server;
    private long attempt;
    private int failures;
    private Instant polled = Instant.EPOCH;
    private int quick;
    private Optional<Instant> due = Optional.empty();
    private List<NotificationAction> actions = new ArrayList<>();

    public NotificationCore(NotificationRules rules) {
        this.rules = rules;
    }

    @Override
    public List<NotificationAction> on(NotificationInput input, Instant now) {
        if (input.kind() == Kind.SIGNED_OUT) {
            signedOut();
        } else if (input.kind() == Kind.CUT && state != State.SIGNED_OUT) {
            off();
        } else if (state != State.SIGNED_OUT && !stale(input)) {
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
    public List<NotificationAction> wake(Instant now) {
        due = Optional.empty();
        if (state == State.WAITING) {
            subscribe(0);
        } else if (state == State.LISTENING) {
            poll(now);
        }
        return taken();
    }

    private List<NotificationAction> taken() {
        List<NotificationAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    private boolean stale(NotificationInput input) {
        return switch (input.kind()) {
            case SUBSCRIBED ->
                state != State.SUBSCRIBING || ((NotificationInput.Subscribed) input).attempt() != attempt;
            case REFUSED ->
                (state != State.SUBSCRIBING && state != State.LISTENING)
                        || ((NotificationInput.Refused) input).attempt() != attempt;
            case HEARD -> state != State.LISTENING || ((NotificationInput.Heard) input).attempt() != attempt;
            case FOUND, CUT, SIGNED_OUT -> false;
        };
    }

    private void found(NotificationInput.Found input) {
        servers = input.servers();
        failures = 0;
        subscribe(0);
    }

    private void subscribe(int which) {
        state = State.SUBSCRIBING;
        server = which;
        due = Optional.empty();
        attempt++;
        actions.add(new NotificationAction.Subscribe(attempt, which));
    }

    private void subscribed(Instant now) {
        state = State.LISTENING;
        failures = 0;
        quick = 0;
        tell(VoicemailDecisions.FROM.of(servers.get(server)), VoicemailDecisions.SUBSCRIBED.of());
        actions.add(new NotificationAction.Refresh());
        poll(now);
    }

    private void poll(Instant now) {
        due = Optional.empty();
        polled = now;
        actions.add(new NotificationAction.Poll(attempt));
    }

    private void heard(NotificationInput.Heard input, Instant now) {
        for (MailNews news : input.news()) {
            actions.add(new NotificationAction.Tell(Decision.of(
                    VoicemailDecisions.NEWS.of(),
                    VoicemailDecisions.EVENT.of(news.type()),
                    VoicemailDecisions.MESSAGE.of(news.message()))));
        }
        if (!input.news().isEmpty()) {
            actions.add(new NotificationAction.Refresh());
        }
        quick = Duration.between(polled, now).compareTo(rules.quick()) < 0 ? quick + 1 : 0;
        if (quick > NotificationRules.QUICK_MAX) {
            due = Optional.of(now.plus(rules.pollPause()));
        } else {
            poll(now);
        }
    }

    private void lost(NotificationInput.Refused input) {
        tell(VoicemailDecisions.LOST.of(), VoicemailDecisions.BROKEN.of(input.reason()));
        subscribe(0);
    }

    private void refused(NotificationInput.Refused input, Instant now) {
        if (input.forGood()) {
            state = State.GIVEN_UP;
            tell(VoicemailDecisions.GIVEN_UP.of(), VoicemailDecisions.BROKEN.of(input.reason()));
        } else if (server + 1 < servers.size()) {
            tell(VoicemailDecisions.LOST.of(), VoicemailDecisions.BROKEN.of(input.reason()));
            subscribe(server + 1);
        } else {
            Duration pause = rules.pause(++failures);
            state = State.WAITING;
            due = Optional.of(now.plus(pause));
            tell(VoicemailDecisions.WAITING.of(), VoicemailDecisions.NEXT.of(input.reason(), pause.toSeconds()));
        }
    }

    private NotificationCore off() {
        if (state == State.SUBSCRIBING || state == State.LISTENING) {
            actions.add(new NotificationAction.Abandon(attempt));
        }
        state = State.OFF;
        due = Optional.empty();
        return this;
    }

    private void signedOut() {
        boolean listening = state == State.LISTENING;
        off();
        if (listening) {
            actions.add(new NotificationAction.Goodbye(attempt));
        }
        state = State.SIGNED_OUT;
    }

    private void tell(Outcome.Taken outcome, Phrase reason) {
        actions.add(new NotificationAction.Tell(Decision.of(VoicemailDecisions.NOTIFICATIONS.of(), outcome, reason)));
    }
}

package org.uclab.sim.expressway.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.uclab.lab.clock.FixDate;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.media.RelayedCall;

/** Where the parts of a proxy lay down what they want done, and read the time. */
final class ProxyDesk {

    /** How the product calls itself in SIP (S1). */
    static final String PRODUCT = "TANDBERG/4130 (X8.2.1)";

    /** Who gives a Warning, as RFC 3261 §20.43 allows: a pseudonym. */
    private static final String PRODUCT_HOST = "expressway";

    /** A request that came. */
    record Question(Leg leg, Asked asked) {

        SipRequest request() {
            return asked.request();
        }

        Flow flow() {
            return asked.flow();
        }
    }

    /** Something that is due at a time, unless cancelled before. */
    final class Reminder implements Comparable<Reminder> {

        private final Instant due;
        private final long order;
        private final Runnable task;

        private Reminder(Instant due, Runnable task) {
            this.due = due;
            this.order = reminded++;
            this.task = task;
        }

        void cancel() {
            reminders.remove(this);
        }

        @Override
        public int compareTo(Reminder other) {
            int earlier = due.compareTo(other.due);
            return earlier == 0 ? Long.compare(order, other.order) : earlier;
        }
    }

    private final Supplier<String> tokens;
    private final TreeSet<Reminder> reminders = new TreeSet<>();
    private final Map<Long, Consumer<Boolean>> opening = new HashMap<>();
    private long reminded;
    private long ticket;
    private final List<ProxyAction> wanted = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /**
     * @param tokens gives something random, of characters of a token
     */
    ProxyDesk(Supplier<String> tokens) {
        this.tokens = tokens;
    }

    void at(Instant time) {
        now = time;
    }

    Instant now() {
        return now;
    }

    String date() {
        return FixDate.of(now);
    }

    String token() {
        return tokens.get();
    }

    /** What is wanted since the last time it was taken, in order. */
    List<ProxyAction> taken() {
        List<ProxyAction> all = List.copyOf(wanted);
        wanted.clear();
        return all;
    }

    void answer(Question question, SipResponse response) {
        wanted.add(new ProxyAction.Answer(question.leg(), question.asked(), response));
    }

    /** An answer of our own. */
    void refuse(Question question, int status, String why) {
        SipRequest request = question.request();
        SipResponse refusal = Hop.marked(question)
                .response(status)
                .withToTag(tag(request.callId() + " " + request.topVia()))
                .with("Server", PRODUCT);
        answer(question, why.isEmpty() ? refusal : refusal.with("Warning", "399 " + PRODUCT_HOST + " \"" + why + "\""));
    }

    /** The same for the same request, in whatever order requests come (RFC 3261 §8.2.7). */
    private static String tag(String request) {
        return UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8)).toString();
    }

    void ask(Leg leg, SipRequest request, Flow flow, Asker asker) {
        wanted.add(new ProxyAction.Ask(leg, request, flow, asker));
    }

    void cancel(Leg leg, Asker asker) {
        wanted.add(new ProxyAction.Cancel(leg, asker));
    }

    void acknowledge(Leg leg, SipRequest ack, Flow flow) {
        wanted.add(new ProxyAction.Acknowledge(leg, ack, flow));
    }

    /**
     * Opens ports for those lines of a call.
     *
     * @param then told in turn whether there are all
     */
    void openMedia(RelayedCall call, Set<Integer> lines, Consumer<Boolean> then) {
        ticket++;
        opening.put(ticket, then);
        wanted.add(new ProxyAction.OpenMedia(ticket, call, lines));
    }

    void mediaOpened(long which, boolean there) {
        opening.remove(which).accept(there);
    }

    void closeMedia(RelayedCall call, MediaRelays.Why why) {
        wanted.add(new ProxyAction.CloseMedia(call, why));
    }

    Reminder after(Duration time, Runnable task) {
        Reminder reminder = new Reminder(now.plus(time), task);
        reminders.add(reminder);
        return reminder;
    }

    Optional<Instant> wakeAt() {
        return reminders.isEmpty() ? Optional.empty() : Optional.of(reminders.first().due);
    }

    /** Runs what is due. */
    void wake() {
        while (!reminders.isEmpty() && !reminders.first().due.isAfter(now)) {
            reminders.pollFirst().task.run();
        }
    }

    void end(Leg leg, Flow flow) {
        wanted.add(new ProxyAction.End(leg, flow));
    }

    void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        wanted.add(new ProxyAction.Decided(Decision.of(subject, outcome, reason)));
    }
}

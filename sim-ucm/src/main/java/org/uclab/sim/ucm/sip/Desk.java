package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.Asker;

/** Where the parts of a node's core lay down what they want done and when they want to be woken, and read the time. */
final class Desk {

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

    private final Self self;
    private final Supplier<String> tokens;
    private final TreeSet<Reminder> reminders = new TreeSet<>();
    private final List<SipAction> wanted = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private long reminded;

    Desk(Self self, Supplier<String> tokens) {
        this.self = self;
        this.tokens = tokens;
    }

    Self self() {
        return self;
    }

    Instant now() {
        return now;
    }

    /** Characters of a token that are drawn by lot. */
    String token() {
        return tokens.get();
    }

    /** The time of what comes next. */
    void at(Instant time) {
        now = time;
    }

    /** What is wanted since the last time it was taken, in order. */
    List<SipAction> taken() {
        List<SipAction> all = List.copyOf(wanted);
        wanted.clear();
        return all;
    }

    void answer(Asked asked, SipResponse response) {
        wanted.add(new SipAction.Answer(asked, response));
    }

    void answer(Asked asked, int status) {
        answer(asked, asked.request().response(status));
    }

    void ask(SipRequest request, Flow flow, Asker asker) {
        wanted.add(new SipAction.Ask(request, flow, asker));
    }

    /** Asks, and whatever the answer is does not matter. */
    void tell(SipRequest request, Flow flow) {
        ask(request, flow, new Asker() {
            @Override
            public void answered(SipResponse response, Flow from) {}

            @Override
            public void lost(Loss loss) {}
        });
    }

    void acknowledge(SipRequest ack, Flow flow) {
        wanted.add(new SipAction.Acknowledge(ack, flow));
    }

    void cancel(Asker asker) {
        wanted.add(new SipAction.Cancel(asker));
    }

    void want(SipAction action) {
        wanted.add(action);
    }

    void decided(Phrase subject, Outcome.Taken outcome, Phrase reason) {
        wanted.add(new SipAction.Decided(Decision.of(subject, outcome, reason)));
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
}

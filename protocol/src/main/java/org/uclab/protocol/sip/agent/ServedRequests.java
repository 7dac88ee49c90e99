package org.uclab.protocol.sip.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.Via;
import org.uclab.protocol.sip.transaction.InviteServer;
import org.uclab.protocol.sip.transaction.NonInviteServer;
import org.uclab.protocol.sip.transaction.Transaction;
import org.uclab.protocol.sip.transaction.TransactionAction;
import org.uclab.protocol.sip.transaction.TransactionKey;
import org.uclab.protocol.sip.transaction.TransactionToken;

/** The server's side of an endpoint: requests that came, and the 2xx of ours that wait for their ACK. */
final class ServedRequests {

    /** The same request on two ways has that in common, RFC 3261 §8.2.2.2. */
    private record MergeKey(String fromTag, String callId, CSeq cseq) {

        static MergeKey of(SipRequest request) {
            return new MergeKey(request.from().tag(), request.callId(), request.cseq());
        }
    }

    private final EndpointTerms terms;
    private final Alarms alarms;
    /** Of those that are answered and no INVITE: all of them are to be forgotten after the same time. */
    private final Alarms.Line answered;

    /** The same of INVITEs that are accepted. */
    private final Alarms.Line accepted;

    private final Map<TransactionKey, Served> all = new HashMap<>();
    private final Map<MergeKey, TransactionKey> merging = new HashMap<>();
    private final Map<AckKey, Unacked> unacked = new HashMap<>();
    /**
     * Those that are refused, or answered and no INVITE, or accepted and acknowledged, longest ago first: all that is left of them is to
     * say so again, or nothing.
     */
    private final Set<Served> lingering = new LinkedHashSet<>();
    /** Of all requests that are not forgotten yet, and of answers that are all that is kept of theirs. */
    private long bytes;
    /** The request that came last, whose key is asked for more than once. */
    private Optional<SipRequest> last = Optional.empty();

    /** None before the first has come. */
    private Optional<TransactionKey> lastKey = Optional.empty();

    ServedRequests(EndpointTerms terms, Alarms alarms) {
        this.terms = terms;
        this.alarms = alarms;
        this.answered = alarms.line();
        this.accepted = alarms.line();
    }

    int size() {
        return all.size();
    }

    Optional<Long> numberOf(SipRequest came) {
        Served served = all.get(keyOf(came));
        if (served != null) {
            return Optional.of(served.number);
        }
        return Optional.ofNullable(came.is(SipRequest.ACK) ? unacked.get(AckKey.of(came)) : null)
                .map(waiting -> waiting.served.number);
    }

    private TransactionKey keyOf(SipRequest came) {
        if (last.isEmpty() || last.get() != came) {
            lastKey = Optional.of(TransactionKey.ofServer(came));
            last = Optional.of(came);
        }
        return lastKey.orElseThrow();
    }

    List<EndpointAction> received(SipRequest came, Flow flow, long number, Instant now) {
        Via step = came.topVia();
        SipRequest request = came.withTopVia(step.seenFrom(flow.host(), flow.port()));
        // Where it was seen from is part of no key but that of a request of before RFC 3261.
        TransactionKey key = step.unique() ? keyOf(came) : TransactionKey.ofServer(request);
        Served served = all.get(key);
        if (request.is(SipRequest.ACK)) {
            return acked(request, served, now);
        }
        if (served != null) {
            return served.step(TransactionToken.REQUEST, request, now);
        }
        int size = request.size();
        if (!room(size)) {
            SipResponse busy = request.response(503)
                    .withToTag(terms.tags().apply(request))
                    .with(HeaderName.RETRY_AFTER, String.valueOf(EndpointTerms.RETRY_AFTER_S));
            return List.of(new EndpointAction.Send(busy, AnswerRoute.of(busy, flow), key, number));
        }
        Served fresh = begin(new Asked(key, request, flow, terms.tags().apply(request), number), size, now);
        if (request.is(SipRequest.CANCEL)) {
            return cancel(fresh, request, now);
        }
        if (!request.inDialog() && merging.putIfAbsent(fresh.merge, key) != null) {
            return fresh.answer(request.response(482), now);
        }
        return List.of(new EndpointAction.Deliver(fresh.asked.orElseThrow()));
    }

    /** Whether there is room for one more: those that linger make it, so that nobody locks others out with what is over. */
    private boolean room(int size) {
        Iterator<Served> longestAgo = lingering.iterator();
        while (size <= terms.servedBytesMax() && !fits(size) && longestAgo.hasNext()) {
            Served over = longestAgo.next();
            longestAgo.remove();
            over.end();
        }
        return fits(size);
    }

    private boolean fits(int size) {
        return all.size() < terms.servedMax() && bytes + size <= terms.servedBytesMax();
    }

    private Served begin(Asked asked, int size, Instant now) {
        boolean reliable = asked.flow().transport().reliable();
        Transaction machine = asked.request().is(SipRequest.INVITE)
                ? new InviteServer(asked.request(), terms.times(), reliable, now)
                : new NonInviteServer(terms.times(), reliable, now);
        Served served = new Served(asked, machine, size);
        all.put(asked.key(), served);
        bytes += size;
        alarms.ask(served);
        return served;
    }

    private List<EndpointAction> acked(SipRequest ack, Served served, Instant now) {
        List<EndpointAction> actions =
                served == null ? List.of() : new ArrayList<>(served.step(TransactionToken.ACK, ack, now));
        Unacked waiting = unacked.remove(AckKey.of(ack));
        if (waiting != null) {
            alarms.forget(waiting);
            waiting.served.acknowledged();
            return List.of(new EndpointAction.Acked(waiting.asked, ack));
        }
        return served == null && actions.isEmpty()
                ? List.of(new EndpointAction.Dropped(ack, "nobody waits for this ACK"))
                : actions;
    }

    /** RFC 3261 §9.2: the CANCEL is answered here, and the INVITE by our user. */
    private List<EndpointAction> cancel(Served cancel, SipRequest request, Instant now) {
        Served invite = all.get(TransactionKey.cancelledBy(request));
        if (invite == null) {
            return cancel.answer(request.response(481), now);
        }
        // RFC 3261 §9.2: the To tag of both answers should be the same.
        SipResponse ok = request.response(200).withToTag(invite.tag);
        List<EndpointAction> actions = new ArrayList<>(cancel.answer(ok, now));
        if (invite.machine instanceof InviteServer open && open.state() == InviteServer.State.PROCEEDING) {
            invite.asked.ifPresent(asked -> actions.add(new EndpointAction.Cancelled(asked, request)));
        }
        return actions;
    }

    List<EndpointAction> answer(EndpointInput.Answer input, Instant now) {
        Served served = all.get(input.asked().key());
        boolean waits = served != null
                && served.asked.filter(asked -> asked == input.asked()).isPresent();
        return waits ? served.answer(input.response(), now) : List.of();
    }

    List<EndpointAction> unsent(TransactionKey key, Instant now) {
        Served served = all.get(key);
        return served == null ? List.of() : served.actions(served.machine.unsent(now));
    }

    /** One request. */
    private final class Served extends Alarms.Sleeper {

        private final TransactionKey key;
        private final MergeKey merge;
        /** Of the answers. */
        private final Flow route;

        private final String tag;
        private final long number;
        private final Transaction machine;
        /**
         * None once it is answered and no INVITE, or accepted and acknowledged: there are many of those, and all that is kept of each is the
         * answer, or nothing.
         */
        private Optional<Asked> asked;

        private int size;

        Served(Asked asked, Transaction machine, int size) {
            this.key = asked.key();
            this.merge = MergeKey.of(asked.request());
            this.route = AnswerRoute.of(asked.request().topVia(), asked.flow());
            this.tag = asked.tag();
            this.number = asked.number();
            this.machine = machine;
            this.asked = Optional.of(asked);
            this.size = size;
        }

        List<EndpointAction> answer(SipResponse response, Instant now) {
            SipResponse tagged = response.status() > 100 ? response.withToTag(tag) : response;
            if (machine instanceof NonInviteServer && !tagged.provisional()) {
                return over(tagged.inBytes(), now);
            }
            boolean first = machine instanceof InviteServer open && open.state() == InviteServer.State.PROCEEDING;
            List<EndpointAction> actions = step(TransactionToken.of(tagged), tagged, now);
            if (first && tagged.success() && unacked.size() < terms.servedMax()) {
                Unacked waiting = new Unacked(this, asked.orElseThrow(), tagged, now);
                unacked.put(waiting.key, waiting);
                alarms.ask(waiting);
            }
            return actions;
        }

        private List<EndpointAction> over(SipResponse answer, Instant now) {
            asked = Optional.empty();
            bytes += answer.size() - size;
            size = answer.size();
            return step(TransactionToken.of(answer), answer, now);
        }

        List<EndpointAction> step(TransactionToken token, SipMessage message, Instant now) {
            List<TransactionAction> wanted = machine.on(token, message, now);
            Optional<Instant> due = machine.wakeAt();
            if (due.isPresent() && !due.get().isAfter(now)) {
                // Over a reliable transport nothing comes again, and what waits for it waits no time at all.
                wanted = new ArrayList<>(wanted);
                wanted.addAll(machine.wake(now));
            }
            return actions(wanted);
        }

        private List<EndpointAction> actions(List<TransactionAction> wanted) {
            List<EndpointAction> actions = new ArrayList<>(wanted.size());
            for (TransactionAction action : wanted) {
                switch (action.kind()) {
                    case SEND -> actions.add(send((SipResponse) ((TransactionAction.Send) action).message()));
                    case ENDED -> end();
                    case DELIVER, LAPSED, UNREACHED -> {} // an ACK that acked() knows, or one that no one waits for
                }
            }
            if (!machine.ended()) {
                if (lingers()) {
                    lingering.add(this);
                }
                if (machine instanceof InviteServer invite && invite.state() == InviteServer.State.ACCEPTED) {
                    accepted.ask(this);
                } else if (asked.isEmpty()) {
                    answered.ask(this);
                } else {
                    alarms.ask(this);
                }
            }
            return actions;
        }

        private boolean lingers() {
            return machine instanceof InviteServer invite
                    ? invite.state() == InviteServer.State.COMPLETED || invite.state() == InviteServer.State.CONFIRMED
                    : ((NonInviteServer) machine).state() == NonInviteServer.State.COMPLETED;
        }

        /** The other side has its 2xx: what comes of this INVITE now is late. */
        void acknowledged() {
            if (all.get(key) == this) {
                asked = Optional.empty();
                lingering.add(this);
            }
        }

        EndpointAction send(SipResponse response) {
            return new EndpointAction.Send(response, route, key, number);
        }

        private void end() {
            alarms.forget(this);
            lingering.remove(this);
            if (all.remove(key) != null) {
                bytes -= size;
            }
            merging.remove(merge, key);
        }

        @Override
        Optional<Instant> wakeAt() {
            return machine.wakeAt();
        }

        @Override
        List<EndpointAction> wake(Instant now) {
            return actions(machine.wake(now));
        }
    }

    /**
     * A 2xx that goes out again after T1, 2*T1, … up to T2 until its ACK comes, over reliable transports too, and for 64*T1
     * at most (RFC 3261 §13.3.1.4).
     */
    private final class Unacked extends Alarms.Sleeper {

        private final Served served;
        private final Asked asked;
        private final SipResponse response;
        private final AckKey key;
        private final Instant end;
        private Duration pause;
        private Instant next;

        Unacked(Served served, Asked asked, SipResponse response, Instant now) {
            this.served = served;
            this.asked = asked;
            this.response = response;
            this.key = AckKey.of(response);
            this.end = now.plus(terms.times().patience());
            this.pause = terms.times().t1();
            this.next = now.plus(pause);
        }

        @Override
        Optional<Instant> wakeAt() {
            return Optional.of(next.isBefore(end) ? next : end);
        }

        @Override
        List<EndpointAction> wake(Instant now) {
            if (!now.isBefore(end)) {
                unacked.remove(key);
                return List.of(new EndpointAction.Unacked(asked));
            }
            pause = terms.times().backedOff(pause);
            next = now.plus(pause);
            alarms.ask(this);
            return List.of(served.send(response));
        }
    }
}

package org.uclab.protocol.sip.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.Via;
import org.uclab.protocol.sip.transaction.InviteClient;
import org.uclab.protocol.sip.transaction.NonInviteClient;
import org.uclab.protocol.sip.transaction.Transaction;
import org.uclab.protocol.sip.transaction.TransactionAction;
import org.uclab.protocol.sip.transaction.TransactionKey;
import org.uclab.protocol.sip.transaction.TransactionToken;

/** The client's side of an endpoint: requests of ours, and the ACKs of 2xx that may have to go out again. */
final class AskedRequests {

    /** Whoever asks by a CANCEL of ours: nobody wants to know. */
    private static final Asker NOBODY = new Asker() {
        @Override
        public void answered(SipResponse response, Flow flow) {}

        @Override
        public void lost(Loss loss) {}
    };

    private final EndpointTerms terms;
    private final Alarms alarms;
    /** Of those that are answered and no INVITE: all of them are to be forgotten after the same time. */
    private final Alarms.Line answered;

    /** The same of INVITEs that are accepted, and of their ACKs. */
    private final Alarms.Line accepted;

    private final Alarms.Line acknowledged;

    private final Map<TransactionKey, Asking> all = new HashMap<>();
    /** Those that are accepted, or answered and no INVITE, longest ago first: they only wait for what is late. */
    private final Set<Asking> over = new LinkedHashSet<>();

    private final Map<AckKey, Ack> acks = new LinkedHashMap<>();

    AskedRequests(EndpointTerms terms, Alarms alarms) {
        this.terms = terms;
        this.alarms = alarms;
        this.answered = alarms.line();
        this.accepted = alarms.line();
        this.acknowledged = alarms.line();
    }

    int size() {
        return all.size();
    }

    boolean knows(TransactionKey key) {
        return all.containsKey(key);
    }

    Optional<Long> numberOf(SipResponse came) {
        return Optional.ofNullable(all.get(TransactionKey.ofClient(came))).map(asking -> asking.number);
    }

    List<EndpointAction> ask(EndpointInput.Ask input, Instant now) {
        if (input.request().is(SipRequest.ACK)) {
            throw new IllegalArgumentException("nobody answers an ACK: acknowledge with it");
        }
        if (all.size() >= terms.askedMax() && !over.isEmpty()) {
            over.iterator().next().end(); // so that what is over keeps nobody from asking
        }
        if (all.size() >= terms.askedMax()) {
            return List.of(new EndpointAction.Lost(input.asker(), Asker.Loss.OVERLOADED));
        }
        SipRequest request = stamped(input.request(), input.flow());
        return begin(new Asking(request, input.flow(), input.asker(), input.number()), now);
    }

    private SipRequest stamped(SipRequest request, Flow flow) {
        String branch = Via.MAGIC_COOKIE + terms.branches().apply(flow);
        SipRequest stamped =
                request.withVia(Via.of(flow.transport(), terms.sentBy().apply(flow), branch));
        return stamped.headers().has(HeaderName.MAX_FORWARDS)
                ? stamped
                : stamped.with(HeaderName.MAX_FORWARDS, String.valueOf(SipRequest.MAX_FORWARDS));
    }

    private List<EndpointAction> begin(Asking asking, Instant now) {
        all.put(asking.key, asking);
        return asking.actions(asking.begun(now), asking.flow, now);
    }

    List<EndpointAction> received(SipResponse response, Flow flow, Instant now) {
        Asking asking = all.get(TransactionKey.ofClient(response));
        if (response.vias().size() != (asking == null ? 1 : asking.steps)) {
            return List.of(new EndpointAction.Dropped(response, "it is for another step of its way")); // §8.1.3.3
        }
        if (asking != null && !asking.fits(response)) {
            asking.misfit = true;
            return List.of(new EndpointAction.Dropped(response, "it answers another request than its branch says"));
        }
        if (asking != null) {
            return asking.actions(asking.machine.on(TransactionToken.of(response), response, now), flow, now);
        }
        Ack ack = acknowledges(response) ? acks.get(AckKey.of(response)) : null;
        return List.of(
                ack == null ? new EndpointAction.Dropped(response, "nobody has asked for this answer") : ack.send());
    }

    /** What is no message can still tell that somebody answered: by its branch and the method of its CSeq. */
    List<EndpointAction> unreadable(SipHeaders headers) {
        TransactionKey.ofClient(headers).map(all::get).ifPresent(asking -> asking.misfit = true);
        return List.of();
    }

    private static boolean acknowledges(SipResponse response) {
        return response.success() && response.cseq().method().equals(SipRequest.INVITE);
    }

    List<EndpointAction> acknowledge(EndpointInput.Acknowledge input, Instant now) {
        Ack ack = new Ack(stamped(input.ack(), input.flow()), input.flow(), input.number(), now);
        if (acks.size() >= terms.askedMax()) {
            alarms.forget(acks.remove(acks.keySet().iterator().next()));
        }
        Ack before = acks.put(ack.key, ack);
        if (before != null) {
            alarms.forget(before);
        }
        acknowledged.ask(ack);
        return List.of(ack.send());
    }

    List<EndpointAction> cancel(Asker asker, Instant now) {
        return all.values().stream()
                .filter(asking -> asking.asker == asker && asking.cancellable())
                .findFirst()
                .map(asking -> asking.cancel(now))
                .orElse(List.of());
    }

    List<EndpointAction> unsent(TransactionKey key, Instant now) {
        Asking asking = all.get(key);
        return asking.actions(asking.machine.unsent(now), asking.flow, now);
    }

    List<EndpointAction> gone(long connection, Instant now) {
        List<EndpointAction> actions = new ArrayList<>();
        for (Asking asking : List.copyOf(all.values())) {
            if (asking.flow.connection() == connection) {
                actions.addAll(asking.actions(asking.machine.unsent(now), asking.flow, now));
            }
        }
        return actions;
    }

    /** One request. */
    private final class Asking extends Alarms.Sleeper {

        /** Where it can be cancelled; null for any other, which is in its machine as long as it can go out again. */
        private final SipRequest invite;

        private final TransactionKey key;
        private final String callId;
        private final String tag;
        /** Of its way, ours and those that a proxy has before it. */
        private final int steps;

        private final long cseq;
        private final Flow flow;
        private final Asker asker;
        private final long number;
        private final Transaction machine;
        /** The tags of the 2xx that our user knows. */
        private final Set<String> told;

        /** Whether there was an answer that is none. */
        private boolean misfit;

        private boolean cancelWanted;
        private boolean cancelled;
        private Optional<Instant> cancelEnd = Optional.empty();

        Asking(SipRequest request, Flow flow, Asker asker, long number) {
            boolean calls = request.is(SipRequest.INVITE);
            this.invite = calls ? request : null;
            this.key = TransactionKey.ofClient(request);
            this.callId = request.callId();
            this.tag = request.from().tag();
            this.steps = request.vias().size();
            this.cseq = request.cseq().number();
            this.flow = flow;
            this.asker = asker;
            this.number = number;
            this.told = calls ? new HashSet<>() : Set.of();
            boolean reliable = flow.transport().reliable();
            this.machine = calls
                    ? new InviteClient(request, terms.times(), reliable)
                    : new NonInviteClient(request, terms.times(), reliable);
        }

        /** Whether an answer with our branch has the other marks of our request, too (RFC 3261 §8.2.6.2). */
        boolean fits(SipResponse response) {
            return response.callId().equals(callId)
                    && response.from().tag().equals(tag)
                    && response.cseq().number() == cseq;
        }

        private Asker.Loss silence() {
            return misfit ? Asker.Loss.UNFIT : Asker.Loss.TIMED_OUT;
        }

        List<TransactionAction> begun(Instant now) {
            return machine instanceof InviteClient invite ? invite.begun(now) : ((NonInviteClient) machine).begun(now);
        }

        private List<EndpointAction> actions(List<TransactionAction> wanted, Flow came, Instant now) {
            List<EndpointAction> actions = new ArrayList<>(wanted.size());
            for (TransactionAction action : wanted) {
                switch (action.kind()) {
                    case SEND ->
                        actions.add(new EndpointAction.Send(
                                ((TransactionAction.Send) action).message(), flow, key, number));
                    case DELIVER -> actions.addAll(told(((TransactionAction.Deliver) action).message(), came, now));
                    case LAPSED -> actions.add(new EndpointAction.Lost(asker, silence()));
                    case UNREACHED -> actions.add(new EndpointAction.Lost(asker, Asker.Loss.UNREACHED));
                    case ENDED -> end();
                }
            }
            if (all.get(key) == this) {
                boolean answeredOnce =
                        machine instanceof NonInviteClient client && client.state() == NonInviteClient.State.COMPLETED;
                boolean taken = machine instanceof InviteClient client && client.state() == InviteClient.State.ACCEPTED;
                if (answeredOnce || taken) {
                    over.add(this);
                }
                if (answeredOnce) {
                    answered.ask(this);
                } else if (taken) {
                    accepted.ask(this);
                } else {
                    alarms.ask(this);
                }
            }
            return actions;
        }

        private List<EndpointAction> told(SipMessage message, Flow came, Instant now) {
            SipResponse response = (SipResponse) message;
            if (response.status() >= 200) {
                cancelEnd = Optional.empty();
            }
            if (acknowledges(response)) {
                Ack ack = acks.get(AckKey.of(response));
                if (ack != null) {
                    return List.of(ack.send());
                }
                if (told.size() >= FORKS_MAX || !told.add(response.to().tag())) {
                    return List.of(); // it is known, and its ACK has not been given yet
                }
            }
            List<EndpointAction> actions = new ArrayList<>();
            actions.add(new EndpointAction.Told(asker, response, came));
            if (response.provisional() && cancelWanted && !cancelled) {
                actions.addAll(sendCancel(now));
            }
            return actions;
        }

        /** Whether it is an INVITE without a final answer; one asker may have asked twice, with credentials the second time. */
        boolean cancellable() {
            return machine instanceof InviteClient invite
                    && (invite.state() == InviteClient.State.CALLING
                            || invite.state() == InviteClient.State.PROCEEDING);
        }

        List<EndpointAction> cancel(Instant now) {
            InviteClient.State state = ((InviteClient) machine).state();
            if (cancelWanted) {
                return List.of();
            }
            cancelWanted = true;
            // RFC 3261 §9.1: "the CANCEL request MUST NOT be sent" before a provisional response.
            return state == InviteClient.State.PROCEEDING ? sendCancel(now) : List.of();
        }

        private List<EndpointAction> sendCancel(Instant now) {
            cancelled = true;
            cancelEnd = Optional.of(now.plus(terms.times().patience()));
            alarms.ask(this);
            SipHeaders headers = SipHeaders.none()
                    .adding(HeaderName.VIA, invite.topVia().toString())
                    .addingAll(HeaderName.ROUTE, invite.headers().all(HeaderName.ROUTE))
                    .adding(HeaderName.MAX_FORWARDS, String.valueOf(SipRequest.MAX_FORWARDS))
                    .adding(HeaderName.FROM, invite.header(HeaderName.FROM).orElseThrow())
                    .adding(HeaderName.TO, invite.header(HeaderName.TO).orElseThrow())
                    .adding(HeaderName.CALL_ID, invite.callId())
                    .adding(HeaderName.CSEQ, new CSeq(invite.cseq().number(), SipRequest.CANCEL).toString());
            SipRequest cancel = SipRequest.of(SipRequest.CANCEL, invite.uri()).with(headers);
            return begin(new Asking(cancel, flow, NOBODY, number), now);
        }

        private void end() {
            alarms.forget(this);
            over.remove(this);
            all.remove(key);
        }

        @Override
        Optional<Instant> wakeAt() {
            Optional<Instant> timer = machine.wakeAt();
            return cancelEnd.isEmpty() || (timer.isPresent() && timer.get().isBefore(cancelEnd.get()))
                    ? timer
                    : cancelEnd;
        }

        @Override
        List<EndpointAction> wake(Instant now) {
            if (cancelEnd.isPresent() && !now.isBefore(cancelEnd.get())) {
                end(); // RFC 3261 §9.1: no answer 64*T1 after the CANCEL, and the client gives the INVITE up
                return List.of(new EndpointAction.Lost(asker, silence()));
            }
            return actions(machine.wake(now), flow, now);
        }
    }

    /** 2xx of one fork each that our user is told of; more is an attack. */
    private static final int FORKS_MAX = 32;

    /** The ACK of a 2xx, kept as long as the 2xx can come again. */
    private final class Ack extends Alarms.Sleeper {

        private final SipRequest request;
        private final Flow flow;
        private final long number;
        private final AckKey key;
        private final Instant end;

        Ack(SipRequest request, Flow flow, long number, Instant now) {
            this.request = request;
            this.flow = flow;
            this.number = number;
            this.key = AckKey.of(request);
            this.end = now.plus(terms.times().patience());
        }

        EndpointAction send() {
            return new EndpointAction.Send(request, flow, TransactionKey.ofClient(request), number);
        }

        @Override
        Optional<Instant> wakeAt() {
            return Optional.of(end);
        }

        @Override
        List<EndpointAction> wake(Instant now) {
            acks.remove(key);
            return List.of();
        }
    }
}

package org.uclab.client.phone.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.uclab.lab.core.Core;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.protocol.sip.dialog.Dialogs;

/**
 * All calls of a phone: whose a message is, what a user can want of which call, and how many there are. What happens within
 * one stands in {@code Call}; what may be wanted of it in {@link Wishes}.
 *
 * <p>A request that no call is meant by is answered 481 where it names a dialog, 486 where the line is busy, and 480 where the
 * phone is registered nowhere.
 */
public final class CallsCore implements Core<CallInput, CallAction> {

    /** Dialogs at once: those of calls that are being changed count twice at most. */
    private static final int DIALOGS_MAX = 64;

    /** Requests that wait for an answer at once: the oldest goes for one more. */
    private static final int PENDING_MAX = 256;

    /** Whose request waits for an answer. */
    private record Pending(Call call, Desk.Errand errand) {}

    private final CallTerms terms;
    private final RandomGenerator chance;
    private final Supplier<String> tokens;
    private final CallMessages messages;
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private final Dialogs<Call> dialogs = new Dialogs<>(DIALOGS_MAX);
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Desk desk = new Own();
    private final LineCalls line = new LineCalls();
    private Optional<Gathering> gathering = Optional.empty();
    private Optional<Footing> footing = Optional.empty();
    private Instant now = Instant.EPOCH;
    private int lastId;
    private long lastTicket;
    private List<CallAction> actions = new ArrayList<>();

    /**
     * @param tokens characters of a token, never the same
     */
    public CallsCore(CallTerms terms, RandomGenerator chance, Supplier<String> tokens) {
        this.terms = terms;
        this.chance = chance;
        this.tokens = tokens;
        this.messages = new CallMessages(terms.line());
        this.lastId = terms.lastId();
    }

    @Override
    public List<CallAction> on(CallInput input, Instant when) {
        now = when;
        switch (input.kind()) {
            case WANTED -> wanted((CallInput.Wanted) input);
            case REQUESTED -> requested(((CallInput.Requested) input).asked());
            case ACKED -> {
                CallInput.Acked acked = (CallInput.Acked) input;
                of(acked.asked()).ifPresent(call -> call.acked(acked.asked(), acked.ack()));
            }
            case CANCELLED -> of(((CallInput.Cancelled) input).asked()).ifPresent(Call::cancelled);
            case UNACKED -> {
                Asked asked = ((CallInput.Unacked) input).asked();
                of(asked).ifPresent(Call::unacked);
            }
            case RESPONDED -> responded((CallInput.Responded) input);
            case LOST -> {
                CallInput.Lost lost = (CallInput.Lost) input;
                Optional.ofNullable(pending.remove(lost.ticket()))
                        .ifPresent(waiting -> Errands.lost(waiting.call(), waiting.errand(), lost.why()));
            }
            case MEDIA -> media((CallInput.Media) input);
            case TONE -> tone((CallInput.Tone) input);
            case GONE -> {
                Flow gone = ((CallInput.Gone) input).flow();
                copy().stream()
                        .filter(call -> call.footing().flow().equals(gone))
                        .forEach(Call::preserve);
            }
            case FOOTING -> footed(((CallInput.Footed) input).footing());
            case LINE -> {
                CallInput.Line told = (CallInput.Line) input;
                line.heard(told.call(), told.over(), told.held());
                actions.add(new CallAction.ShowLine(line.use()));
            }
            case DROPPED -> copy().forEach(call -> call.ended(((CallInput.Dropped) input).why()));
        }
        return taken();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return calls.values().stream()
                .flatMap(call -> call.changes().wakeAt().stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<CallAction> wake(Instant when) {
        now = when;
        copy().stream()
                .filter(call ->
                        call.changes().wakeAt().filter(at -> !at.isAfter(when)).isPresent())
                .forEach(call -> call.changes().wake());
        return taken();
    }

    private List<CallAction> taken() {
        gathering = gathering.filter(Gathering::step);
        List<CallAction> taken = actions;
        actions = new ArrayList<>();
        return taken;
    }

    /** Calls that are not over; they may end while one looks at them. */
    private List<Call> copy() {
        return List.copyOf(calls.values());
    }

    private Optional<Call> of(Asked asked) {
        return calls.values().stream().filter(call -> call.isOf(asked)).findFirst();
    }

    private void responded(CallInput.Responded input) {
        Pending waiting = pending.get(input.ticket());
        if (waiting == null) {
            return;
        }
        // Of an INVITE there may be more than one 2xx.
        if (!input.response().provisional()
                && !(waiting.errand() == Desk.Errand.INVITE && input.response().success())) {
            pending.remove(input.ticket());
        }
        Errands.responded(waiting.call(), waiting.errand(), input.response());
    }

    private void media(CallInput.Media input) {
        Call call = calls.get(input.call());
        if (call == null) {
            actions.add(new CallAction.CloseMedia(input.call()));
        } else {
            call.media(input.local());
        }
    }

    private void tone(CallInput.Tone input) {
        if (!input.tone().equalsIgnoreCase("DtLineBusyTone")) {
            return;
        }
        copy().stream()
                .filter(call -> input.callId().map(call.callId()::equals).orElse(true))
                .forEach(Call::busy);
    }

    private void footed(Optional<Footing> now) {
        if (!footing.map(Footing::host).equals(now.map(Footing::host))) {
            line.clear();
            actions.add(new CallAction.ShowLine(line.use()));
        }
        footing = now;
        now.ifPresent(there -> copy().stream()
                .filter(call -> !call.footing().flow().equals(there.flow()))
                .forEach(Call::preserve));
    }

    private void requested(Asked asked) {
        SipRequest request = asked.request();
        Optional<Call> known = dialogs.of(request);
        if (known.isPresent()) {
            Inbound.requested(known.get(), asked, desk);
        } else if (request.inDialog()) {
            answer(asked, 481);
        } else if (!request.is(SipRequest.INVITE)) {
            answer(asked, 405);
        } else if (footing.isEmpty()) {
            answer(asked, 480);
        } else if (calls.size() >= terms.busyTrigger() || !dialogs.room()) {
            answer(asked, 486);
        } else {
            lastId++;
            // Kept first: it opens its ports, and what comes of that must find it.
            calls.put(lastId, Call.rung(lastId, asked, footing.get(), desk));
        }
    }

    private void answer(Asked asked, int status) {
        actions.add(new CallAction.Answer(asked, asked.request().response(status)));
    }

    private void wanted(CallInput.Wanted input) {
        if (input.wish().begins()) {
            begin(input);
            return;
        }
        Optional<Call> meant = input.call() == 0 ? newest(input.wish()) : Optional.ofNullable(calls.get(input.call()));
        Optional<String> refused = meant.isEmpty()
                ? Optional.of("there is no such call")
                : Wishes.refused(input.wish(), meant.get(), footing);
        if (refused.isPresent()) {
            meant.ifPresent(call -> call.refused(input.wish().text(), refused.get()));
            settled(input, meant.map(Call::id).orElse(0), refused);
            return;
        }
        Call call = meant.orElseThrow();
        settled(input, call.id(), does(input, call));
    }

    private void settled(CallInput.Wanted input, int call, Optional<String> refused) {
        actions.add(new CallAction.Settled(input.number(), call, refused));
    }

    private void begin(CallInput.Wanted input) {
        if (input.wish() == Wish.CONFERENCE_CALL) {
            List<String> people = List.of(input.value().split(";"));
            dial(input, people.get(0), Optional.empty(), Opening.PLAIN);
            gathering = Optional.of(
                    new Gathering(desk, calls::get, this::another, lastId, people.subList(1, people.size())));
        } else if (input.wish() != Wish.TAKE_UP) {
            boolean office = input.wish() == Wish.DIAL_VIA_OFFICE;
            Opening opening = office ? Opening.viaOffice(terms.mobile()) : Opening.PLAIN;
            Optional<String> without = office ? Wishes.withoutOffice(terms, footing) : Optional.empty();
            dial(input, input.value(), without, opening);
        } else if (line.held().isPresent()) {
            dial(
                    input,
                    terms.line().number(),
                    Wishes.takingUp(terms, footing),
                    Opening.takingUp(line.held().get()));
        } else {
            settled(input, 0, Optional.of("no other device of the line holds a call"));
        }
    }

    private void dial(CallInput.Wanted input, String number, Optional<String> without, Opening opening) {
        Optional<String> refused = without.isPresent() ? without : refused(number);
        settled(input, refused.isEmpty() ? dial(number, opening) : 0, refused);
    }

    private int dial(String number, Opening opening) {
        lastId++;
        calls.put(lastId, Call.dialled(lastId, number, footing.orElseThrow(), desk, opening));
        return lastId;
    }

    private int another(String number) {
        return refused(number).isEmpty() ? dial(number, Opening.PLAIN) : 0;
    }

    /** Why that number cannot be called; none where it can. */
    private Optional<String> refused(String number) {
        return footing.isEmpty()
                ? Optional.of("the phone is not registered")
                : calls.size() >= terms.callsMax() || !dialogs.room()
                        ? Optional.of("there are " + calls.size() + " calls already")
                        : !number.matches("[0-9*#+A-Za-z._-]{1,64}(@[0-9A-Za-z.-]{1,255})?")
                                ? Optional.of("that is no number")
                                : Optional.empty();
    }

    /** The newest that it can be done to, else the newest. */
    private Optional<Call> newest(Wish wish) {
        List<Call> backwards = new ArrayList<>(calls.values());
        java.util.Collections.reverse(backwards);
        return backwards.stream()
                .filter(call -> Wishes.allowed(wish, call.state()))
                .findFirst()
                .or(() -> backwards.stream().findFirst());
    }

    /** Does it; why not, where it turns out that it cannot be done. */
    private Optional<String> does(CallInput.Wanted input, Call call) {
        Optional<Call> other = input.other() == 0
                ? copy().stream().filter(one -> one != call).findFirst()
                : Optional.ofNullable(calls.get(input.other())).filter(one -> one != call);
        boolean two = input.wish() == Wish.COMPLETE_TRANSFER || input.wish() == Wish.CONFERENCE;
        if (two && other.flatMap(Call::dialog).isEmpty()) {
            return Optional.of("there is no other call");
        }
        switch (input.wish()) {
            case DIAL, DIAL_VIA_OFFICE, CONFERENCE_CALL, TAKE_UP ->
                throw new IllegalArgumentException("it is about no call");
            case ANSWER -> call.answer();
            case DECLINE -> call.decline();
            case HANG_UP -> {
                if (call.state() == CallState.RINGING) {
                    call.decline();
                } else {
                    call.hangUp();
                }
            }
            case HOLD -> call.changes().hold(true);
            case RESUME -> call.changes().hold(false);
            case MUTE -> call.changes().mute(true);
            case UNMUTE -> call.changes().mute(false);
            case PRESS -> call.changes().press(input.value());
            case TRANSFER ->
                MidCall.refer(
                        call,
                        desk,
                        "<sip:" + input.value() + "@" + call.footing().host() + ">");
            case COMPLETE_TRANSFER -> MidCall.refer(call, desk, MidCall.replacing(call, other.get()));
            case CONFERENCE -> MidCall.softKey(call, desk, "Conference", other);
            case PARK -> MidCall.leave(call, desk, "ParkMonitor", CallEnd.PARKED);
            case DIVERT -> MidCall.leave(call, desk, "IDivert", CallEnd.DIVERTED);
            // ASSUMED(no public source): the name of the key on desk phones.
            case SEND_TO_MOBILE -> MidCall.leave(call, desk, "Mobility", CallEnd.SENT_TO_MOBILE);
        }
        return Optional.empty();
    }

    /** What calls have of this phone. */
    private final class Own implements Desk {

        @Override
        public CallTerms terms() {
            return terms;
        }

        @Override
        public CallMessages messages() {
            return messages;
        }

        @Override
        public RandomGenerator chance() {
            return chance;
        }

        @Override
        public String token() {
            return tokens.get();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Optional<Footing> footing() {
            return footing;
        }

        @Override
        public long ask(Call call, Errand errand, SipRequest request, Flow flow) {
            lastTicket++;
            if (pending.size() == PENDING_MAX) {
                pending.remove(pending.keySet().iterator().next());
            }
            pending.put(lastTicket, new Pending(call, errand));
            actions.add(new CallAction.Ask(lastTicket, request, flow));
            return lastTicket;
        }

        @Override
        public void act(CallAction action) {
            actions.add(action);
        }

        @Override
        public void knows(DialogId dialog, Call call) {
            dialogs.put(dialog, call);
        }

        @Override
        public void forgets(DialogId dialog) {
            dialogs.remove(dialog);
        }

        @Override
        public void over(Call call) {
            calls.remove(call.id());
            call.dialog().ifPresent(dialog -> dialogs.remove(dialog.id()));
        }
    }
}

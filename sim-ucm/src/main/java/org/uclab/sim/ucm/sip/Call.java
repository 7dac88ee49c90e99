package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;

/**
 * A call: who calls, and those who are called, of whom one answers.
 *
 * <pre>
 * ROUTING   its number is looked up                  rung → RINGING      nobody → OVER
 * RINGING   phones ring                              one answers → JOINING     all refuse, time is over: forwarded → ROUTING, else OVER
 * JOINING   both have offered or are asked to        joined → TALKING    cannot → OVER, or TALKING as before
 * TALKING   media run between the two, or one holds and the other hears music
 *           either changes or resumes → JOINING      either leaves → OVER
 * PARKED    the caller hears music at a number       fetched → JOINING   its time is over → ROUTING, back to who parked it
 * OVER
 * </pre>
 *
 * <p>In every state the caller may give up, which ends it.
 */
final class Call implements LegOwner {

    /** Where it stands. */
    enum State {
        ROUTING,
        RINGING,
        JOINING,
        TALKING,
        PARKED,
        OVER
    }

    private final Calls calls;
    private final Desk desk;
    private final long gci;
    private final String number;
    private final HoldMusic music;
    private final Changes changes;
    private Leg caller;
    private State state = State.ROUTING;
    private final Ringing ringing = new Ringing();
    private Optional<Party> called = Optional.empty();
    private Dialling dialling;

    Call(Calls calls, Desk desk, String number) {
        this.calls = calls;
        this.desk = desk;
        this.gci = calls.nextGci();
        this.number = number;
        this.music = new HoldMusic(calls);
        this.changes = new Changes(this, calls, music);
    }

    /** A call of that leg, which is routed now. */
    static Call of(Calls calls, Desk desk, Leg caller, String number) {
        Call call = new Call(calls, desk, number);
        call.takes(caller);
        call.dialling = new Dialling(calls, call);
        return call;
    }

    private void takes(Leg leg) {
        caller = leg;
        leg.ownedBy(this);
        String shown = leg.with().node() ? number : leg.number();
        leg.views(new Leg.View(shown, number, "", "to", gci, calls.session()));
    }

    State state() {
        return state;
    }

    long gci() {
        return gci;
    }

    Leg caller() {
        return caller;
    }

    String dialled() {
        return number;
    }

    Optional<Party> called() {
        return called;
    }

    /** All of them. */
    List<Leg> legs() {
        List<Leg> legs = new ArrayList<>(ringing.all());
        legs.add(caller);
        called.filter(Leg.class::isInstance).map(Leg.class::cast).ifPresent(legs::add);
        return legs;
    }

    List<Leg> ringing() {
        return ringing.all();
    }

    boolean isRinging(Leg leg) {
        return ringing.has(leg);
    }

    void begin() {
        dialling.dial(number, SipDecisions.DIALLED.of(), 0);
    }

    /** The other one of the two. */
    Optional<Party> peerOf(Leg leg) {
        return leg == caller ? called : called.filter(party -> party == leg).map(party -> (Party) caller);
    }

    void told(Outcome.Taken outcome, Phrase reason) {
        desk.decided(SipDecisions.CALL.of(gci, Words.one(caller.number()), Words.one(number)), outcome, reason);
    }

    // ---- ringing

    /** Rings these; at least one. */
    void ring(List<LegEnd> ends, String dialled) {
        state = State.RINGING;
        ringing.anew();
        ends.forEach(end -> ring(end, end.node() ? dialled : end.number(), invite -> invite, List.of()));
    }

    /** Rings another node, with an offer. */
    void ring(LegEnd node, String dialled, List<MediaDescription> offered) {
        state = State.RINGING;
        ringing.anew();
        ring(node, dialled, invite -> invite, offered);
    }

    private void ring(LegEnd end, String line, UnaryOperator<SipRequest> dressed, List<MediaDescription> offered) {
        Leg leg = Leg.to(calls, desk, end, this);
        ringing.add(leg);
        leg.call(new Leg.View(line, caller.number(), caller.displayName(), "to", gci, ""), dressed, offered);
    }

    /** Asks another node for the call that it has, in those words. */
    void fetch(LegEnd there, UnaryOperator<SipRequest> words) {
        state = State.RINGING;
        ring(there, number, words, List.of());
        waits(calls.after(calls.settings().calls().life(), () -> refuse(480)));
    }

    void waits(Desk.Reminder until) {
        ringing.waits(until);
    }

    /** Rings nobody any more. */
    void unring() {
        ringing.end();
    }

    @Override
    public void rings(Leg leg) {
        if (state == State.RINGING) {
            caller.ring();
        }
    }

    @Override
    public void progresses(Leg leg, SessionDescription answer) {
        if (state == State.RINGING) {
            caller.progress(answer);
        }
    }

    @Override
    public void failed(Leg leg, int status) {
        if (!ringing.remove(leg)) {
            if (called.filter(party -> party == leg).isPresent()) {
                end();
            }
            return;
        }
        ringing.refused(status);
        if (status >= 600) {
            unring();
        }
        if (ringing.nobody() && state == State.RINGING) {
            ringing.waitsNoMore();
            state = State.ROUTING;
            dialling.nobody(ringing.worst());
        }
    }

    @Override
    public void picked(Leg leg) {
        if (!ringing.remove(leg)) {
            leg.end();
            return;
        }
        unring();
        called = Optional.of(leg);
        told(SipDecisions.ANSWERED.of(), SipDecisions.BY_A_SIDE.of());
        join();
    }

    // ---- talking

    /** Somebody is there for the caller: a party of the node itself, or a leg of another call. */
    void connect(Party party) {
        unring();
        called = Optional.of(party);
        if (party instanceof Leg leg) {
            leg.ownedBy(this);
        }
        join();
    }

    /** That party of the node's own is heard before the call is answered, and goes with it. */
    void plays(MediaParty party) {
        called = Optional.of(party);
    }

    void join() {
        changes.done();
        joinAgain();
    }

    /** The same, as one of the two wants other media. */
    void joinAgain() {
        Party other = called.orElseThrow();
        state = State.JOINING;
        music.stop();
        calls.join().of(caller, other, this::joined, this::unjoined);
    }

    private void joined() {
        if (state == State.JOINING) {
            changes.done();
            state = State.TALKING;
            legs().forEach(leg -> leg.keys().listen());
            calls.changed(this);
        }
    }

    /** A caller who still waits is told why, and everybody is hung up on. */
    private void unjoined(Unjoined why) {
        if (caller.early()) {
            called.ifPresent(Party::end);
            called = Optional.empty();
            refuse(why.status(), SipDecisions.of(why), refusal -> why.told(refusal, calls.self()));
        } else if (changes.refused(why)) {
            joined();
        } else {
            end();
        }
    }

    @Override
    public void changes(Leg leg, SipRequest request) {
        Optional<Party> peer = peerOf(leg);
        if (peer.isEmpty() || (state != State.TALKING && state != State.JOINING)) {
            leg.refuse(488);
            return;
        }
        changes.asked(leg, peer.get(), request);
    }

    @Override
    public void asks(Leg leg, Asked asked) {
        calls.features().asked(this, leg, asked);
    }

    @Override
    public void presses(Leg leg, String keys) {
        peerOf(leg).ifPresent(peer -> peer.presses(keys));
    }

    // ---- parked

    /** The caller waits at a number. */
    void park() {
        state = State.PARKED;
        called = Optional.empty();
        music.play(caller, MediaParty.Part.MUSIC, () -> state == State.PARKED);
    }

    /** The caller, who has been called to begin with, hears that it rings. */
    void ringback() {
        music.play(caller, MediaParty.Part.RINGBACK, () -> state == State.ROUTING || state == State.RINGING);
    }

    /** Nobody has fetched it: it goes to that number. */
    void revert(String back) {
        if (state == State.PARKED) {
            state = State.ROUTING;
            dialling.dial(back, SipDecisions.FEATURE.of("park reversion"), 0);
        }
    }

    // ---- over

    /** A leg takes the place of another in it, which is ended. */
    void replaces(Leg old, Leg by) {
        by.ownedBy(this);
        by.views(new Leg.View(by.number(), number, "", "to", gci, ""));
        if (old == caller) {
            caller = by;
        } else {
            called = Optional.of(by);
        }
        old.ownedBy(Calls.NOBODY);
        calls.sharedLine().left(old);
        old.end();
        join();
    }

    /** Goes on without its caller, whose place that leg takes. */
    void calledBy(Leg other) {
        Leg old = caller;
        caller = other;
        other.ownedBy(this);
        old.ownedBy(Calls.NOBODY);
        old.end();
    }

    /** That party goes elsewhere. The other one, and the call, are over as soon as it has gone elsewhere too or hangs up. */
    void leaves(Party party) {
        music.stop();
        if (party instanceof Leg leg) {
            leg.ownedBy(Calls.NOBODY);
        }
        if (state != State.OVER) {
            finish();
        }
    }

    /** It is over, and so is that leg of it. */
    void ends(Leg leg) {
        leaves(leg);
        leg.end();
        called.filter(MediaParty.class::isInstance).ifPresent(Party::end);
    }

    /** Rings nobody any more, and goes to that number instead. */
    void divert(String target) {
        unring();
        state = State.ROUTING;
        dialling.dial(target, SipDecisions.FEATURE.of("diverted"), 0);
    }

    @Override
    public void left(Leg leg) {
        if (!ringing.has(leg)) {
            end();
            return;
        }
        failed(leg, 480);
    }

    /** The caller is told that status, or hung up on. */
    void refuse(int status) {
        refuse(status, SipDecisions.BY_A_SIDE.of(), refusal -> refusal);
    }

    private void refuse(int status, Phrase reason, UnaryOperator<SipResponse> dressed) {
        told(SipDecisions.UNROUTED.of(status), reason);
        unring();
        if (caller.early()) {
            caller.refuse(status, dressed);
        }
        end();
    }

    /** Everybody is hung up on. */
    void end() {
        if (state != State.OVER) {
            boolean talked = state != State.ROUTING && called.isPresent();
            unring();
            music.stop();
            finish();
            caller.end();
            called.ifPresent(Party::end);
            if (talked) {
                told(SipDecisions.OVER.of(), SipDecisions.BY_A_SIDE.of());
            }
        }
    }

    private void finish() {
        state = State.OVER;
        ringing.waitsNoMore();
        calls.over(this);
        calls.changed(this);
    }
}

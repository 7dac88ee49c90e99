package org.uclab.sim.ucm.sip;

import java.util.Optional;
import org.uclab.protocol.sip.SipRequest;

/**
 * What the two of a call change while they talk: one holds or resumes, or wants other media. What cannot be is refused, and the call
 * goes on as it was (RFC 3261 §14.2).
 */
final class Changes {

    private final Call call;
    private final Calls calls;
    private final HoldMusic music;
    private Optional<Leg> asking = Optional.empty();
    private boolean held;

    Changes(Call call, Calls calls, HoldMusic music) {
        this.call = call;
        this.calls = calls;
        this.music = music;
    }

    /** That leg wants to hold, or that the two are joined as it offers now. */
    void asked(Leg leg, Party peer, SipRequest request) {
        if (!leg.with().node() && Holding.asked(request)) {
            hold(leg, peer);
            return;
        }
        held = leg.holding();
        leg.holding(false);
        if (peer instanceof Leg other && other.holding()) {
            Holding.quiet(leg); // nobody is there to be heard: the other side holds
        } else {
            asking = Optional.of(leg);
            call.joinAgain();
        }
    }

    /** The one who holds is silenced, and the other hears music (voice reference §1.5). */
    private void hold(Leg holder, Party other) {
        holder.holding(true);
        Holding.quiet(holder);
        calls.changed(call);
        plays(other);
    }

    private void plays(Party other) {
        if (other instanceof Leg leg && !leg.holding()) {
            music.play(leg, MediaParty.Part.MUSIC, () -> call.state() == Call.State.TALKING);
        }
    }

    /** It is joined, or others are to be. */
    void done() {
        asking = Optional.empty();
    }

    /** Refuses what has been asked for where the two go on without it. Whether they do. */
    boolean refused(Unjoined why) {
        Optional<Leg> leg = asking;
        done();
        Optional<Party> peer = leg.flatMap(call::peerOf);
        if (peer.isEmpty() || !peer.get().asBefore()) {
            return false;
        }
        leg.get().refuse(why.status(), refusal -> why.told(refusal, calls.self()));
        if (held) {
            leg.get().holding(true);
            plays(peer.get());
        }
        return true;
    }
}

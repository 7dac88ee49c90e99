package org.uclab.sim.ucm.sip;

import java.util.IdentityHashMap;
import org.uclab.protocol.sdp.SessionDescription;

/**
 * What stands between two legs that tell of keys in different ways: one by SIP alone (RFC 4730), the other by named events alone
 * (RFC 4733). Their media then go through the node, which takes what it is told by SIP for keys pressed in the media of the other
 * leg, and what it hears there for what others are told by SIP. ASSUMED(guides): the product takes a media termination point for it,
 * through which there are no pictures and nothing protected; where the media cannot go so the two are joined without it.
 *
 * <p>A leg that is joined anew, in whatever way, is first taken from its bridge.
 */
final class KeyBridges {

    /** Both sides of one, each a party of the room in which the sound is passed on. */
    private record Bridge(Leg one, MediaParty here, Leg other, MediaParty there) {

        void end() {
            one.keys().through(null);
            other.keys().through(null);
            here.end();
            there.end();
        }
    }

    private final Calls calls;
    private final IdentityHashMap<Leg, Bridge> bridges = new IdentityHashMap<>();
    private long rooms;

    KeyBridges(Calls calls) {
        this.calls = calls;
    }

    /** Whether those two need one, as they have offered. ASSUMED(lab): another node that has named events may also subscribe. */
    static boolean wanted(Leg one, SessionDescription offer, Leg other, SessionDescription otherOffer) {
        return (one.keysBySip() && !other.with().node() && Talk.namedEvents(otherOffer))
                || (other.keysBySip() && !one.with().node() && Talk.namedEvents(offer));
    }

    /**
     * Joins the two by a new one.
     *
     * @param done   runs when both are answered
     * @param direct joins them without
     */
    void join(
            Leg one,
            SessionDescription offer,
            Leg other,
            SessionDescription otherOffer,
            Runnable done,
            Runnable direct) {
        String room = "keys-" + ++rooms;
        MediaParty here = calls.plays(MediaParty.Part.RELAY, one.number(), room);
        MediaParty there = calls.plays(MediaParty.Part.RELAY, other.number(), room);
        Bridge bridge = new Bridge(one, here, other, there);
        bridges.put(one, bridge);
        bridges.put(other, bridge);
        Runnable without = () -> {
            if (stands(bridge)) {
                leaves(one);
                direct.run();
            }
        };
        here.solicit(
                mine -> there.solicit(
                        theirs -> {
                            SdpMatch.Matched first = calls.match().of(offer, mine);
                            SdpMatch.Matched second = calls.match().of(otherOffer, theirs);
                            if (!stands(bridge) || !first.any() || !second.any()) {
                                without.run();
                                return;
                            }
                            here.answer(first.forOther());
                            one.answer(first.forOne());
                            there.answer(second.forOther());
                            other.answer(second.forOne());
                            here.hears(other::presses);
                            there.hears(one::presses);
                            one.keys().through(here);
                            other.keys().through(there);
                            done.run();
                        },
                        without),
                without);
    }

    private boolean stands(Bridge bridge) {
        return bridge.equals(bridges.get(bridge.one()));
    }

    /** That leg is over, or is joined in another way. */
    void leaves(Leg leg) {
        Bridge bridge = bridges.get(leg);
        if (bridge != null) {
            bridges.remove(bridge.one());
            bridges.remove(bridge.other());
            bridge.end();
        }
    }
}

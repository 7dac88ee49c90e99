package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ad-hoc conferences: who was in two calls of one phone is brought to a room of the node, where each hears all others. */
final class Conference {

    private final Calls calls;
    private final Desk desk;
    private long rooms;

    Conference(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** Puts two calls of one phone together; 200, or why not. */
    int merge(Call first, Leg leg, Call second, Leg other) {
        boolean one = leg.with().phone().isPresent()
                && leg.with()
                        .phone()
                        .map(Phone::name)
                        .equals(other.with().phone().map(Phone::name));
        if (!one || first == second || first.state() != Call.State.TALKING || second.state() != Call.State.TALKING) {
            return 403;
        }
        String room = room(first, leg).or(() -> room(second, other)).orElseGet(() -> "adhoc-" + ++rooms);
        List<Leg> guests = new ArrayList<>();
        guest(first, leg).ifPresent(guests::add);
        guest(second, other).ifPresent(guests::add);
        first.leaves(leg); // a party that is in the room already stays there by itself
        leg.holding(false);
        second.ends(other);
        guests.forEach(guest -> enter(guest, room));
        enter(leg, room);
        return 200;
    }

    /** The room that the other party of a call already is. */
    private static Optional<String> room(Call call, Leg leg) {
        return call.peerOf(leg)
                .filter(MediaParty.class::isInstance)
                .map(MediaParty.class::cast)
                .filter(party -> party.part() == MediaParty.Part.CONFERENCE)
                .map(MediaParty::room);
    }

    private static Optional<Leg> guest(Call call, Leg leg) {
        Optional<Leg> peer = call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
        peer.ifPresent(call::leaves);
        return peer;
    }

    private void enter(Leg leg, String room) {
        Call call = Call.of(calls, desk, leg, room);
        calls.add(call);
        call.connect(calls.plays(MediaParty.Part.CONFERENCE, room, room));
    }
}

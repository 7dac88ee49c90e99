package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Ad-hoc conferences: who was in two calls of one phone is brought to a room of the node, where each hears all others. */
final class Conference {

    private final Calls calls;
    private final Desk desk;
    private long rooms;

    Conference(Calls calls, Desk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /**
     * Puts two calls of one phone together, once the node has ports for all who come to the room.
     *
     * @param told takes 200, or why not
     */
    void merge(Call first, Leg leg, Call second, Leg other, IntConsumer told) {
        if (!fit(first, leg, second, other)) {
            told.accept(403);
            return;
        }
        String room = room(first, leg).or(() -> room(second, other)).orElseGet(() -> "adhoc-" + ++rooms);
        List<MediaParty> seats = new ArrayList<>();
        seats.add(seat(room));
        guest(first, leg).ifPresent(guest -> seats.add(seat(room)));
        guest(second, other).ifPresent(guest -> seats.add(seat(room)));
        open(
                seats,
                0,
                () -> {
                    boolean still = fit(first, leg, second, other);
                    if (still) {
                        enter(first, leg, second, other, room, seats.iterator());
                    } else {
                        seats.forEach(Party::end);
                    }
                    told.accept(still ? 200 : 403);
                },
                () -> {
                    seats.forEach(Party::end);
                    told.accept(Unjoined.NO_PORTS.status());
                });
    }

    private static boolean fit(Call first, Leg leg, Call second, Leg other) {
        return leg.with().phone().isPresent()
                && leg.with()
                        .phone()
                        .map(Phone::name)
                        .equals(other.with().phone().map(Phone::name))
                && first != second
                && first.state() == Call.State.TALKING
                && second.state() == Call.State.TALKING;
    }

    private MediaParty seat(String room) {
        return calls.plays(MediaParty.Part.CONFERENCE, room, room);
    }

    private static void open(List<MediaParty> seats, int next, Runnable all, Runnable failed) {
        if (next == seats.size()) {
            all.run();
        } else {
            seats.get(next).solicit(open -> open(seats, next + 1, all, failed), failed);
        }
    }

    private void enter(Call first, Leg leg, Call second, Leg other, String room, Iterator<MediaParty> seats) {
        List<Leg> guests = new ArrayList<>();
        for (Call call : List.of(first, second)) {
            guest(call, call == first ? leg : other).ifPresent(guest -> {
                guests.add(guest);
                call.leaves(guest);
            });
        }
        first.leaves(leg); // a party that is in the room already stays there by itself
        leg.holding(false);
        second.ends(other);
        guests.forEach(guest -> enter(guest, room, seats.next()));
        enter(leg, room, seats.next());
        seats.forEachRemaining(Party::end);
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
        return call.peerOf(leg).filter(Leg.class::isInstance).map(Leg.class::cast);
    }

    private void enter(Leg leg, String room, MediaParty seat) {
        Call call = Call.of(calls, desk, leg, room);
        calls.add(call);
        call.connect(seat);
    }
}

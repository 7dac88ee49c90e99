package org.uclab.app;

import java.util.Map;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.control.seat.Seat;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** A lab of this process, for one sign-in. */
final class LocalPlace implements Place {

    private final Bench bench;

    private LocalPlace(Bench bench) {
        this.bench = bench;
    }

    static LocalPlace open(String world, long seed) throws WorldException {
        return new LocalPlace(
                Bench.start(Worlds.load(world), BenchOptions.standard().withSeed(seed)));
    }

    @Override
    public String passwordOf(String address) {
        var users = bench.model().users().values();
        return users.stream()
                .filter(user -> Place.is(user.address(), address))
                .map(User::password)
                .findFirst()
                .orElseThrow(() -> Place.unknownUser(
                        address, users.stream().map(User::address).toList()));
    }

    @Override
    public Outcome signIn(Typed typed, String zone, ClientSettings settings, Memory memory) {
        String name = typed.address().replaceFirst("@.*", "");
        Seat.Place place = new Seat.Place(zone, Seat.FIRST_GUEST, true);
        try (Seat seat = Seat.take(bench, place, name, settings, memory)) {
            long before = bench.history().last();
            SignInResult result = Place.signedIn(seat.client(), memory, typed);
            Map<String, String> guests = Map.of(seat.dialler().from(), name);
            var events = bench.history().since(before);
            String ladder = Ladder.of(events, new Columns(bench.columnOrder(guests.values()), bench.names(guests)))
                    .toText();
            return new Outcome(result, events, ladder);
        }
    }

    @Override
    public void close() {
        bench.close();
    }
}

package org.uclab.control.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.client.Memory;
import org.uclab.control.seat.Launch;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Refused;
import org.uclab.lab.words.Nearest;
import org.uclab.scenarios.Bench;

/** The clients that somebody has launched in a lab, by name. Safe for any thread. */
public final class Clients implements AutoCloseable {

    private final Bench bench;
    private final Map<String, LiveClient> clients = new LinkedHashMap<>();
    private final Map<Seat, Seat.Place> strangers = new HashMap<>();
    private final Guests guests;
    private final Map<String, Integer> lastGuest = new LinkedHashMap<>();

    Clients(Bench bench) {
        this.bench = bench;
        this.guests = new Guests();
    }

    /**
     * Launches a client that remembers nothing; one of that name is ended first.
     *
     * @param id   how it is called from now on, in the history too
     * @param user of the world, or anybody
     */
    public LiveClient launch(String id, String user, String zone, Launch launch) {
        LiveClient client = new LiveClient(id, user, bench, guests, new Memory(launch.client()));
        LiveClient before;
        synchronized (this) {
            before = clients.put(id, client);
        }
        if (before != null) {
            before.close();
        }
        seat(client, zone, launch);
        return client;
    }

    /** Launches a client once more, in another place or, without a zone, where it was; what it remembers it remembers. */
    public void launchAgain(LiveClient client, Optional<String> zone, Launch launch) {
        if (zone.isPresent()) {
            seat(client, zone.get(), launch);
        } else {
            client.sit(client.place(), launch);
        }
    }

    private void seat(LiveClient client, String zone, Launch launch) {
        try {
            client.sit(place(zone, launch), launch);
        } catch (RuntimeException noPlace) {
            leave(client.id());
            throw noPlace;
        }
    }

    /** The host of a client goes to another zone while the client runs. */
    public void move(LiveClient client, String zone) {
        client.move(place(zone, client.launch()));
    }

    /** A seat for somebody who is no client, who {@link #leave(Seat) leaves} it. */
    public Seat stranger(String name, String zone, Launch launch) {
        Seat.Place place = place(zone, launch);
        Seat seat = Seat.take(bench, place, name, launch.client(), new Memory(launch.client()));
        guests.stranger(name, seat.dialler().from());
        synchronized (this) {
            strangers.put(seat, place);
        }
        return seat;
    }

    /** Somebody who is no client leaves. */
    public void leave(Seat stranger) {
        synchronized (this) {
            strangers.remove(stranger);
        }
        stranger.close();
    }

    /** The numbers go round, so that what is told of one that has left is not soon told of another. */
    private synchronized Seat.Place place(String zone, Launch launch) {
        bench.zone(zone);
        Set<Integer> taken = new HashSet<>();
        clients.values().stream()
                .filter(client -> zone.equals(client.zone()))
                .forEach(client -> taken.add(client.place().number()));
        strangers.values().stream()
                .filter(place -> zone.equals(place.zone()))
                .forEach(place -> taken.add(place.number()));
        int numbers = Seat.LAST_GUEST - Seat.FIRST_GUEST + 1;
        int last = lastGuest.getOrDefault(zone, Seat.LAST_GUEST);
        for (int i = 1; i <= numbers; i++) {
            int number = Seat.FIRST_GUEST + (last - Seat.FIRST_GUEST + i) % numbers;
            if (!taken.contains(number)) {
                lastGuest.put(zone, number);
                return new Seat.Place(zone, number, launch.searchDomain());
            }
        }
        throw new Refused(
                Refused.Why.CONFLICT, "zone '" + zone + "' has no address left for a client; end one of " + numbers);
    }

    /**
     * The client of that name.
     *
     * @throws Refused when there is none such
     */
    public synchronized LiveClient get(String id) {
        LiveClient client = clients.get(id);
        if (client == null) {
            List<String> known = List.copyOf(clients.keySet());
            throw new Refused(
                    Refused.Why.UNKNOWN,
                    "there is no client '" + id + "'; clients: " + known + Nearest.hint(id, known),
                    known);
        }
        return client;
    }

    /** Whether there is a client of that name. */
    public synchronized boolean has(String id) {
        return clients.containsKey(id);
    }

    /** All of them, in the order in which they were launched first. */
    public synchronized List<LiveClient> all() {
        return List.copyOf(clients.values());
    }

    /** Ends a client; nothing happens when there is none such. */
    public void leave(String id) {
        LiveClient gone;
        synchronized (this) {
            gone = clients.remove(id);
        }
        if (gone != null) {
            gone.close();
        }
    }

    /** Whose the addresses are, also of those that have left: their events are still told. */
    public Guests guests() {
        return guests;
    }

    @Override
    public void close() {
        List<String> ids;
        synchronized (this) {
            ids = new ArrayList<>(clients.keySet());
        }
        ids.forEach(this::leave);
    }
}

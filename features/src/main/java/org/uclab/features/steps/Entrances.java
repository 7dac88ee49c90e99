package org.uclab.features.steps;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.Guests;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;

/** Who has come into the lab, where they are, and from where on what they do counts. */
final class Entrances {

    private final Set<String> clients = new LinkedHashSet<>();
    private final Guests guests = new Guests();
    private final Marks marks = new Marks();

    /** A client begins, after the event that it names. */
    void launched(ClientView client) {
        clients.add(client.id());
        guests.launched(client.id(), client.address(), client.since());
        marks.launched(client.id(), client.since());
    }

    /** One more client of somebody who has one: what counts, counts from where it did. */
    void beside(ClientView client) {
        clients.add(client.id());
        guests.launched(client.id(), client.address(), client.since());
    }

    /** It goes on at another address. */
    void moved(ClientView client) {
        guests.moved(client.id(), client.address());
        marks.launched(client.id(), client.since());
    }

    /** It begins anew where it is, after that event. */
    void again(String client, long after) {
        marks.launched(client, after);
    }

    /** Somebody who is no client is at that address. */
    void stranger(String zone, String address) {
        guests.stranger("a stranger " + zone, address);
    }

    /** The clients, in the order in which they came. */
    Set<String> clients() {
        return clients;
    }

    /** Whether nobody has come. */
    boolean none() {
        return guests.names().isEmpty();
    }

    /** Whether that {@code address:port} is no node's. */
    boolean isGuest(String peer) {
        return guests.names().containsKey(Hop.addressOf(peer));
    }

    /** After which sequence number counts what concerns no client. */
    long sinceTheLatest() {
        return marks.of(Optional.empty());
    }

    /** After which sequence number anything counts. */
    long earliest() {
        return marks.earliest();
    }

    /** What counts of it. */
    Evidence counting(Evidence all) {
        return new Evidence(
                all.events().stream()
                        .filter(event -> event.seq() > marks.of(whose(event)) && !guests.ofAClientBefore(event))
                        .toList(),
                all.dropped());
    }

    /** The user whose client decided it or was at one end of it; empty where it was nobody's. */
    Optional<String> whose(Event event) {
        return clients.contains(event.node())
                ? Optional.of(event.node())
                : event.way().map(Hop::peerAddress).flatMap(guests::at);
    }
}

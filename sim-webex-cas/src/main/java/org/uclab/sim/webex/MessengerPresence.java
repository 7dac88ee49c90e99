package org.uclab.sim.webex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** Presence of the cloud's clients, RFC 6121 §4, and who may see it, §3. All users are on one server. */
final class MessengerPresence {

    /** Addresses one client may have sent directed presence to, RFC 6121 §4.6. */
    static final int DIRECTED_MAX = 500;

    private static final String UNAVAILABLE = "unavailable";

    private final WebexCloud cloud;
    private final PresenceTable table;
    private final Map<Jid, Set<Jid>> directed = new HashMap<>();
    private long pushes;

    MessengerPresence(WebexCloud cloud, PresenceTable table) {
        this.cloud = cloud;
        this.table = table;
    }

    /** A client says that it is available. */
    List<Outgoing> available(Resource before, Element stanza) {
        Resource now = before.with(Optional.of(stanza));
        table.put(now);
        List<Outgoing> out = new ArrayList<>(show(now.jid(), stanza));
        if (!before.available()) {
            Set<Jid> users = new LinkedHashSet<>(rosters().watched(now.jid().bare()));
            users.add(now.jid().bare());
            users.forEach(user -> table.available(user).stream()
                    .filter(other -> !other.jid().equals(now.jid()))
                    .forEach(other -> out.add(
                            Outgoing.addressed(now.jid(), other.presence().orElseThrow(), now.jid()))));
            rosters().requests(now.jid().bare()).forEach(request -> out.add(new Outgoing(now.jid(), request)));
        }
        return out;
    }

    /** A client says that it is not available any more, or is gone. */
    List<Outgoing> unavailable(Resource before, Element stanza) {
        table.put(before.with(Optional.empty()));
        List<Outgoing> out = new ArrayList<>();
        if (before.available()) {
            out.addAll(show(before.jid(), stanza));
        }
        Optional.ofNullable(directed.remove(before.jid()))
                .ifPresent(targets -> targets.forEach(target -> out.addAll(to(target, stanza))));
        return out;
    }

    /** Of that type, with nothing in it. */
    static Element plain(String type, Jid from) {
        return Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .attribute("type", type)
                .attribute("from", from)
                .done();
    }

    private List<Outgoing> show(Jid client, Element stanza) {
        Set<Jid> users = new LinkedHashSet<>(Set.of(client.bare()));
        users.addAll(rosters().watchers(client.bare()));
        List<Outgoing> out = new ArrayList<>();
        users.forEach(user -> out.addAll(to(user, stanza)));
        return out;
    }

    /** To the available clients of a bare address, to that of a full one, or to a room. */
    private List<Outgoing> to(Jid address, Element stanza) {
        if (cloud.accounts().of(address).isEmpty()) {
            return List.of(Outgoing.addressed(address, stanza, address));
        }
        return (address.isFull() ? table.find(address).stream().toList() : table.available(address))
                .stream()
                        .map(resource -> Outgoing.addressed(resource.jid(), stanza, address))
                        .toList();
    }

    /** Presence for one address of the client's choice. */
    List<Outgoing> directed(Jid client, Jid to, Element stanza) {
        Set<Jid> known = directed.computeIfAbsent(client, nobody -> new LinkedHashSet<>());
        if (Stanza.type(stanza).equals(UNAVAILABLE)) {
            known.remove(to);
        } else if (Stanza.type(stanza).isEmpty() && !known.contains(to)) {
            if (known.size() >= DIRECTED_MAX) {
                return List.of(new Outgoing(client, StanzaCondition.POLICY_VIOLATION.answer(stanza)));
            }
            known.add(to);
        }
        return to(to, stanza);
    }

    /** A client asks for somebody's presence itself, RFC 6121 §4.3.2. */
    List<Outgoing> probe(Jid client, Jid user) {
        boolean sees = user.bare().equals(client.bare())
                || rosters().state(user.bare(), client.bare()).from();
        if (!sees) {
            return List.of(Outgoing.addressed(client, plain("unsubscribed", user.bare()), client.bare()));
        }
        List<Resource> seen = table.available(user);
        return seen.isEmpty()
                ? List.of(Outgoing.addressed(client, plain(UNAVAILABLE, user.bare()), client))
                : seen.stream()
                        .map(one -> Outgoing.addressed(client, one.presence().orElseThrow(), client))
                        .toList();
    }

    /** A user sends {@code subscribe}, {@code subscribed}, {@code unsubscribe} or {@code unsubscribed}, RFC 6121 §3. */
    List<Outgoing> subscribing(Jid user, Jid contact, String type, Element stanza) {
        if (user.equals(contact)) {
            return List.of();
        }
        Element stamped = stanza.with("from", user.toString()).with("to", contact.toString());
        RosterStore.Outcome out = rosters().move(user, contact, Subscription.Move.out(type), Optional.empty());
        if (out.full()) {
            return Stanza.address(stanza, "from").filter(Jid::isFull).stream()
                    .map(client -> new Outgoing(client, StanzaCondition.RESOURCE_CONSTRAINT.answer(stanza)))
                    .toList();
        }
        List<Outgoing> all = new ArrayList<>(push(user, out));
        if (!out.passes() || cloud.accounts().of(contact).isEmpty()) {
            return all;
        }
        boolean asks = type.equals("subscribe");
        RosterStore.Outcome in = rosters()
                .move(contact, user, Subscription.Move.in(type), asks ? Optional.of(stamped) : Optional.empty());
        if (in.passes()) {
            (asks ? table.available(contact) : table.interested(contact))
                    .forEach(resource -> all.add(new Outgoing(resource.jid(), stamped)));
        } else if (asks && in.before().from()) {
            // RFC 6121 §3.1.3: whoever sees the contact already is answered by the server.
            all.addAll(subscribing(contact, user, "subscribed", plain("subscribed", contact)));
        }
        all.addAll(push(contact, in));
        switch (type) {
            case "subscribed" ->
                table.available(user)
                        .forEach(one -> all.addAll(to(contact, one.presence().orElseThrow())));
            case "unsubscribed" -> hide(user, contact, all);
            case "unsubscribe" -> hide(contact, user, all);
            default -> {}
        }
        return all;
    }

    private void hide(Jid user, Jid from, List<Outgoing> all) {
        table.available(user).forEach(one -> all.addAll(to(from, plain(UNAVAILABLE, one.jid()))));
    }

    private List<Outgoing> push(Jid user, RosterStore.Outcome outcome) {
        return outcome.shows() ? push(user, outcome.item().orElseThrow().wire()) : List.of();
    }

    /** Tells all clients of a user that have asked for the roster, RFC 6121 §2.1.6. */
    List<Outgoing> push(Jid user, Element item) {
        Element query = Element.build(Namespaces.ROSTER, "query").child(item).done();
        Element told = Stanza.set("push" + ++pushes, query);
        return table.interested(user).stream()
                .map(resource -> Outgoing.addressed(resource.jid(), told, resource.jid()))
                .toList();
    }

    private RosterStore rosters() {
        return cloud.rosters();
    }
}

package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * Presence of the clients on this node, RFC 6121 §4. Each node shows presence to its own clients only; a change is
 * announced, and the other nodes show it to theirs.
 */
final class Presences {

    /** Addresses one client may have sent directed presence to, RFC 6121 §4.6. */
    static final int DIRECTED_MAX = 500;

    private final String node;
    private final ImpDatabase database;
    private final PresenceTable table;
    private final Telling telling;
    private final Map<Jid, Set<Jid>> directed = new HashMap<>();

    Presences(String node, ImpDatabase database, PresenceTable table, Telling telling) {
        this.node = node;
        this.database = database;
        this.table = table;
        this.telling = telling;
    }

    /** A client on this node says it is available. */
    List<Effect> available(Resource before, Element stanza) {
        Resource now = before.with(Optional.of(stanza));
        table.put(now);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Announce(new News.Here(now, Optional.empty())));
        effects.addAll(show(now.jid(), stanza));
        effects.addAll(showAbroad(now.jid(), stanza));
        if (!before.available()) {
            effects.addAll(firstSight(now.jid()));
        }
        return effects;
    }

    /** A client on this node says it is unavailable, or its connection is gone. */
    List<Effect> unavailable(Resource before, Element stanza) {
        Resource now = before.with(Optional.empty());
        table.put(now);
        List<Effect> effects = new ArrayList<>();
        if (before.available()) {
            effects.add(new Effect.Announce(new News.Here(now, Optional.of(stanza))));
            effects.addAll(show(now.jid(), stanza));
            effects.addAll(showAbroad(now.jid(), stanza));
            // RFC 6121 §4.5.2: unavailable presence goes to all the user's available resources and to the sender too.
            effects.add(deliver(now.jid(), stanza, now.jid().bare()));
        }
        for (Jid target : directed.getOrDefault(now.jid(), Set.of())) {
            effects.addAll(toAvailable(target, stanza));
        }
        directed.remove(now.jid());
        return effects;
    }

    /** Shows presence to the clients on this node that may see it: the watchers' and the user's own. */
    List<Effect> show(Jid client, Element stanza) {
        List<Effect> effects = new ArrayList<>();
        Set<Jid> users = new LinkedHashSet<>();
        users.add(client.bare());
        users.addAll(database.rosters().watchers(client.bare()));
        for (Jid user : users) {
            here(table.available(user)).stream()
                    .filter(resource -> shows(client, resource.jid()))
                    .forEach(resource -> effects.add(deliver(resource.jid(), stanza, user)));
        }
        return effects;
    }

    /** Shows presence to the watchers of other domains, whose servers pass it on to their clients, RFC 6121 §4.4.2. */
    private List<Effect> showAbroad(Jid client, Element stanza) {
        return database.rosters().watchers(client.bare()).stream()
                .filter(watcher -> !database.ours(watcher) && shows(client, watcher))
                .map(watcher -> deliver(watcher, stanza, watcher))
                .toList();
    }

    /** What a client sees when it becomes available, RFC 6121 §4.2.2 and §3.1.3. */
    private List<Effect> firstSight(Jid client) {
        List<Effect> effects = new ArrayList<>();
        Set<Jid> users = new LinkedHashSet<>(database.rosters().watched(client.bare()));
        users.add(client.bare());
        for (Jid user : users) {
            if (!database.ours(user) && !database.privacy().denies(client, user, PrivacyRule.Traffic.OTHER)) {
                effects.addAll(asks(client.bare(), user));
            }
            for (Resource resource : table.available(user)) {
                if (!resource.jid().equals(client) && shows(resource.jid(), client)) {
                    effects.add(deliver(client, resource.presence().orElseThrow(), client));
                }
            }
        }
        for (Element request : database.rosters().requests(client.bare())) {
            effects.add(new Effect.Deliver(client, request));
        }
        return effects;
    }

    /** Presence from a client on this node to an address of its choice. */
    List<Effect> directed(Jid client, Jid to, Element stanza) {
        Set<Jid> known = directed.computeIfAbsent(client, nobody -> new LinkedHashSet<>());
        if (Stanza.type(stanza).equals("unavailable")) {
            known.remove(to);
        } else if (Stanza.type(stanza).isEmpty() && !known.contains(to)) {
            if (known.size() >= DIRECTED_MAX) {
                return List.of(new Effect.Deliver(client, StanzaCondition.POLICY_VIOLATION.answer(stanza)));
            }
            known.add(to);
        }
        return toAvailable(to, stanza);
    }

    /** A client asks for a contact's presence itself, RFC 6121 §4.3.2. */
    List<Effect> probe(Jid client, Jid user) {
        boolean own = user.bare().equals(client.bare());
        if (!own && !database.rosters().state(user.bare(), client.bare()).from()) {
            return List.of(deliver(client, plain("unsubscribed", user.bare()), client.bare()));
        }
        List<Resource> seen = table.available(user);
        if (seen.isEmpty()) {
            return List.of(deliver(client, plain("unavailable", user.bare()), client));
        }
        // XEP-0016 §2.13: whoever is kept from seeing is not answered.
        return seen.stream()
                .filter(resource -> shows(resource.jid(), client))
                .map(resource -> deliver(client, resource.presence().orElseThrow(), client))
                .toList();
    }

    /** Presence of the clients of somebody, as far as that viewer may see them. */
    List<Element> seen(Jid viewer, Jid shown) {
        boolean own = viewer.equals(shown);
        boolean may = own || database.rosters().state(shown, viewer).from();
        return !may
                ? List.of()
                : table.available(shown).stream()
                        .filter(resource -> own || shows(resource.jid(), viewer))
                        .flatMap(resource -> resource.presence().stream()
                                .map(presence ->
                                        presence.with("from", resource.jid().toString())))
                        .toList();
    }

    /** All clients of the other user see the user's clients: after an approval. */
    List<Effect> reveal(Jid user, Jid to) {
        List<Effect> effects = new ArrayList<>();
        table.available(user).stream()
                .filter(resource -> shows(resource.jid(), to))
                .forEach(resource -> effects.addAll(tell(to, resource.presence().orElseThrow())));
        return effects;
    }

    /** All clients of the other user lose sight of the user's clients: after a cancellation. */
    List<Effect> hide(Jid user, Jid from) {
        List<Effect> effects = new ArrayList<>();
        table.available(user).forEach(resource -> effects.addAll(tell(from, plain("unavailable", resource.jid()))));
        return effects;
    }

    /** Whether that client lets the other one see it: a client, or a user at least some of whose clients it may be. */
    boolean shows(Jid client, Jid other) {
        return !database.privacy().denies(client, other, PrivacyRule.Traffic.PRESENCE_OUT);
    }

    /** That client of a user goes out of sight of another user, or of one client of theirs. */
    List<Effect> vanishes(Jid client, Jid from) {
        return told(from, plain("unavailable", client));
    }

    /** That client of a user comes into sight. */
    List<Effect> appears(Jid client, Jid to) {
        return table.find(client)
                .flatMap(Resource::presence)
                .map(presence -> told(to, presence))
                .orElse(List.of());
    }

    private List<Effect> told(Jid to, Element presence) {
        return to.isFull() ? List.of(deliver(to, presence, to.bare())) : tell(to, presence);
    }

    /** RFC 6121 §4.3.1: only the other server knows, and it is asked for the user. */
    List<Effect> asks(Jid user, Jid contact) {
        return List.of(deliver(contact, plain("probe", user), contact));
    }

    /** Whomever the user's clients here have sent directed presence, and keep it from now, sees them go, RFC 6121 §4.6.3. */
    List<Effect> withdraw(Jid user) {
        List<Effect> effects = new ArrayList<>();
        directed.forEach((client, targets) -> {
            if (client.bare().equals(user)) {
                List<Jid> blocked = targets.stream()
                        .filter(target -> !shows(client, target))
                        .toList();
                targets.removeAll(blocked);
                blocked.forEach(target -> effects.addAll(toAvailable(target, plain("unavailable", client))));
            }
        });
        return effects;
    }

    /** Another node told of one of its clients. */
    List<Effect> learned(Resource resource, Optional<Element> farewell) {
        Optional<Element> before = table.find(resource.jid()).flatMap(Resource::presence);
        table.put(resource);
        if (before.equals(resource.presence())) {
            return List.of();
        }
        return show(
                resource.jid(),
                resource.presence().or(() -> farewell).orElseGet(() -> plain("unavailable", resource.jid())));
    }

    /** A client of another node is gone. */
    List<Effect> lost(Jid client) {
        if (!table.remove(client).map(Resource::available).orElse(false)) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(show(client, plain("unavailable", client)));
        // Its own node cannot tell any more; where several others do, the same is said more than once.
        effects.addAll(showAbroad(client, plain("unavailable", client)));
        return effects;
    }

    /** A client here was replaced from elsewhere: whom it sent directed presence to is forgotten. */
    void forget(Jid client) {
        directed.remove(client);
    }

    /**
     * Rooms of such domains are beyond reach: whoever was in one is told so for the room, with the code of technical problems
     * (XEP-0045 §15.6.2), and leaves it, in case it hears that.
     */
    List<Effect> roomsLost(Predicate<String> domains) {
        List<Effect> effects = new ArrayList<>();
        directed.forEach((client, targets) -> targets.stream()
                .filter(target -> domains.test(target.domain()))
                .toList()
                .forEach(target -> {
                    targets.remove(target);
                    effects.add(new Effect.Deliver(
                            client,
                            plain("unavailable", target)
                                    .with("to", client.toString())
                                    .with(putOut())));
                    effects.add(deliver(target, plain("unavailable", client), target));
                }));
        return effects;
    }

    private static Element putOut() {
        return Element.build(Namespaces.MUC_USER, "x")
                .child(Element.build(Namespaces.MUC_USER, "item")
                        .attribute("affiliation", "none")
                        .attribute("role", "none")
                        .done())
                .child(Element.build(Namespaces.MUC_USER, "status")
                        .attribute("code", "110")
                        .done())
                .child(Element.build(Namespaces.MUC_USER, "status")
                        .attribute("code", "333")
                        .done())
                .done();
    }

    /** Away and in a meeting, where no messages are taken. */
    static Element inMeeting(Jid from) {
        return Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .attribute("from", from)
                .child(Element.of(Namespaces.CLIENT, "show", "away"))
                .child(Element.of(Namespaces.CLIENT, "status", "In a meeting"))
                .child(Element.of(Namespaces.CLIENT, "priority", "-1"))
                .done();
    }

    /** Presence of that type with nothing in it. */
    static Element plain(String type, Jid from) {
        return Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .attribute("type", type)
                .attribute("from", from)
                .done();
    }

    private List<Effect> tell(Jid user, Element presence) {
        return telling.everywhere(user, Telling.Audience.AVAILABLE, presence.with("to", user.toString()));
    }

    /** To the clients with that address; at another domain its server sees to that. */
    List<Effect> toAvailable(Jid to, Element stanza) {
        if (!database.ours(to)) {
            return List.of(deliver(to, stanza, to));
        }
        return (to.isFull() ? table.find(to).stream().toList() : table.available(to))
                .stream().map(resource -> deliver(resource.jid(), stanza, to)).toList();
    }

    private List<Resource> here(Collection<Resource> resources) {
        return resources.stream().filter(one -> one.node().equals(node)).toList();
    }

    private static Effect deliver(Jid client, Element stanza, Jid to) {
        return new Effect.Deliver(client, stanza.with("to", to.toString()));
    }
}

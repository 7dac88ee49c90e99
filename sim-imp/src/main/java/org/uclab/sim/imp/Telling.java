package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;

/**
 * Tells something to all clients of a user. Each node tells its own: only it knows for sure who is here by now, while
 * what other nodes have heard of them may still be on the way.
 */
final class Telling {

    /** Which clients of the user. */
    enum Audience {
        /** Those that have sent presence. */
        AVAILABLE,
        /** Those that have asked for the roster, RFC 6121 §2.2. */
        INTERESTED,
        /** All of them. */
        CONNECTED,
        /** Those that have asked whom the user has blocked, XEP-0191 §3.2. */
        BLOCKLIST,
        /** Those that have asked for privacy lists, or changed them. */
        PRIVACY;

        /** Whether what it is told of may keep somebody from seeing the user. */
        boolean veils() {
            return this == CONNECTED || this == BLOCKLIST || this == PRIVACY;
        }
    }

    private final String node;
    private final ImpDatabase database;
    private final PresenceTable table;
    private final Map<Audience, Set<Jid>> listening =
            Map.of(Audience.BLOCKLIST, new HashSet<>(), Audience.PRIVACY, new HashSet<>());

    Telling(String node, ImpDatabase database, PresenceTable table) {
        this.database = database;
        this.node = node;
        this.table = table;
    }

    /** That client, on this node, is one of those. */
    void listens(Jid client, Audience who) {
        listening.get(who).add(client);
    }

    /** That client is here no more. */
    void left(Jid client) {
        listening.values().forEach(some -> some.remove(client));
    }

    /** Here and on the other nodes; a user of another domain is told by that domain's server, which has its own roster. */
    List<Effect> everywhere(Jid user, Audience who, Element stanza) {
        if (!database.ours(user)) {
            return who == Audience.AVAILABLE
                    ? List.of(new Effect.Deliver(user, stanza.with("to", user.toString())))
                    : List.of();
        }
        List<Effect> effects = new ArrayList<>(here(user, who, stanza));
        effects.add(new Effect.Announce(new News.Told(user, who, stanza)));
        return effects;
    }

    /** On this node only. */
    List<Effect> here(Jid user, Audience who, Element stanza) {
        List<Resource> resources = switch (who) {
            case AVAILABLE -> table.available(user);
            case INTERESTED -> table.interested(user);
            case CONNECTED -> table.of(user);
            case BLOCKLIST, PRIVACY ->
                table.of(user).stream()
                        .filter(resource -> listening.get(who).contains(resource.jid()))
                        .toList();
        };
        return resources.stream()
                .filter(resource -> resource.node().equals(node) && shown(stanza, resource.jid()))
                .<Effect>map(resource -> new Effect.Deliver(resource.jid(), addressed(stanza, resource.jid())))
                .toList();
    }

    /** Whether available presence may be seen there: whoever shows it may keep single clients of a user from it. */
    private boolean shown(Element stanza, Jid client) {
        return !stanza.name().equals(Stanza.PRESENCE)
                || !Stanza.type(stanza).isEmpty()
                || Stanza.address(stanza, "from")
                        .filter(from -> database.privacy().denies(from, client, PrivacyRule.Traffic.PRESENCE_OUT))
                        .isEmpty();
    }

    /** A roster push goes to a client, everything else to the user, RFC 6121 §2.1.6 and §3.1.3. */
    private static Element addressed(Element stanza, Jid client) {
        return stanza.name().equals(Stanza.IQ) ? stanza.with("to", client.toString()) : stanza;
    }
}

package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;

/**
 * What follows when a user keeps other things away than before: the user's clients are told, and whoever sees the user no longer, or
 * again, is told that (XEP-0016 §2.10, XEP-0191 §3.3 and §3.4).
 *
 * <p>A client that no longer hears a contact is not told that the contact is gone, which XEP-0016 §2.9 asks a server to say where it can.
 */
final class PrivacyChanges {

    private final ImpDatabase database;
    private final PresenceTable table;
    private final Telling telling;
    private final Presences presences;
    private long pushes;

    PrivacyChanges(ImpDatabase database, PresenceTable table, Telling telling, Presences presences) {
        this.database = database;
        this.table = table;
        this.telling = telling;
        this.presences = presences;
    }

    /** One of the user's clients, and an address that sees it or that it sees. */
    record Pair(Jid client, Jid other) {}

    /**
     * How things stood.
     *
     * @param shown   to whom the user's clients showed themselves: users, and clients of theirs
     * @param heard   whom of those who show themselves they heard
     * @param blocked whom the user blocked
     */
    record Before(Set<Pair> shown, Set<Pair> heard, List<Jid> blocked) {}

    Before before(Jid user) {
        return new Before(
                shown(user.bare()), heard(user.bare()), database.privacy().blocked(user));
    }

    /** Each client that wants to know of blocks is told that. */
    List<Effect> blocked(Jid user, Element said) {
        List<Effect> effects =
                new ArrayList<>(telling.everywhere(user.bare(), Telling.Audience.BLOCKLIST, push("blocking", said)));
        database.privacy()
                .defaultName(user)
                .ifPresent(name -> effects.addAll(
                        telling.everywhere(user.bare(), Telling.Audience.PRIVACY, push("privacy", query(name)))));
        return effects;
    }

    /** XEP-0191 §5: what a privacy list has changed of the blocks. */
    List<Effect> blockedNow(Jid user, Before before) {
        List<Jid> now = database.privacy().blocked(user);
        List<Jid> more =
                now.stream().filter(one -> !before.blocked().contains(one)).toList();
        List<Jid> fewer =
                before.blocked().stream().filter(one -> !now.contains(one)).toList();
        List<Effect> effects = new ArrayList<>();
        if (!more.isEmpty()) {
            effects.addAll(tellBlocks(user, Blocking.items("block", more)));
        }
        if (!fewer.isEmpty()) {
            effects.addAll(tellBlocks(user, Blocking.items("unblock", fewer)));
        }
        return effects;
    }

    private List<Effect> tellBlocks(Jid user, Element said) {
        return telling.everywhere(user.bare(), Telling.Audience.BLOCKLIST, push("blocking", said));
    }

    /** XEP-0016 §2.2: each connected client is told that a list is another one now, or none. */
    List<Effect> edited(Jid user, String list) {
        return telling.everywhere(user.bare(), Telling.Audience.CONNECTED, push("privacy", query(list)));
    }

    private static Element query(String list) {
        return Element.build(PrivacyLists.NAMESPACE, "query")
                .child(PrivacyLists.named(PrivacyLists.LIST, list))
                .done();
    }

    private Element push(String what, Element payload) {
        return Stanza.set(what + ++pushes, payload);
    }

    /** Who sees the user's clients no longer, or again, and whom these hear again. */
    List<Effect> seen(Jid client, Before before) {
        Jid user = client.bare();
        List<Effect> effects = new ArrayList<>(presences.withdraw(user));
        Set<Pair> shown = shown(user);
        without(before.shown(), shown).forEach(pair -> effects.addAll(presences.vanishes(pair.client(), pair.other())));
        without(shown, before.shown()).forEach(pair -> effects.addAll(presences.appears(pair.client(), pair.other())));
        Set<Pair> heard = without(heard(user), before.heard());
        Set<Jid> probed = new HashSet<>();
        for (Pair pair : heard) {
            if (database.ours(pair.other())) {
                effects.addAll(presences.appears(pair.other(), pair.client()));
            } else if (probed.add(pair.other())) {
                effects.addAll(presences.asks(user, pair.other()));
            }
        }
        return effects;
    }

    /** What stands in one and not in the other; clients of a user who stands there, too, are left out. */
    private static Set<Pair> without(Set<Pair> some, Set<Pair> others) {
        Set<Pair> left = new LinkedHashSet<>(some);
        left.removeAll(others);
        Set<Pair> told = Set.copyOf(left);
        left.removeIf(pair -> pair.other().isFull()
                && told.contains(new Pair(pair.client(), pair.other().bare())));
        return left;
    }

    private Set<Pair> shown(Jid user) {
        Set<Pair> shown = new LinkedHashSet<>();
        for (Resource own : table.available(user)) {
            for (Jid watcher : database.rosters().watchers(user)) {
                add(shown, own.jid(), watcher);
                table.available(watcher).forEach(one -> add(shown, own.jid(), one.jid()));
            }
        }
        return shown;
    }

    private void add(Set<Pair> shown, Jid own, Jid other) {
        if (presences.shows(own, other)) {
            shown.add(new Pair(own, other));
        }
    }

    private Set<Pair> heard(Jid user) {
        Set<Pair> heard = new LinkedHashSet<>();
        for (Resource own : table.available(user)) {
            for (Jid contact : database.rosters().watched(user)) {
                if (database.ours(contact)) {
                    table.available(contact).stream()
                            .map(Resource::jid)
                            .filter(one -> presences.shows(one, own.jid()) && hears(own.jid(), one))
                            .forEach(one -> heard.add(new Pair(own.jid(), one)));
                } else if (hears(own.jid(), contact)) {
                    heard.add(new Pair(own.jid(), contact));
                }
            }
        }
        return heard;
    }

    private boolean hears(Jid own, Jid other) {
        return !database.privacy().denies(own, other, PrivacyRule.Traffic.PRESENCE_IN);
    }
}

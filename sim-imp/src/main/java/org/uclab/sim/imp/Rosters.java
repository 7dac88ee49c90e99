package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** The roster IQs of a client on this node, RFC 6121 §2. */
final class Rosters {

    private final ImpDatabase database;
    private final PresenceTable table;
    private final Subscribing subscribing;

    Rosters(ImpDatabase database, PresenceTable table, Subscribing subscribing) {
        this.database = database;
        this.table = table;
        this.subscribing = subscribing;
    }

    List<Effect> handle(Jid client, Element iq) {
        return Stanza.type(iq).equals("get") ? get(client, iq) : set(client, iq);
    }

    private List<Effect> get(Jid client, Element iq) {
        List<Effect> effects = new ArrayList<>();
        table.find(client).filter(resource -> !resource.interested()).ifPresent(resource -> {
            table.put(resource.asInterested());
            effects.add(new Effect.Announce(new News.Here(resource.asInterested(), Optional.empty())));
        });
        Element.Builder query = Element.build(Namespaces.ROSTER, "query");
        database.rosters().listed(client.bare()).forEach(item -> query.child(item.wire()));
        effects.add(new Effect.Deliver(client, Stanza.result(iq, query.done())));
        return effects;
    }

    private List<Effect> set(Jid client, Element iq) {
        List<Element> items = iq.child(Namespaces.ROSTER, "query").orElseThrow().children(Namespaces.ROSTER, "item");
        // RFC 6121 §2.3.3: a set holds exactly one item.
        if (items.size() != 1) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        Element item = items.get(0);
        Optional<Jid> contact = Stanza.address(item, "jid").map(Jid::bare);
        if (contact.isEmpty()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        return item.attribute("subscription", "").equals("remove")
                ? remove(client, contact.get(), iq)
                : add(client, contact.get(), item, iq);
    }

    private List<Effect> remove(Jid client, Jid contact, Element iq) {
        Jid user = client.bare();
        if (database.rosters().item(user, contact).filter(RosterItem::listed).isEmpty()) {
            return refuse(client, iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        List<Effect> effects = new ArrayList<>(subscribing.remove(user, contact));
        effects.add(new Effect.Deliver(client, Stanza.result(iq)));
        return effects;
    }

    private List<Effect> add(Jid client, Jid contact, Element item, Element iq) {
        List<String> groups = item.children(Namespaces.ROSTER, "group").stream()
                .map(Element::text)
                .toList();
        String name = item.attribute("name", "");
        Set<String> different = new HashSet<>(groups);
        if (different.size() < groups.size()) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        if (!RosterItem.fits(name, groups)) {
            return refuse(client, iq, StanzaCondition.NOT_ACCEPTABLE);
        }
        Optional<RosterItem> added = database.rosters().name(client.bare(), contact, name, groups);
        if (added.isEmpty()) {
            return refuse(client, iq, StanzaCondition.RESOURCE_CONSTRAINT);
        }
        List<Effect> effects =
                new ArrayList<>(subscribing.push(client.bare(), added.get().wire()));
        effects.add(new Effect.Deliver(client, Stanza.result(iq)));
        return effects;
    }

    private static List<Effect> refuse(Jid client, Element iq, StanzaCondition why) {
        return List.of(new Effect.Deliver(client, why.answer(iq)));
    }
}

package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.sim.imp.Subscription.Move;

/**
 * Who may see whom, RFC 6121 §3, and the roster pushes that tell of it. Both users are of this subcluster, so one
 * node does the work of both servers: first the sender's list, then the receiver's.
 */
final class Subscribing {

    private final ImpDatabase database;
    private final PresenceTable table;
    private final Presences presences;
    private long pushes;

    Subscribing(ImpDatabase database, PresenceTable table, Presences presences) {
        this.database = database;
        this.table = table;
        this.presences = presences;
    }

    /**
     * A user sends {@code subscribe}, {@code subscribed}, {@code unsubscribe} or {@code unsubscribed}.
     *
     * @param stanza the presence as sent
     */
    List<Effect> send(Jid user, Jid contact, String type, Element stanza) {
        if (user.equals(contact)) {
            return List.of();
        }
        // RFC 6121 §3.1.2: stamped with the bare address, sent to the bare address.
        Element stamped = stanza.with("from", user.toString()).with("to", contact.toString());
        RosterStore.Outcome out = database.rosters().move(user, contact, Move.out(type), Optional.empty());
        List<Effect> effects = new ArrayList<>(push(user, out));
        if (!out.passes() || !database.exists(contact)) {
            return effects;
        }
        effects.addAll(arrive(contact, user, type, stamped));
        if (type.equals("subscribed")) {
            effects.addAll(presences.reveal(user, contact));
        } else if (type.equals("unsubscribed") && out.before().from()) {
            effects.addAll(presences.hide(user, contact));
        }
        return effects;
    }

    /** A contact is taken off a list, RFC 6121 §2.5.2. */
    List<Effect> remove(Jid user, Jid contact) {
        List<Effect> effects = new ArrayList<>();
        Subscription state = database.rosters().state(user, contact);
        if (state.to() || state.pendingOut()) {
            effects.addAll(quietly(send(user, contact, "unsubscribe", cancel("unsubscribe")), user));
        }
        if (state.from() || state.pendingIn()) {
            effects.addAll(quietly(send(user, contact, "unsubscribed", cancel("unsubscribed")), user));
        }
        database.rosters().remove(user, contact);
        effects.addAll(push(user, RosterItem.removed(contact)));
        return effects;
    }

    /** Tells all clients of a user that asked for the roster. */
    List<Effect> push(Jid user, Element item) {
        List<Effect> effects = new ArrayList<>();
        for (Resource resource : table.interested(user)) {
            Element query =
                    Element.build(Namespaces.ROSTER, "query").child(item).done();
            effects.add(new Effect.Deliver(
                    resource.jid(),
                    Stanza.set("push" + ++pushes, query)
                            .with("to", resource.jid().toString())));
        }
        return effects;
    }

    /** The stanza reaches the other user's side. */
    private List<Effect> arrive(Jid receiver, Jid sender, String type, Element stamped) {
        List<Effect> effects = new ArrayList<>();
        boolean asks = type.equals("subscribe");
        RosterStore.Outcome in = database.rosters()
                .move(receiver, sender, Move.in(type), asks ? Optional.of(stamped) : Optional.empty());
        if (in.passes()) {
            List<Resource> told = asks ? table.available(receiver) : table.interested(receiver);
            told.forEach(resource -> effects.add(new Effect.Deliver(resource.jid(), stamped)));
        } else if (asks && in.before().from()) {
            // RFC 6121 §3.1.3: whoever sees the receiver already is answered by the server.
            effects.addAll(arrive(sender, receiver, "subscribed", answer(receiver, sender)));
        }
        effects.addAll(push(receiver, in));
        if (type.equals("unsubscribe") && in.before().from()) {
            effects.addAll(presences.hide(receiver, sender));
        }
        return effects;
    }

    private List<Effect> push(Jid user, RosterStore.Outcome outcome) {
        return outcome.shows() ? push(user, outcome.item().orElseThrow().wire()) : List.of();
    }

    /** Without the pushes to the user, who gets the one that says "removed". */
    private static List<Effect> quietly(List<Effect> effects, Jid user) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Deliver deliver
                        && deliver.client().bare().equals(user)
                        && deliver.stanza().name().equals(Stanza.IQ)))
                .toList();
    }

    private static Element cancel(String type) {
        return Element.build(Namespaces.CLIENT, Stanza.PRESENCE)
                .attribute("type", type)
                .done();
    }

    private static Element answer(Jid from, Jid to) {
        return Presences.plain("subscribed", from).with("to", to.toString());
    }
}

package org.uclab.sim.imp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.RosterItem;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.presence.Subscription;
import org.uclab.protocol.presence.Subscription.Move;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * Who may see whom, RFC 6121 §3, and the roster pushes that tell of it. Where both users are of this subcluster one node
 * does the work of both servers: first the sender's list, then the receiver's. Of a user of another domain the other list
 * is that domain's.
 */
final class Subscribing {

    /** The types of presence that speak of it. */
    static final Set<String> TYPES = Set.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");

    private final ImpDatabase database;
    private final Telling telling;
    private final Presences presences;
    private long pushes;

    Subscribing(ImpDatabase database, Telling telling, Presences presences) {
        this.database = database;
        this.telling = telling;
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
        if (out.full()) {
            return refuse(stanza);
        }
        List<Effect> effects = new ArrayList<>(push(user, out));
        if (!out.passes() || (database.ours(contact) && !database.exists(contact))) {
            return effects;
        }
        effects.addAll(pass(contact, user, type, stamped));
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
        Element query = Element.build(Namespaces.ROSTER, "query").child(item).done();
        return telling.everywhere(user, Telling.Audience.INTERESTED, Stanza.set("push" + ++pushes, query));
    }

    /** To the other user's side, wherever that is. */
    private List<Effect> pass(Jid to, Jid from, String type, Element stamped) {
        return database.ours(to) ? arrive(to, from, type, stamped) : List.of(new Effect.Deliver(to, stamped));
    }

    /** The stanza reaches the other user's side. */
    List<Effect> arrive(Jid receiver, Jid sender, String type, Element stamped) {
        List<Effect> effects = new ArrayList<>();
        boolean asks = type.equals("subscribe");
        // XEP-0191 §3.2: no answer. Whoever takes something back has taken it back all the same.
        boolean blocked = database.privacy().denies(receiver, sender, PrivacyRule.Traffic.OTHER);
        if (blocked && (asks || type.equals("subscribed"))) {
            return List.of();
        }
        RosterStore.Outcome in = database.rosters()
                .move(receiver, sender, Move.in(type), asks ? Optional.of(stamped) : Optional.empty());
        if (in.full()) {
            // ASSUMED(no public source): whoever asks somebody with no room for one more request is told so.
            effects.addAll(telling.everywhere(
                    sender, Telling.Audience.AVAILABLE, StanzaCondition.RESOURCE_CONSTRAINT.answer(stamped)));
        } else if (in.passes() && !blocked) {
            Telling.Audience told = asks ? Telling.Audience.AVAILABLE : Telling.Audience.INTERESTED;
            effects.addAll(telling.everywhere(receiver, told, stamped));
        } else if (asks && in.before().from()) {
            // RFC 6121 §3.1.3: whoever sees the receiver already is answered by the server.
            effects.addAll(pass(sender, receiver, "subscribed", answer(receiver, sender)));
        }
        effects.addAll(push(receiver, in));
        if (type.equals("unsubscribe") && in.before().from() && !blocked) {
            effects.addAll(presences.hide(receiver, sender));
        }
        return effects;
    }

    /** The list is full: the client that would put one more on it is told. A roster set is answered in the same words. */
    private static List<Effect> refuse(Element stanza) {
        return Stanza.address(stanza, "from").filter(Jid::isFull).stream()
                .<Effect>map(client -> new Effect.Deliver(client, StanzaCondition.RESOURCE_CONSTRAINT.answer(stanza)))
                .toList();
    }

    private List<Effect> push(Jid user, RosterStore.Outcome outcome) {
        return outcome.shows() ? push(user, outcome.item().orElseThrow().wire()) : List.of();
    }

    /** Without the pushes to the user, who gets the one that says "removed". */
    private static List<Effect> quietly(List<Effect> effects, Jid user) {
        return effects.stream().filter(effect -> !pushes(effect, user)).toList();
    }

    private static boolean pushes(Effect effect, Jid user) {
        return switch (effect.kind()) {
            case DELIVER ->
                ((Effect.Deliver) effect).client().bare().equals(user)
                        && ((Effect.Deliver) effect).stanza().name().equals(Stanza.IQ);
            case ANNOUNCE ->
                ((Effect.Announce) effect).news() instanceof News.Told told
                        && told.user().equals(user)
                        && told.stanza().name().equals(Stanza.IQ);
            case EVICT -> false;
        };
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

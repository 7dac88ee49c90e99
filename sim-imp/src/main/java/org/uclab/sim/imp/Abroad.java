package org.uclab.sim.imp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * What comes from rooms and from other presence domains for users here, and what comes back from there. Whoever brings it has made sure that
 * the sender's domain is proven and the receiver's is this one.
 */
final class Abroad {

    private final ImpDatabase database;
    private final PresenceTable table;
    private final Messages messages;
    private final Telling telling;
    private final Presences presences;
    private final Subscribing subscribing;
    private final Services services;
    private final Privacy privacy;

    Abroad(
            ImpDatabase database,
            PresenceTable table,
            Messages messages,
            Telling telling,
            Presences presences,
            Subscribing subscribing,
            Services services,
            Privacy privacy) {
        this.database = database;
        this.table = table;
        this.messages = messages;
        this.telling = telling;
        this.presences = presences;
        this.subscribing = subscribing;
        this.services = services;
        this.privacy = privacy;
    }

    /** A stanza from another domain. */
    List<Effect> arrived(Element stanza, Instant now) {
        Jid from = Stanza.address(stanza, "from").orElseThrow();
        Jid to = Stanza.address(stanza, "to").orElseThrow();
        if (!database.ours(to)) {
            return List.of(new Effect.Deliver(to, stanza)); // to a room
        }
        Optional<List<Effect>> unheard = privacy.unheard(from, to, stanza);
        if (unheard.isPresent()) {
            return unheard.get();
        }
        return switch (stanza.name()) {
            case Stanza.MESSAGE -> messages.arrived(from, to, stanza, now);
            case Stanza.PRESENCE -> presence(from, to, stanza);
            default -> iq(from, to, stanza, now);
        };
    }

    private List<Effect> presence(Jid from, Jid to, Element presence) {
        if (!database.exists(to)) {
            // RFC 6121 §8.5.1: silence, so that nobody learns who is here.
            return List.of();
        }
        String type = Stanza.type(presence);
        return switch (type) {
            case "subscribe", "subscribed", "unsubscribe", "unsubscribed" ->
                subscribing.arrive(
                        to.bare(),
                        from.bare(),
                        type,
                        presence.with("from", from.bare().toString())
                                .with("to", to.bare().toString()));
            case "probe" -> presences.probe(from, to.bare());
            case "", "unavailable", "error" -> presences.toAvailable(to, presence);
            default -> refuse(from, presence, StanzaCondition.BAD_REQUEST);
        };
    }

    private List<Effect> iq(Jid from, Jid to, Element iq, Instant now) {
        if (to.isFull() && table.find(to).isPresent()) {
            return List.of(new Effect.Deliver(to, iq));
        }
        if (!Stanza.asks(iq)) {
            return List.of();
        }
        if (iq.attribute("id").isEmpty() || iq.children().size() != 1) {
            return refuse(from, iq, StanzaCondition.BAD_REQUEST);
        }
        if (to.isFull()) {
            return refuse(from, iq, StanzaCondition.SERVICE_UNAVAILABLE);
        }
        return List.of(new Effect.Deliver(
                from, to.hasLocal() ? services.account(from, to, iq, now) : services.server(iq, now)));
    }

    /**
     * A stanza to another domain did not leave. Whoever sent a message or asked something is told; of presence only a request
     * to see somebody, which the user waits for.
     */
    List<Effect> returned(Element stanza, StanzaCondition why) {
        Optional<Jid> sender = Stanza.address(stanza, "from");
        if (sender.isEmpty()) {
            return List.of();
        }
        if (stanza.name().equals(Stanza.PRESENCE)) {
            return Stanza.type(stanza).equals("subscribe")
                    ? telling.everywhere(sender.get().bare(), Telling.Audience.AVAILABLE, why.answer(stanza))
                    : List.of();
        }
        return sender.get().isFull() ? refuse(sender.get(), stanza, why) : List.of();
    }

    /** An error to the sender; none in answer to an error, a result or a headline. */
    private static List<Effect> refuse(Jid sender, Element stanza, StanzaCondition why) {
        boolean mute = Set.of("error", "result", "headline").contains(Stanza.type(stanza));
        return mute ? List.of() : List.of(new Effect.Deliver(sender, why.answer(stanza)));
    }
}

package org.uclab.sim.imp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.presence.Conversations;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.Routing;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** Messages to users of this domain, whoever writes them. */
final class Messages {

    private final ImpDatabase database;
    private final Routing routing;
    private final Conversations conversations;

    Messages(ImpDatabase database, Routing routing, Conversations conversations) {
        this.database = database;
        this.routing = routing;
        this.conversations = conversations;
    }

    /** A client here writes. */
    List<Effect> written(Jid client, Jid to, Element message, Instant now) {
        return brought(client, to, message, says(message) && !to.bare().equals(client.bare()), now);
    }

    /** Somebody of another domain writes, or a room. */
    List<Effect> arrived(Jid from, Jid to, Element message, Instant now) {
        return brought(from, to, message, false, now);
    }

    private static boolean says(Element message) {
        return message.child("body").isPresent()
                && !Set.of("error", "headline", "groupchat").contains(Stanza.type(message));
    }

    /** RFC 6121 §8.5. */
    private List<Effect> brought(Jid from, Jid to, Element message, boolean answers, Instant now) {
        if (!to.hasLocal() || !database.exists(to)) {
            return refuse(from, message, StanzaCondition.SERVICE_UNAVAILABLE);
        }
        Routing.Decision decision = routing.message(from, to, message, now);
        if (decision.waits() && database.offline().keep(to, message, now)) {
            return List.of();
        }
        if (decision.refusal().isPresent()) {
            return refuse(from, message, decision.refusal().get());
        }
        List<Jid> hearing = decision.receivers().stream()
                .filter(receiver -> !database.privacy().denies(receiver, from, PrivacyRule.Traffic.MESSAGE))
                .toList();
        if (hearing.isEmpty() && !decision.receivers().isEmpty()) {
            return refuse(from, message, StanzaCondition.SERVICE_UNAVAILABLE);
        }
        List<Effect> effects = new ArrayList<>();
        if (answers) {
            conversations.wrote(from, to.bare(), now);
            // Told before it is delivered: the receiver's next word must find its way by it.
            effects.add(new Effect.Announce(new News.Answered(from, to.bare())));
        }
        hearing.forEach(receiver -> effects.add(new Effect.Deliver(receiver, message)));
        return effects;
    }

    /** Whether a message that did not reach its client can wait until another one listens, as it would where none had been there. */
    boolean waits(Element stanza, Instant now) {
        Optional<Jid> from = Stanza.address(stanza, "from");
        Optional<Jid> to = Stanza.address(stanza, "to").filter(database::ours).map(Jid::bare);
        return stanza.name().equals(Stanza.MESSAGE)
                && from.isPresent()
                && to.isPresent()
                && routing.message(from.get(), to.get(), stanza, now).waits()
                && database.offline().keep(to.get(), stanza, now);
    }

    /** What waited for the user whose client listens now. */
    List<Effect> waited(Resource listener) {
        return listener.takesMessages()
                ? database.offline().take(listener.jid()).stream()
                        .<Effect>map(message -> new Effect.Deliver(listener.jid(), message))
                        .toList()
                : List.of();
    }

    /** A stanza of whatever kind could not be delivered after all: whoever waits for an answer is told. */
    List<Effect> undeliverable(Element stanza) {
        Optional<Jid> sender = Stanza.address(stanza, "from").filter(Jid::isFull);
        boolean enters = Stanza.type(stanza).isEmpty()
                && Stanza.address(stanza, "to").filter(to -> !database.ours(to)).isPresent();
        boolean silent = (stanza.name().equals(Stanza.PRESENCE) && !enters)
                || (stanza.name().equals(Stanza.IQ) && !Stanza.asks(stanza))
                || Set.of("error", "headline").contains(Stanza.type(stanza));
        return silent || sender.isEmpty()
                ? List.of()
                : List.of(new Effect.Deliver(sender.get(), StanzaCondition.SERVICE_UNAVAILABLE.answer(stanza)));
    }

    /** An error to the sender; none in answer to an error or a headline. */
    private static List<Effect> refuse(Jid sender, Element message, StanzaCondition why) {
        boolean mute = Set.of("error", "headline").contains(Stanza.type(message));
        return mute ? List.of() : List.of(new Effect.Deliver(sender, why.answer(message)));
    }
}

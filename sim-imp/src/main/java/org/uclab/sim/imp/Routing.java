package org.uclab.sim.imp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * Where a message goes, RFC 6121 §8.5, with rule A for chats.
 *
 * <pre>
 * to bare address       chat, normal                headline            groupchat        error
 *   somebody listens    the holder, else all        all                 refused          dropped
 *   nobody listens      refused                     dropped             refused          dropped
 * to full address
 *   it is there         it gets the message, whatever its priority
 *   it is gone          chat: as to the bare one; normal, groupchat: refused; headline, error: dropped
 * </pre>
 *
 * To listen is to be available with a priority that is not negative.
 */
final class Routing {

    /** Receivers, or why there are none; both empty when the message is dropped. */
    record Decision(List<Jid> receivers, Optional<StanzaCondition> refusal) {

        private static final Decision DROP = new Decision(List.of(), Optional.empty());
        private static final Decision REFUSE =
                new Decision(List.of(), Optional.of(StanzaCondition.SERVICE_UNAVAILABLE));

        private static Decision to(List<Jid> receivers) {
            return new Decision(receivers, Optional.empty());
        }
    }

    private final PresenceTable table;
    private final Conversations conversations;

    Routing(PresenceTable table, Conversations conversations) {
        this.table = table;
        this.conversations = conversations;
    }

    Decision message(Jid from, Jid to, Element message, Instant now) {
        String type = Stanza.type(message);
        if (to.isFull() && table.find(to).isPresent()) {
            return Decision.to(List.of(to));
        }
        if (to.isFull() && !type.equals("chat")) {
            return type.equals("headline") || type.equals("error") ? Decision.DROP : Decision.REFUSE;
        }
        List<Jid> listening = table.of(to).stream()
                .filter(Resource::takesMessages)
                .map(Resource::jid)
                .toList();
        return switch (type) {
            case "error" -> Decision.DROP;
            case "groupchat" -> Decision.REFUSE;
            case "headline" -> Decision.to(listening);
            // RFC 6121 §5.2.2: an unknown type is taken as "normal".
            default -> listening.isEmpty() ? Decision.REFUSE : Decision.to(chat(from, to, listening, now));
        };
    }

    private List<Jid> chat(Jid from, Jid to, List<Jid> listening, Instant now) {
        return conversations
                .holder(from, to, now)
                .filter(listening::contains)
                .map(List::of)
                .orElse(listening);
    }
}

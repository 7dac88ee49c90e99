package org.uclab.protocol.presence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * Where a message goes, RFC 6121 §8.5, with rule A for chats; or without it.
 *
 * <pre>
 * to bare address       chat, normal                headline            groupchat        error
 *   somebody listens    the holder, else all        all                 refused          dropped
 *     RFC 6121          the highest priority        all                 refused          dropped
 *   nobody listens      refused                     dropped             refused          dropped
 *     RFC 6121          waits                       dropped             refused          dropped
 * to full address
 *   it is there         it gets the message, whatever its priority
 *   it is gone          chat: as to the bare one; normal, groupchat: refused; headline, error: dropped
 * </pre>
 *
 * To listen is to be available with a priority that is not negative. What waits is refused where nothing is kept, or what it says is
 * nothing to keep.
 */
public final class Routing {

    /**
     * Receivers, or why there are none; both empty when the message is dropped.
     *
     * @param waits whether it may be kept for when somebody listens, rather than be refused
     */
    public record Decision(List<Jid> receivers, Optional<StanzaCondition> refusal, boolean waits) {

        private static final Decision DROP = new Decision(List.of(), Optional.empty());
        private static final Decision REFUSE =
                new Decision(List.of(), Optional.of(StanzaCondition.SERVICE_UNAVAILABLE));
        private static final Decision WAIT =
                new Decision(List.of(), Optional.of(StanzaCondition.SERVICE_UNAVAILABLE), true);

        public Decision(List<Jid> receivers, Optional<StanzaCondition> refusal) {
            this(receivers, refusal, false);
        }

        private static Decision to(List<Jid> receivers) {
            return new Decision(receivers, Optional.empty());
        }
    }

    private final PresenceTable table;
    private final Conversations conversations;
    private final boolean byPriority;

    /**
     * @param byPriority whether chats go by RFC 6121 alone, without rule A
     */
    public Routing(PresenceTable table, Conversations conversations, boolean byPriority) {
        this.table = table;
        this.conversations = conversations;
        this.byPriority = byPriority;
    }

    public Decision message(Jid from, Jid to, Element message, Instant now) {
        String type = Stanza.type(message);
        if (to.isFull() && table.find(to).isPresent()) {
            return Decision.to(List.of(to));
        }
        if (to.isFull() && !type.equals("chat")) {
            return type.equals("headline") || type.equals("error") ? Decision.DROP : Decision.REFUSE;
        }
        List<Resource> listening =
                table.of(to).stream().filter(Resource::takesMessages).toList();
        return switch (type) {
            case "error" -> Decision.DROP;
            case "groupchat" -> Decision.REFUSE;
            case "headline" -> Decision.to(addresses(listening));
            // RFC 6121 §5.2.2: an unknown type is taken as "normal".
            default -> listening.isEmpty() ? unheard() : Decision.to(chat(from, to, listening, now));
        };
    }

    private Decision unheard() {
        return byPriority ? Decision.WAIT : Decision.REFUSE;
    }

    private static List<Jid> addresses(List<Resource> resources) {
        return resources.stream().map(Resource::jid).toList();
    }

    private List<Jid> chat(Jid from, Jid to, List<Resource> listening, Instant now) {
        if (byPriority) {
            // RFC 6121 §8.5.2.1.1: the most available one, or each of them where several are.
            int highest = listening.stream().mapToInt(Resource::priority).max().orElseThrow();
            return addresses(listening.stream()
                    .filter(resource -> resource.priority() == highest)
                    .toList());
        }
        List<Jid> all = addresses(listening);
        return conversations
                .holder(from, to, now)
                .filter(all::contains)
                .map(List::of)
                .orElse(all);
    }
}

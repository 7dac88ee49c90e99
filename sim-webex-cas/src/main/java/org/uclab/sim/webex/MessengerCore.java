package org.uclab.sim.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.protocol.presence.Conversations;
import org.uclab.protocol.presence.PresenceTable;
import org.uclab.protocol.presence.Resource;
import org.uclab.protocol.presence.Routing;
import org.uclab.protocol.room.Rooms;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * What happens between the users of the cloud, of whatever organisations: stanzas of bound clients go in, stanzas for clients
 * come out. Of several clients of one user the conversations are shared out as on premises (S4, "Multiple Resource Login").
 */
final class MessengerCore {

    /** Clients of one user. ASSUMED(choice). */
    static final int CLIENTS_MAX = 10;

    /** Silence after which nobody has a conversation any more. ASSUMED(choice): as on premises here. */
    private static final Duration CONVERSATION_LIMIT = Duration.ofMinutes(15);

    /** ASSUMED(choice): the address of the cloud's rooms is not public. */
    private static final String ROOMS = "conference.";

    private static final Set<String> SUBSCRIBING = Set.of("subscribe", "subscribed", "unsubscribe", "unsubscribed");
    private static final Set<String> IQ_TYPES = Set.of("get", "set", "result", "error");
    private static final Set<String> NO_TALK = Set.of("error", "headline", "groupchat");

    private final WebexCloud cloud;
    private final String node;
    private final PresenceTable table = new PresenceTable();
    private final Conversations conversations = new Conversations(CONVERSATION_LIMIT);
    private final Routing routing = new Routing(table, conversations, false);
    private final MessengerPresence presence;
    private final MessengerRosters rosters;
    private final Map<String, Rooms> rooms = new HashMap<>();

    /**
     * @param node name of its host
     */
    MessengerCore(WebexCloud cloud, String node) {
        this.cloud = cloud;
        this.node = node;
        this.presence = new MessengerPresence(cloud, table);
        this.rosters = new MessengerRosters(cloud, table, presence);
    }

    /**
     * A user binds a resource, RFC 6120 §7; one that another client of the user has is made another.
     *
     * @param wanted empty for one of our choice
     * @param token  makes random names
     */
    Binder.Binding bind(Jid user, String wanted, Supplier<String> token) {
        Optional<Jid> asked = user.full(wanted.isEmpty() ? token.get() : wanted);
        if (asked.isEmpty()) {
            return Binder.Binding.refused(StanzaCondition.BAD_REQUEST);
        }
        if (table.of(user).size() >= CLIENTS_MAX) {
            return Binder.Binding.refused(StanzaCondition.RESOURCE_CONSTRAINT);
        }
        Jid client =
                table.find(asked.get()).isPresent() ? user.full(token.get()).orElseThrow() : asked.get();
        table.put(new Resource(client, node, false, Optional.empty()));
        return Binder.Binding.to(client);
    }

    /** A client's stream is over. */
    List<Outgoing> ended(Jid client) {
        Optional<Resource> resource = table.find(client);
        if (resource.isEmpty()) {
            return List.of();
        }
        conversations.left(client);
        // RFC 6121 §4.5.4: the server speaks for a client that left without a word.
        List<Outgoing> out =
                new ArrayList<>(presence.unavailable(resource.get(), MessengerPresence.plain("unavailable", client)));
        table.remove(client);
        out.removeIf(each -> each.to().equals(client));
        return out;
    }

    /** A client has sent a stanza. */
    List<Outgoing> stanza(Jid client, Element sent, Instant now) {
        Optional<Resource> resource = table.find(client);
        if (resource.isEmpty()) {
            return List.of();
        }
        // RFC 6120 §8.1.2.1: the server stamps the full address.
        Element stanza = sent.with("from", client.toString());
        boolean unaddressed = stanza.attribute("to").isEmpty();
        Optional<Jid> to = unaddressed ? Optional.of(client.bare()) : Stanza.address(stanza, "to");
        if (to.isEmpty()) {
            return refuse(client, stanza, StanzaCondition.JID_MALFORMED);
        }
        if (organisationOfRooms(to.get()).isPresent()) {
            return stanza.name().equals(Stanza.PRESENCE)
                    ? presence.directed(client, to.get(), stanza)
                    : List.of(new Outgoing(to.get(), stanza));
        }
        if (cloud.accounts().organisation(to.get().domain()).isEmpty()) {
            return refuse(client, stanza, StanzaCondition.REMOTE_SERVER_NOT_FOUND);
        }
        return switch (stanza.name()) {
            case Stanza.MESSAGE -> message(client, to.get(), stanza, now);
            case Stanza.PRESENCE -> presence(resource.get(), unaddressed, to.get(), stanza);
            default -> iq(client, to.get(), stanza);
        };
    }

    /** The organisation whose rooms have that domain. */
    Optional<WebexSection.Organisation> organisationOfRooms(Jid address) {
        return address.domain().startsWith(ROOMS)
                ? cloud.accounts().organisation(address.domain().substring(ROOMS.length()))
                : Optional.empty();
    }

    /** A stanza for a room, or the service that has them. */
    List<Outgoing> roomStanza(Jid to, Element stanza, Instant now) {
        String alias = to.domain();
        List<Element> out = rooms.computeIfAbsent(
                        alias,
                        unseen -> new Rooms(
                                alias,
                                alias.substring(ROOMS.length()),
                                Optional.of(cloud.rooms()),
                                other -> table.find(other).isPresent()))
                .received(stanza, now);
        List<Outgoing> all = new ArrayList<>();
        for (Element each : out) {
            Jid receiver = Stanza.address(each, "to").orElseThrow();
            // An invitation goes to a user, everything else to clients that are in the room.
            (receiver.isFull() ? List.of(receiver) : listening(receiver))
                    .forEach(client -> all.add(new Outgoing(client, each)));
        }
        return all;
    }

    private List<Jid> listening(Jid user) {
        return table.of(user).stream()
                .filter(Resource::takesMessages)
                .map(Resource::jid)
                .toList();
    }

    private List<Outgoing> message(Jid client, Jid to, Element message, Instant now) {
        if (!to.hasLocal() || cloud.accounts().of(to).isEmpty()) {
            return refuse(client, message, StanzaCondition.SERVICE_UNAVAILABLE);
        }
        Routing.Decision decision = routing.message(client, to, message, now);
        if (decision.refusal().isPresent()) {
            return refuse(client, message, decision.refusal().get());
        }
        boolean says = MessageEncryption.says(message) && !NO_TALK.contains(Stanza.type(message));
        if (says && !to.bare().equals(client.bare())) {
            conversations.wrote(client, to.bare(), now);
        }
        return decision.receivers().stream()
                .map(receiver -> new Outgoing(receiver, message))
                .toList();
    }

    private List<Outgoing> presence(Resource sender, boolean broadcast, Jid to, Element stanza) {
        String type = Stanza.type(stanza);
        if (SUBSCRIBING.contains(type)) {
            return to.hasLocal()
                    ? presence.subscribing(sender.jid().bare(), to.bare(), type, stanza)
                    : refuse(sender.jid(), stanza, StanzaCondition.REMOTE_SERVER_NOT_FOUND);
        }
        return switch (type) {
            case "" -> broadcast ? presence.available(sender, stanza) : presence.directed(sender.jid(), to, stanza);
            case "unavailable" -> {
                if (broadcast) {
                    conversations.left(sender.jid());
                }
                yield broadcast ? presence.unavailable(sender, stanza) : presence.directed(sender.jid(), to, stanza);
            }
            case "probe" -> broadcast ? List.of() : presence.probe(sender.jid(), to);
            case "error" -> presence.directed(sender.jid(), to, stanza);
            default -> refuse(sender.jid(), stanza, StanzaCondition.BAD_REQUEST);
        };
    }

    private List<Outgoing> iq(Jid client, Jid to, Element iq) {
        boolean asks = Stanza.asks(iq);
        // RFC 6120 §8.2.3: an id, one of four types, and exactly one child in a question.
        if (iq.attribute("id").isEmpty()
                || !IQ_TYPES.contains(Stanza.type(iq))
                || (asks && iq.children().size() != 1)) {
            return refuse(client, iq, StanzaCondition.BAD_REQUEST);
        }
        if (to.isFull() && table.find(to).isPresent()) {
            return List.of(new Outgoing(to, iq));
        }
        if (!asks) {
            return List.of();
        }
        if (to.equals(client.bare()) && iq.child(Namespaces.ROSTER, "query").isPresent()) {
            return rosters.answer(client, iq);
        }
        return to.hasLocal()
                ? refuse(client, iq, StanzaCondition.SERVICE_UNAVAILABLE)
                : List.of(new Outgoing(client, server(iq, to)));
    }

    /** What the server answers itself. */
    private static Element server(Element iq, Jid domain) {
        Element payload = iq.child().orElseThrow();
        boolean get = Stanza.type(iq).equals("get");
        return switch (payload.namespace()) {
            case Namespaces.PING -> Stanza.result(iq);
            case Namespaces.DISCO_INFO -> get ? info(iq) : StanzaCondition.SERVICE_UNAVAILABLE.answer(iq);
            case Namespaces.DISCO_ITEMS ->
                get
                        ? Stanza.result(
                                iq,
                                Element.build(Namespaces.DISCO_ITEMS, "query")
                                        .child(Element.build(Namespaces.DISCO_ITEMS, "item")
                                                .attribute("jid", ROOMS + domain.domain())
                                                .done())
                                        .done())
                        : StanzaCondition.SERVICE_UNAVAILABLE.answer(iq);
            default -> StanzaCondition.SERVICE_UNAVAILABLE.answer(iq);
        };
    }

    private static Element info(Element iq) {
        Element.Builder info = Element.build(Namespaces.DISCO_INFO, "query")
                .child(Element.build(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", "server")
                        .attribute("type", "im")
                        .done());
        for (String feature :
                List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.PING, Namespaces.ROSTER)) {
            info.child(Element.build(Namespaces.DISCO_INFO, "feature")
                    .attribute("var", feature)
                    .done());
        }
        return Stanza.result(iq, info.done());
    }

    /** Nobody is there any more for that stanza. */
    List<Outgoing> undeliverable(Element stanza) {
        boolean silent = stanza.name().equals(Stanza.PRESENCE)
                || (stanza.name().equals(Stanza.IQ) && !Stanza.asks(stanza))
                || Set.of("error", "headline").contains(Stanza.type(stanza));
        return silent
                ? List.of()
                : Stanza.address(stanza, "from").filter(Jid::isFull).stream()
                        .map(from -> new Outgoing(from, StanzaCondition.SERVICE_UNAVAILABLE.answer(stanza)))
                        .toList();
    }

    /** An error to the sender; none in answer to an error or a result, RFC 6120 §8.3.1. */
    private static List<Outgoing> refuse(Jid client, Element stanza, StanzaCondition why) {
        String type = Stanza.type(stanza);
        boolean mute = type.equals("error") || (stanza.name().equals(Stanza.IQ) && type.equals("result"));
        return mute ? List.of() : List.of(new Outgoing(client, why.answer(stanza)));
    }
}

package org.uclab.sim.imp.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** The rooms of one node, at its alias. Stanzas for the alias go in, stanzas for clients come out. It has no socket. */
public final class Rooms {

    /** Rooms of one node. */
    static final int ROOMS_MAX = 1_000;

    /** Rooms that one user owns on one node. */
    static final int OWNED_MAX = 100;

    /** Longest presence and subject that a room keeps, characters of XML. */
    static final int KEPT_CHARS_MAX = 10_000;

    private static final Set<String> IQ_TYPES = Set.of("get", "set", "result", "error");

    private final Jid alias;
    private final String ownDomain;
    private final Map<Jid, Room> rooms = new HashMap<>();

    /**
     * @param alias     domain of the rooms
     * @param ownDomain whose users may make rooms
     */
    public Rooms(String alias, String ownDomain) {
        this.alias = Jid.valid(alias);
        this.ownDomain = ownDomain;
    }

    /** A stanza for the alias, a room or somebody in one, with both its addresses. */
    public List<Element> received(Element stanza, Instant now) {
        Jid from = Stanza.address(stanza, "from").orElseThrow();
        Jid to = Stanza.address(stanza, "to").orElseThrow();
        Optional<StanzaCondition> fault = fault(stanza);
        if (fault.isPresent()) {
            return refuse(stanza, fault.get());
        }
        Optional<Room> known = Optional.ofNullable(rooms.get(to.bare()));
        List<Element> out = !to.hasLocal()
                ? service(stanza)
                : switch (stanza.name()) {
                    case Stanza.PRESENCE -> presence(from, to, stanza, known, now);
                    case Stanza.MESSAGE ->
                        known.map(room -> room.talk().message(from, to, stanza, now))
                                .orElseGet(() -> refuse(stanza, StanzaCondition.ITEM_NOT_FOUND));
                    default ->
                        known.map(room -> iq(room, from, to, stanza))
                                .orElseGet(() -> refuse(stanza, StanzaCondition.ITEM_NOT_FOUND));
                };
        known.filter(Room::isOver).ifPresent(room -> rooms.remove(room.address()));
        return out;
    }

    /** What is wrong with a stanza whatever it is for: RFC 6120 §8.2.3, and presence that no room would keep. */
    private static Optional<StanzaCondition> fault(Element stanza) {
        if (stanza.name().equals(Stanza.PRESENCE)) {
            return Optional.of(StanzaCondition.POLICY_VIOLATION)
                    .filter(heavy -> stanza.toXml().length() > KEPT_CHARS_MAX);
        }
        boolean complete = stanza.attribute("id").isPresent()
                && IQ_TYPES.contains(Stanza.type(stanza))
                && (!Stanza.asks(stanza) || stanza.children().size() == 1);
        return Optional.of(StanzaCondition.BAD_REQUEST)
                .filter(bad -> stanza.name().equals(Stanza.IQ) && !complete);
    }

    /** A client is gone without a word. */
    public List<Element> lost(Jid client) {
        List<Element> out = new ArrayList<>();
        rooms.values().forEach(room -> out.addAll(room.lost(client)));
        rooms.values().removeIf(Room::isOver);
        return out;
    }

    private List<Element> presence(Jid from, Jid to, Element presence, Optional<Room> known, Instant now) {
        if (known.isPresent()) {
            return known.get().presence(from, to, presence, now);
        }
        if (!Stanza.type(presence).isEmpty()) {
            return List.of();
        }
        if (!to.isFull()) {
            return refuse(presence, StanzaCondition.JID_MALFORMED);
        }
        if (!from.domain().equals(ownDomain)) {
            // ASSUMED(no public source): users of other domains come to rooms, and make none.
            return refuse(presence, StanzaCondition.NOT_ALLOWED);
        }
        long owned = rooms.values().stream()
                .filter(room -> room.roll().affiliation(from) == Affiliation.OWNER)
                .count();
        if (rooms.size() >= ROOMS_MAX || owned >= OWNED_MAX) {
            return refuse(presence, StanzaCondition.RESOURCE_CONSTRAINT);
        }
        // Who does not speak XEP-0045 cannot settle a room: it is open at once (XEP-0045 §10.1.1).
        Room room = new Room(to.bare(), presence.child(Namespaces.MUC, "x").isPresent());
        rooms.put(room.address(), room);
        return room.presence(from, to, presence, now);
    }

    private List<Element> iq(Room room, Jid from, Jid to, Element iq) {
        if (to.isFull()) {
            return toOccupant(room, from, to, iq);
        }
        if (!Stanza.asks(iq)) {
            return List.of();
        }
        Element payload = iq.child().orElseThrow();
        boolean get = Stanza.type(iq).equals("get");
        return switch (payload.namespace()) {
            case RoomAdmin.NAMESPACE -> new RoomAdmin(room).handle(from, iq);
            case RoomOwner.NAMESPACE -> new RoomOwner(room).handle(from, iq);
            case Namespaces.DISCO_INFO -> get ? List.of(Stanza.result(iq, RoomDisco.info(room))) : unavailable(iq);
            case Namespaces.DISCO_ITEMS ->
                get ? List.of(Stanza.result(iq, RoomDisco.items(room, from))) : unavailable(iq);
            case Namespaces.PING -> List.of(Stanza.result(iq));
            default -> unavailable(iq);
        };
    }

    /** XEP-0045 §17.4: what one occupant asks another, the room passes on under their names here. */
    private static List<Element> toOccupant(Room room, Jid from, Jid to, Element iq) {
        Optional<Occupant> asker = room.roll().of(from);
        Optional<Occupant> asked = room.roll().called(to.resource());
        if (asker.isEmpty()) {
            return refuse(iq, StanzaCondition.NOT_ACCEPTABLE);
        }
        if (asked.isEmpty()) {
            return refuse(iq, StanzaCondition.ITEM_NOT_FOUND);
        }
        boolean self = asked.get().client().equals(from)
                && iq.child(Namespaces.PING, "ping").isPresent();
        if (self && Stanza.asks(iq)) {
            // XEP-0410: whoever pings the own name wants to know whether it is still there.
            return List.of(Stanza.result(iq));
        }
        return List.of(iq.with("from", room.roll().address(asker.get().nick()).toString())
                .with("to", asked.get().client().toString()));
    }

    private List<Element> service(Element stanza) {
        if (!stanza.name().equals(Stanza.IQ) || !Stanza.asks(stanza)) {
            return stanza.name().equals(Stanza.MESSAGE)
                    ? refuse(stanza, StanzaCondition.SERVICE_UNAVAILABLE)
                    : List.of();
        }
        Element payload = stanza.child().orElseThrow();
        if (!Stanza.type(stanza).equals("get")) {
            return unavailable(stanza);
        }
        return switch (payload.namespace()) {
            case Namespaces.DISCO_INFO -> List.of(Stanza.result(stanza, RoomDisco.service()));
            case Namespaces.DISCO_ITEMS -> List.of(Stanza.result(stanza, RoomDisco.rooms(rooms.values())));
            case Namespaces.PING -> List.of(Stanza.result(stanza));
            default -> unavailable(stanza);
        };
    }

    private static List<Element> unavailable(Element iq) {
        return refuse(iq, StanzaCondition.SERVICE_UNAVAILABLE);
    }

    /** An error to the sender; none in answer to an error or a result. */
    private static List<Element> refuse(Element stanza, StanzaCondition why) {
        String type = Stanza.type(stanza);
        return type.equals("error") || type.equals("result") ? List.of() : List.of(why.answer(stanza));
    }

    /** The domain of the rooms. */
    public String alias() {
        return alias.domain();
    }
}

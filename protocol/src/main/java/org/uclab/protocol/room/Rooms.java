package org.uclab.protocol.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** The rooms at the alias of one node. Stanzas for the alias go in, stanzas for clients come out. It has no socket. */
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
    private final Optional<RoomDatabase> database;
    private final Predicate<Jid> reached;
    private final Map<Jid, Room> rooms = new LinkedHashMap<>();

    /**
     * @param alias     domain of the rooms
     * @param ownDomain whose users may make rooms
     * @param database  of rooms that persist; where there is none, none persists
     * @param reached   whether a full address is of a client that is still there, as far as is known
     */
    public Rooms(String alias, String ownDomain, Optional<RoomDatabase> database, Predicate<Jid> reached) {
        this.alias = Jid.valid(alias);
        this.ownDomain = ownDomain;
        this.database = database;
        this.reached = reached;
    }

    /** A stanza for the alias, a room or somebody in one, with both its addresses. */
    public List<Element> received(Element stanza, Instant now) {
        Jid from = Stanza.address(stanza, "from").orElseThrow();
        Jid to = Stanza.address(stanza, "to").orElseThrow();
        Optional<StanzaCondition> fault = fault(stanza);
        if (fault.isPresent()) {
            return refuse(stanza, fault.get());
        }
        Optional<Room> known = to.hasLocal() ? find(to.bare()) : Optional.empty();
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
        known.ifPresent(this::keep);
        return out;
    }

    private Optional<Room> find(Jid address) {
        Optional<Room> here = Optional.ofNullable(rooms.get(address));
        if (here.isPresent()) {
            return here;
        }
        Optional<Room> kept = database.flatMap(all -> all.find(address)).map(Room::kept);
        kept.ifPresent(room -> rooms.put(address, room));
        return kept;
    }

    /** Nothing that has happened in a room is told before this: what persists is written, what is over is forgotten. */
    private void keep(Room room) {
        database.ifPresent(all -> room.kept().ifPresentOrElse(all::put, () -> all.remove(room.address())));
        if (room.isOver()) {
            rooms.remove(room.address());
        }
    }

    /** The rooms that there are, and those that are kept and empty. */
    private Collection<Room> all() {
        Map<Jid, Room> all = new LinkedHashMap<>(rooms);
        database.ifPresent(kept ->
                kept.at(alias()).forEach(room -> all.computeIfAbsent(room.address(), address -> Room.kept(room))));
        return all.values();
    }

    /** What is wrong with a stanza whatever it is for: RFC 6120 §8.2.3, and presence that no room would keep. */
    private static Optional<StanzaCondition> fault(Element stanza) {
        if (stanza.name().equals(Stanza.PRESENCE)) {
            return Optional.of(StanzaCondition.POLICY_VIOLATION)
                    .filter(heavy ->
                            Stanza.type(stanza).isEmpty() && stanza.toXml().length() > KEPT_CHARS_MAX);
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
        for (Room room : List.copyOf(rooms.values())) {
            if (room.roll().of(client).isPresent()) {
                out.addAll(room.lost(client));
                keep(room);
            }
        }
        return out;
    }

    /** These rooms are another node's again: those that persist go on there, with everybody in them; the others end (XEP-0045 §15.6.2). */
    public List<Element> handedOver() {
        List<Element> out = new ArrayList<>();
        rooms.values().stream()
                .filter(room -> room.kept().isEmpty())
                .forEach(room -> room.roll()
                        .all()
                        .forEach(occupant -> out.addAll(room.remove(
                                occupant,
                                RoomRoll.Sight.of(room.roll().affiliation(occupant.client()), Role.NONE, 332)))));
        rooms.clear();
        return out;
    }

    private List<Element> presence(Jid from, Jid to, Element presence, Optional<Room> known, Instant now) {
        if (known.isPresent()) {
            List<Element> out = new ArrayList<>(namesake(known.get(), from, to.resource()));
            out.addAll(known.get().presence(from, to, presence, now));
            return out;
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
        Collection<Room> all = all();
        long owned = all.stream()
                .filter(room -> room.roll().affiliation(from) == Affiliation.OWNER)
                .count();
        if (all.size() >= ROOMS_MAX || owned >= OWNED_MAX) {
            return refuse(presence, StanzaCondition.RESOURCE_CONSTRAINT);
        }
        // Who does not speak XEP-0045 cannot settle a room: it is open at once (XEP-0045 §10.1.1).
        Room room = Room.fresh(to.bare(), presence.child(Namespaces.MUC, "x").isPresent());
        rooms.put(room.address(), room);
        return room.presence(from, to, presence, now);
    }

    /** A user comes with the name of an older client that is not there any more: that one leaves first. */
    private List<Element> namesake(Room room, Jid from, String nick) {
        return room.roll()
                .called(nick)
                .map(Occupant::client)
                .filter(client -> !client.equals(from) && client.bare().equals(from.bare()) && !reached.test(client))
                .map(room::lost)
                .orElse(List.of());
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
            case RoomOwner.NAMESPACE -> new RoomOwner(room, database.isPresent()).handle(from, iq);
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
            // XEP-0045 §6.6: who is not there may not even ask what an occupant has.
            boolean disco = iq.child().filter(Rooms::looks).isPresent();
            return refuse(iq, disco ? StanzaCondition.BAD_REQUEST : StanzaCondition.NOT_ACCEPTABLE);
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

    private static boolean looks(Element payload) {
        return payload.namespace().equals(Namespaces.DISCO_INFO)
                || payload.namespace().equals(Namespaces.DISCO_ITEMS);
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
            case Namespaces.DISCO_ITEMS -> List.of(Stanza.result(stanza, RoomDisco.rooms(all())));
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

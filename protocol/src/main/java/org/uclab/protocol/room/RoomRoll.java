package org.uclab.protocol.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;

/** Who is in a room and what each is to it, and how they are shown to each other, XEP-0045 §7.2. */
final class RoomRoll {

    /** Affiliations that one room keeps. */
    static final int AFFILIATIONS_MAX = 2_000;

    private final Jid room;
    private final Map<String, Occupant> byNick = new LinkedHashMap<>();
    private final Map<Jid, String> nicks = new LinkedHashMap<>();
    private final Map<Jid, Affiliation> affiliations = new LinkedHashMap<>();

    RoomRoll(Jid room) {
        this.room = room;
    }

    Collection<Occupant> all() {
        return List.copyOf(byNick.values());
    }

    boolean isEmpty() {
        return byNick.isEmpty();
    }

    int size() {
        return byNick.size();
    }

    Optional<Occupant> called(String nick) {
        return Optional.ofNullable(byNick.get(nick));
    }

    Optional<Occupant> of(Jid client) {
        return Optional.ofNullable(nicks.get(client)).map(byNick::get);
    }

    /** All clients of that user that are here. */
    List<Occupant> clientsOf(Jid user) {
        return byNick.values().stream()
                .filter(one -> one.client().bare().equals(user))
                .toList();
    }

    /** Adds an occupant, or puts it in the place of what was known of that client. */
    void put(Occupant occupant) {
        String before = nicks.put(occupant.client(), occupant.nick());
        if (before != null && !before.equals(occupant.nick())) {
            byNick.remove(before);
        }
        byNick.put(occupant.nick(), occupant);
    }

    void remove(Occupant occupant) {
        byNick.remove(occupant.nick());
        nicks.remove(occupant.client());
    }

    /** What all users are to the room that are something to it. */
    Map<Jid, Affiliation> affiliations() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(affiliations));
    }

    Affiliation affiliation(Jid client) {
        return affiliations.getOrDefault(client.bare(), Affiliation.NONE);
    }

    /** Users of that affiliation. */
    List<Jid> affiliated(Affiliation such) {
        return affiliations.entrySet().stream()
                .filter(entry -> entry.getValue() == such)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Settles what a user is to the room; false when there is no room for one more. */
    boolean affiliate(Jid user, Affiliation affiliation) {
        if (affiliation == Affiliation.NONE) {
            affiliations.remove(user);
            return true;
        }
        boolean room = takes(user, affiliation);
        if (room) {
            affiliations.put(user, affiliation);
        }
        return room;
    }

    /** Whether there is room for what a user shall be. */
    boolean takes(Jid user, Affiliation affiliation) {
        return affiliation == Affiliation.NONE
                || affiliations.containsKey(user)
                || affiliations.size() < AFFILIATIONS_MAX;
    }

    /** The address of that nick in the room. */
    Jid address(String nick) {
        return room.full(nick).orElseThrow();
    }

    /** How a change looks: what stands in the {@code item}, which codes there are, and what else is in {@code x}. */
    record Sight(Affiliation affiliation, Role role, List<Integer> codes, Optional<Element> more, Detail detail) {

        static Sight of(Affiliation affiliation, Role role, Integer... codes) {
            return new Sight(affiliation, role, List.of(codes), Optional.empty(), Detail.NOTHING);
        }

        Sight because(Detail why) {
            return new Sight(affiliation, role, codes, more, why);
        }

        Sight and(Element extension) {
            return new Sight(affiliation, role, codes, Optional.of(extension), detail);
        }
    }

    /**
     * What an item says besides.
     *
     * @param nick   the new one of somebody who changes it; else empty
     * @param actor  who has done it; else empty
     * @param reason for people; else empty
     */
    record Detail(String nick, String actor, String reason) {
        static final Detail NOTHING = new Detail("", "", "");
    }

    /** Shows an occupant to another, and to itself with code 110. */
    Element shown(Occupant whom, Occupant to, Element presence, Sight sight, boolean realNames) {
        boolean self = whom.client().equals(to.client());
        List<Integer> codes = new ArrayList<>(sight.codes());
        if (self) {
            codes.add(110);
        }
        boolean addressed = realNames || to.role() == Role.MODERATOR || self;
        Element.Builder item = Element.build(Namespaces.MUC_USER, "item")
                .attribute("affiliation", sight.affiliation().wire())
                .attribute("role", sight.role().wire());
        if (addressed) {
            item.attribute("jid", whom.client());
        }
        Detail detail = sight.detail();
        if (!detail.nick().isEmpty()) {
            item.attribute("nick", detail.nick());
        }
        if (!detail.actor().isEmpty()) {
            item.child(Element.build(Namespaces.MUC_USER, "actor")
                    .attribute("nick", detail.actor())
                    .done());
        }
        if (!detail.reason().isEmpty()) {
            item.child(Element.of(Namespaces.MUC_USER, "reason", detail.reason()));
        }
        Element.Builder extension = Element.build(Namespaces.MUC_USER, "x").child(item.done());
        codes.stream()
                .distinct()
                .forEach(code -> extension.child(Element.build(Namespaces.MUC_USER, "status")
                        .attribute("code", String.valueOf(code))
                        .done()));
        return presence.edit()
                .attribute("from", address(whom.nick()))
                .attribute("to", to.client())
                .child(extension.child(sight.more()).done())
                .done();
    }

    /** Shows an occupant to everybody who is there, the occupant last (XEP-0045 §7.2.2). */
    List<Element> toAll(Occupant whom, Element presence, Sight sight, boolean realNames) {
        List<Element> shown = new ArrayList<>();
        for (Occupant to : byNick.values()) {
            if (!to.client().equals(whom.client())) {
                shown.add(shown(whom, to, presence, sight, realNames));
            }
        }
        shown.add(shown(whom, whom, presence, sight, realNames));
        return shown;
    }

    /** Presence of somebody who is not there any more. */
    static Element gone(Element farewell) {
        return farewell.with("type", "unavailable");
    }

    /** A presence without words, for a change that its sender has not made. */
    static Element bare() {
        return Element.of(Namespaces.CLIENT, Stanza.PRESENCE);
    }
}

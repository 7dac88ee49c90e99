package org.uclab.protocol.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/**
 * A room, XEP-0045: who enters, leaves and is called what. Stanzas go in, stanzas come out, each with its two addresses. It is
 * over when its owner says so, and unless it persists when the last one has left.
 */
final class Room {

    private final Jid address;
    private final RoomRoll roll;
    private final RoomTalk talk;
    private RoomConfig config;
    /** Until the one who made it has settled it, XEP-0045 §10.1.1. */
    private boolean locked;

    /** Nobody has entered yet: whoever does has made it. */
    private boolean fresh;

    private boolean over;

    private Room(Jid address, RoomConfig config, boolean locked, boolean fresh) {
        this.address = address;
        this.config = config;
        this.locked = locked;
        this.fresh = fresh;
        this.roll = new RoomRoll(address);
        this.talk = new RoomTalk(this);
    }

    /**
     * A new one.
     *
     * @param address without a resource
     * @param locked  whether its maker shall settle it first
     */
    static Room fresh(Jid address, boolean locked) {
        return new Room(address, RoomConfig.instant(address.local()), locked, true);
    }

    /** One that was kept, with those who were there. */
    static Room kept(KeptRoom kept) {
        Room room = new Room(kept.address(), kept.config(), false, false);
        kept.affiliations().forEach(room.roll::affiliate);
        kept.occupants().forEach(room.roll::put);
        room.talk.restore(kept.subject(), kept.history());
        return room;
    }

    /** What is kept of it, where it persists. */
    Optional<KeptRoom> kept() {
        return Optional.of(this)
                .filter(room -> config.persistent() && !over)
                .map(room -> new KeptRoom(
                        address,
                        config,
                        roll.affiliations(),
                        List.copyOf(roll.all()),
                        talk.subject(),
                        talk.history().all()));
    }

    Jid address() {
        return address;
    }

    RoomRoll roll() {
        return roll;
    }

    RoomConfig config() {
        return config;
    }

    RoomTalk talk() {
        return talk;
    }

    boolean isLocked() {
        return locked;
    }

    /** Whether nothing is left of it here; what is kept of it may be. */
    boolean isOver() {
        return over || roll.isEmpty();
    }

    /** Its owner has settled it. */
    void settle(RoomConfig settled) {
        config = settled;
        locked = false;
    }

    void end() {
        over = true;
    }

    /** Presence to an address in the room, from somebody who is there or wants to be. */
    List<Element> presence(Jid client, Jid to, Element presence, Instant now) {
        Optional<Occupant> here = roll.of(client);
        return switch (Stanza.type(presence)) {
            case "unavailable" ->
                here.map(occupant -> leave(occupant, presence)).orElse(List.of());
            case "error" -> lost(client);
            case "" -> {
                if (!to.isFull()) {
                    yield List.of(StanzaCondition.JID_MALFORMED.answer(presence));
                }
                yield here.map(occupant -> present(occupant, to.resource(), presence, now))
                        .orElseGet(() -> enter(client, to.resource(), presence, now));
            }
            default -> List.of();
        };
    }

    /** A client that cannot be reached any more is not there. */
    List<Element> lost(Jid client) {
        return roll.of(client).map(occupant -> leave(occupant, RoomRoll.bare())).orElse(List.of());
    }

    private List<Element> enter(Jid client, String nick, Element presence, Instant now) {
        boolean first = fresh;
        Optional<Element> wish = presence.child(Namespaces.MUC, "x");
        Optional<StanzaCondition> refusal = refusal(client, nick, wish);
        if (refusal.isPresent()) {
            return List.of(refusal.get().answer(presence));
        }
        fresh = false;
        if (first) {
            roll.affiliate(client.bare(), Affiliation.OWNER);
        }
        Role role = roll.affiliation(client).role(config.moderated());
        Occupant newcomer = new Occupant(client, nick, role, plain(presence));
        return introduced(newcomer, first && locked, wish, now);
    }

    /** Presence of somebody who is there. Who asks to enter all the same has lost count of the room, and is told everything. */
    private List<Element> present(Occupant occupant, String nick, Element presence, Instant now) {
        Optional<Element> wish = presence.child(Namespaces.MUC, "x");
        return wish.isPresent() && nick.equals(occupant.nick())
                ? introduced(occupant.with(plain(presence)), false, wish, now)
                : stay(occupant, nick, presence);
    }

    /** Somebody is there now: is shown who else is, to all who are, and what was said. */
    private List<Element> introduced(Occupant newcomer, boolean made, Optional<Element> wish, Instant now) {
        List<Element> out = new ArrayList<>();
        for (Occupant other : roll.all()) {
            if (!other.client().equals(newcomer.client())) {
                out.add(roll.shown(other, newcomer, other.presence(), sight(other), config.realNames()));
            }
        }
        roll.put(newcomer);
        List<Integer> codes = new ArrayList<>();
        if (config.realNames()) {
            codes.add(100);
        }
        if (made) {
            codes.add(201);
        }
        Element plain = newcomer.presence();
        for (Element shown : roll.toAll(newcomer, plain, sight(newcomer), config.realNames())) {
            boolean self = shown.attribute("to", "").equals(newcomer.client().toString());
            out.add(self ? roll.shown(newcomer, newcomer, plain, sight(newcomer, codes), config.realNames()) : shown);
        }
        out.addAll(talk.welcome(newcomer, wish.flatMap(x -> x.child("history")), now));
        return out;
    }

    /** Why somebody may not enter, XEP-0045 §7.2.4 to §7.2.11; the first reason. */
    private Optional<StanzaCondition> refusal(Jid client, String nick, Optional<Element> wish) {
        Affiliation affiliation = roll.affiliation(client);
        if (locked && !fresh && affiliation != Affiliation.OWNER) {
            return Optional.of(StanzaCondition.ITEM_NOT_FOUND);
        }
        if (affiliation == Affiliation.OUTCAST) {
            return Optional.of(StanzaCondition.FORBIDDEN);
        }
        if (config.membersOnly() && !affiliation.atLeast(Affiliation.MEMBER)) {
            return Optional.of(StanzaCondition.REGISTRATION_REQUIRED);
        }
        String password =
                wish.flatMap(x -> x.child("password")).map(Element::text).orElse("");
        if (!config.password().isEmpty() && !config.password().equals(password)) {
            return Optional.of(StanzaCondition.NOT_AUTHORIZED);
        }
        if (roll.called(nick).isPresent()) {
            return Optional.of(StanzaCondition.CONFLICT);
        }
        boolean full = roll.size() >= config.occupantsMax() && !affiliation.atLeast(Affiliation.ADMIN);
        return full || roll.size() >= RoomConfig.OCCUPANTS_MAX
                ? Optional.of(StanzaCondition.SERVICE_UNAVAILABLE)
                : Optional.empty();
    }

    /** New presence of somebody who is there, under the same name or another, XEP-0045 §7.6 and §7.7. */
    private List<Element> stay(Occupant occupant, String nick, Element presence) {
        Element plain = plain(presence);
        if (nick.equals(occupant.nick())) {
            Occupant now = occupant.with(plain);
            roll.put(now);
            return roll.toAll(now, plain, sight(now), config.realNames());
        }
        if (roll.called(nick).isPresent()) {
            return List.of(StanzaCondition.CONFLICT.answer(presence));
        }
        RoomRoll.Sight renamed = sight(occupant, List.of(303)).because(new RoomRoll.Detail(nick, "", ""));
        List<Element> out =
                new ArrayList<>(roll.toAll(occupant, RoomRoll.gone(RoomRoll.bare()), renamed, config.realNames()));
        Occupant now = occupant.called(nick).with(plain);
        roll.put(now);
        out.addAll(roll.toAll(now, plain, sight(now), config.realNames()));
        return out;
    }

    private List<Element> leave(Occupant occupant, Element farewell) {
        RoomRoll.Sight sight = RoomRoll.Sight.of(roll.affiliation(occupant.client()), Role.NONE);
        List<Element> out = roll.toAll(occupant, RoomRoll.gone(plain(farewell)), sight, config.realNames());
        roll.remove(occupant);
        return out;
    }

    /** Sends somebody out: everybody is told why, XEP-0045 §8.2 and §9.1. */
    List<Element> remove(Occupant occupant, RoomRoll.Sight sight) {
        List<Element> out = roll.toAll(occupant, RoomRoll.gone(RoomRoll.bare()), sight, config.realNames());
        roll.remove(occupant);
        return out;
    }

    /** Gives an occupant another role, or shows that the affiliation is another. */
    List<Element> change(Occupant occupant, Role role, RoomRoll.Detail why) {
        Occupant now = occupant.as(role);
        roll.put(now);
        return roll.toAll(now, now.presence(), sight(now).because(why), config.realNames());
    }

    private RoomRoll.Sight sight(Occupant occupant) {
        return sight(occupant, List.of());
    }

    private RoomRoll.Sight sight(Occupant occupant, List<Integer> codes) {
        return RoomRoll.Sight.of(roll.affiliation(occupant.client()), occupant.role(), codes.toArray(new Integer[0]));
    }

    /** What others see of a presence: without what was said to the room, and without what nobody but a room may say. */
    private static Element plain(Element presence) {
        Element.Builder plain = Element.build(presence.namespace(), presence.name());
        presence.attribute("id").ifPresent(id -> plain.attribute("id", id));
        presence.attribute("xml:lang").ifPresent(lang -> plain.attribute("xml:lang", lang));
        presence.children().stream()
                .filter(child -> !child.namespace().equals(Namespaces.MUC)
                        && !child.namespace().equals(Namespaces.MUC_USER))
                .forEach(plain::child);
        return plain.done();
    }
}

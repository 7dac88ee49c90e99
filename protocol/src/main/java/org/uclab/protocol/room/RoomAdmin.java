package org.uclab.protocol.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** Who may do what in a room, as moderators, administrators and owners settle it: XEP-0045 §8 and §9. */
final class RoomAdmin {

    static final String NAMESPACE = Namespaces.MUC + "#admin";

    /** People changed by one question. */
    private static final int ITEMS_MAX = 100;

    private final Room room;
    private final RoomRoll roll;

    RoomAdmin(Room room) {
        this.room = room;
        this.roll = room.roll();
    }

    /** The answer to a question, and what it does to others. */
    List<Element> handle(Jid client, Element iq) {
        List<Element> items = iq.child(NAMESPACE, "query")
                .map(query -> query.children(NAMESPACE, "item"))
                .orElse(List.of());
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            return refuse(iq, StanzaCondition.BAD_REQUEST);
        }
        return Stanza.type(iq).equals("get") ? list(client, iq, items.get(0)) : change(client, iq, items);
    }

    private static List<Element> refuse(Element iq, StanzaCondition why) {
        return List.of(why.answer(iq));
    }

    private Role roleOf(Jid client) {
        return roll.of(client).map(Occupant::role).orElse(Role.NONE);
    }

    private List<Element> list(Jid client, Element iq, Element item) {
        Optional<Affiliation> affiliation = item.attribute("affiliation").flatMap(Affiliation::of);
        Optional<Role> role = item.attribute("role").flatMap(Role::of);
        if (affiliation.isEmpty() == role.isEmpty()) {
            return refuse(iq, StanzaCondition.BAD_REQUEST);
        }
        boolean may = affiliation.isPresent()
                ? roll.affiliation(client).atLeast(Affiliation.ADMIN)
                : roleOf(client) == Role.MODERATOR;
        if (!may) {
            return refuse(iq, StanzaCondition.FORBIDDEN);
        }
        Element.Builder query = Element.build(NAMESPACE, "query");
        affiliation.ifPresent(such -> roll.affiliated(such)
                .forEach(user -> query.child(Element.build(NAMESPACE, "item")
                        .attribute("affiliation", such.wire())
                        .attribute("jid", user)
                        .done())));
        role.ifPresent(such -> roll.all().stream()
                .filter(occupant -> occupant.role() == such)
                .forEach(occupant -> query.child(Element.build(NAMESPACE, "item")
                        .attribute("role", such.wire())
                        .attribute("nick", occupant.nick())
                        .attribute("jid", occupant.client())
                        .attribute(
                                "affiliation",
                                roll.affiliation(occupant.client()).wire())
                        .done())));
        return List.of(Stanza.result(iq, query.done()));
    }

    /** Nothing is changed unless everything asked for may be. */
    private List<Element> change(Jid client, Element iq, List<Element> items) {
        List<Change> changes = new ArrayList<>();
        for (Element item : items) {
            Change change = Change.of(item, roll);
            Optional<StanzaCondition> refusal = change.refusal.or(() -> refusal(client, change));
            if (refusal.isPresent()) {
                return refuse(iq, refusal.get());
            }
            changes.add(change);
        }
        String actor = roll.of(client).map(Occupant::nick).orElse("");
        List<Element> out = new ArrayList<>(List.of(Stanza.result(iq)));
        changes.forEach(change -> out.addAll(apply(change, new RoomRoll.Detail("", actor, change.reason))));
        return out;
    }

    /** What one item asks for: a role for somebody who is there, or an affiliation for a user; or why it asks for nothing. */
    private record Change(
            Optional<Occupant> occupant,
            Optional<Role> role,
            Optional<Jid> user,
            Optional<Affiliation> affiliation,
            String reason,
            Optional<StanzaCondition> refusal) {

        static Change of(Element item, RoomRoll roll) {
            Optional<Role> role = item.attribute("role").flatMap(Role::of);
            Optional<Affiliation> affiliation = item.attribute("affiliation").flatMap(Affiliation::of);
            Optional<Occupant> occupant = item.attribute("nick").flatMap(roll::called);
            Optional<Jid> user = Stanza.address(item, "jid")
                    .map(Jid::bare)
                    .or(() -> occupant.map(one -> one.client().bare()));
            String reason = item.child("reason").map(Element::text).orElse("");
            Optional<StanzaCondition> refusal = Optional.empty();
            if (role.isEmpty() == affiliation.isEmpty()) {
                refusal = Optional.of(StanzaCondition.BAD_REQUEST);
            } else if ((role.isPresent() && occupant.isEmpty()) || user.isEmpty()) {
                refusal = Optional.of(StanzaCondition.ITEM_NOT_FOUND);
            }
            return new Change(occupant, role, user, affiliation, reason, refusal);
        }
    }

    private Optional<StanzaCondition> refusal(Jid client, Change change) {
        return change.role().isPresent()
                ? refusal(client, change.occupant().orElseThrow(), change.role().get())
                : refusal(
                        client,
                        change.user().orElseThrow(),
                        change.affiliation().orElseThrow());
    }

    /** XEP-0045 §8.2 to §8.4 and §9.6 to §9.7. */
    private Optional<StanzaCondition> refusal(Jid client, Occupant target, Role role) {
        Affiliation mine = roll.affiliation(client);
        Affiliation theirs = roll.affiliation(target.client());
        if (roleOf(client) != Role.MODERATOR) {
            return Optional.of(StanzaCondition.FORBIDDEN);
        }
        // Whoever administrates has the role by that, and nobody takes it from somebody who is as much or more (§5.1.1,
        // §5.1.3).
        boolean takes = role.compareTo(target.role()) < 0;
        if (takes && (theirs.atLeast(Affiliation.ADMIN) || theirs.compareTo(mine) > 0)) {
            return Optional.of(StanzaCondition.NOT_ALLOWED);
        }
        boolean aboutModerators = role == Role.MODERATOR || target.role() == Role.MODERATOR;
        return aboutModerators && role != Role.NONE && !mine.atLeast(Affiliation.ADMIN)
                ? Optional.of(StanzaCondition.FORBIDDEN)
                : Optional.empty();
    }

    /** XEP-0045 §9.1 to §9.5 and §10.3 to §10.7. */
    private Optional<StanzaCondition> refusal(Jid client, Jid user, Affiliation affiliation) {
        Affiliation mine = roll.affiliation(client);
        Affiliation theirs = roll.affiliation(user);
        boolean owners = affiliation.atLeast(Affiliation.ADMIN) || theirs.atLeast(Affiliation.ADMIN);
        if (!mine.atLeast(owners ? Affiliation.OWNER : Affiliation.ADMIN)) {
            boolean higher = mine.atLeast(Affiliation.ADMIN) && theirs.atLeast(Affiliation.ADMIN);
            return Optional.of(higher ? StanzaCondition.NOT_ALLOWED : StanzaCondition.FORBIDDEN);
        }
        if (!roll.takes(user, affiliation)) {
            return Optional.of(StanzaCondition.RESOURCE_CONSTRAINT);
        }
        boolean self = client.bare().equals(user);
        boolean lastOwner = theirs == Affiliation.OWNER
                && affiliation != Affiliation.OWNER
                && roll.affiliated(Affiliation.OWNER).size() == 1;
        return lastOwner || (self && affiliation == Affiliation.OUTCAST)
                ? Optional.of(StanzaCondition.CONFLICT)
                : Optional.empty();
    }

    private List<Element> apply(Change change, RoomRoll.Detail why) {
        if (change.role().isPresent()) {
            Occupant occupant = change.occupant().orElseThrow();
            Role role = change.role().get();
            return role == Role.NONE
                    ? room.remove(
                            occupant,
                            RoomRoll.Sight.of(roll.affiliation(occupant.client()), Role.NONE, 307)
                                    .because(why))
                    : room.change(occupant, role, why);
        }
        Jid user = change.user().orElseThrow();
        Affiliation affiliation = change.affiliation().orElseThrow();
        roll.affiliate(user, affiliation);
        List<Element> out = new ArrayList<>();
        for (Occupant occupant : roll.clientsOf(user)) {
            out.addAll(changed(occupant, affiliation, why));
        }
        return out;
    }

    private List<Element> changed(Occupant occupant, Affiliation affiliation, RoomRoll.Detail why) {
        if (affiliation == Affiliation.OUTCAST) {
            return room.remove(
                    occupant, RoomRoll.Sight.of(affiliation, Role.NONE, 301).because(why));
        }
        if (room.config().membersOnly() && !affiliation.atLeast(Affiliation.MEMBER)) {
            return room.remove(
                    occupant, RoomRoll.Sight.of(affiliation, Role.NONE, 321).because(why));
        }
        return room.change(occupant, affiliation.role(room.config().moderated()), why);
    }
}

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

/** What is said in a room: to all, to one of those there, and to those who are asked in; XEP-0045 §7.4, §7.5, §7.8 and §8.1. */
final class RoomTalk {

    private final Room room;
    private final RoomHistory history;
    private Element subject;

    RoomTalk(Room room) {
        this.room = room;
        this.history = new RoomHistory(room.address());
        this.subject = message(room.address(), "").child(text("subject", "")).done();
    }

    /** What newcomers are told. */
    RoomHistory history() {
        return history;
    }

    Element subject() {
        return subject;
    }

    /** As it was. */
    void restore(Element oldSubject, List<RoomHistory.Said> before) {
        subject = oldSubject;
        history.restore(before);
    }

    private static Element text(String name, String value) {
        return Element.of(Namespaces.CLIENT, name, value);
    }

    private static Element.Builder message(Jid from, String id) {
        return Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("type", "groupchat")
                .attribute("from", from)
                .attribute("id", Optional.of(id).filter(one -> !one.isEmpty()));
    }

    /** What was said before a newcomer came, and the subject last (XEP-0045 §7.2.14 and §7.2.15). */
    List<Element> welcome(Occupant newcomer, Optional<Element> wish, Instant now) {
        List<Element> out = new ArrayList<>();
        history.wanted(wish, now).forEach(said -> out.add(to(said, newcomer)));
        out.add(to(subject, newcomer));
        return out;
    }

    private static Element to(Element message, Occupant receiver) {
        return message.with("to", receiver.client().toString());
    }

    /** A message to the room or to somebody there. */
    List<Element> message(Jid client, Jid to, Element message, Instant now) {
        Optional<Occupant> here = room.roll().of(client);
        String type = Stanza.type(message);
        if (type.equals("error")) {
            return room.lost(client);
        }
        Optional<Element> extension = message.child(Namespaces.MUC_USER, "x");
        if (!to.isFull() && extension.flatMap(x -> x.child("decline")).isPresent()) {
            return decline(client, extension.get().child("decline").get());
        }
        if (here.isEmpty()) {
            return refuse(message, StanzaCondition.NOT_ACCEPTABLE);
        }
        Occupant speaker = here.get();
        if (to.isFull()) {
            return type.equals("groupchat")
                    ? refuse(message, StanzaCondition.BAD_REQUEST)
                    : aside(speaker, to.resource(), message);
        }
        if (type.equals("groupchat")) {
            return toAll(speaker, message, now);
        }
        return extension
                .map(x -> x.children(Namespaces.MUC_USER, "invite"))
                .filter(invitations -> !invitations.isEmpty())
                .map(invitations -> invite(speaker, invitations, message))
                .orElseGet(() -> refuse(message, StanzaCondition.BAD_REQUEST));
    }

    private static List<Element> refuse(Element message, StanzaCondition why) {
        return List.of(why.answer(message));
    }

    private List<Element> toAll(Occupant speaker, Element message, Instant now) {
        boolean changesSubject =
                message.child("subject").isPresent() && message.child("body").isEmpty();
        boolean may = changesSubject
                ? speaker.role() == Role.MODERATOR
                        || (room.config().subjectByAll() && speaker.role().hasVoice())
                : speaker.role().hasVoice();
        if (!may) {
            return refuse(message, StanzaCondition.FORBIDDEN);
        }
        Element said = own(message)
                .without("to")
                .with("from", room.roll().address(speaker.nick()).toString());
        if (changesSubject && said.toXml().length() > Rooms.KEPT_CHARS_MAX) {
            return refuse(message, StanzaCondition.POLICY_VIOLATION);
        }
        if (changesSubject) {
            subject = said;
        } else if (message.child("body").isPresent()) {
            history.add(said, now);
        }
        return room.roll().all().stream().map(occupant -> to(said, occupant)).toList();
    }

    private List<Element> aside(Occupant speaker, String nick, Element message) {
        Optional<Occupant> listener = room.roll().called(nick);
        if (listener.isEmpty()) {
            return refuse(message, StanzaCondition.ITEM_NOT_FOUND);
        }
        Element said = own(message)
                .with("from", room.roll().address(speaker.nick()).toString())
                .with(Element.of(Namespaces.MUC_USER, "x"));
        return List.of(to(said, listener.get()));
    }

    /** Invitations that the room passes on, XEP-0045 §7.8.2; where members alone enter, whoever is invited is one. */
    private List<Element> invite(Occupant inviter, List<Element> invitations, Element message) {
        RoomConfig config = room.config();
        boolean byAll = config.invitesByAll() && !config.membersOnly();
        if (inviter.role() != Role.MODERATOR && !byAll) {
            return refuse(message, StanzaCondition.FORBIDDEN);
        }
        List<Element> out = new ArrayList<>();
        for (Element invitation : invitations) {
            Optional<Jid> guest = Stanza.address(invitation, "to");
            if (guest.isEmpty()) {
                return refuse(message, StanzaCondition.JID_MALFORMED);
            }
            boolean listed = !config.membersOnly()
                    || room.roll().affiliation(guest.get()).atLeast(Affiliation.MEMBER)
                    || room.roll().affiliate(guest.get().bare(), Affiliation.MEMBER);
            if (!listed) {
                return refuse(message, StanzaCondition.RESOURCE_CONSTRAINT);
            }
            out.add(invitation(inviter, guest.get(), invitation));
        }
        return out;
    }

    private Element invitation(Occupant inviter, Jid guest, Element invitation) {
        Element.Builder extension = Element.build(Namespaces.MUC_USER, "x")
                .child(invitation
                        .without("to")
                        .with("from", inviter.client().bare().toString()));
        String password = room.config().password();
        if (!password.isEmpty()) {
            extension.child(Element.of(Namespaces.MUC_USER, "password", password));
        }
        return Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                .attribute("from", room.address())
                .attribute("to", guest)
                .child(extension.done())
                .done();
    }

    private List<Element> decline(Jid guest, Element decline) {
        return Stanza.address(decline, "to")
                .filter(inviter -> !room.roll().clientsOf(inviter.bare()).isEmpty())
                .map(inviter -> Element.build(Namespaces.CLIENT, Stanza.MESSAGE)
                        .attribute("from", room.address())
                        .attribute("to", inviter)
                        .child(Element.build(Namespaces.MUC_USER, "x")
                                .child(decline.without("to")
                                        .with("from", guest.bare().toString()))
                                .done())
                        .done())
                .map(List::of)
                .orElse(List.of());
    }

    /**
     * Tells everybody that the room is settled otherwise, XEP-0045 §10.2.1.
     *
     * @param unveils whether addresses are shown to all now that were not, or the other way round
     */
    List<Element> settled(boolean unveils) {
        Element.Builder extension = Element.build(Namespaces.MUC_USER, "x").child(status(104));
        if (unveils) {
            extension.child(status(room.config().realNames() ? 172 : 173));
        }
        Element told = message(room.address(), "").child(extension.done()).done();
        return room.roll().all().stream().map(occupant -> to(told, occupant)).toList();
    }

    private static Element status(int code) {
        return Element.build(Namespaces.MUC_USER, "status")
                .attribute("code", String.valueOf(code))
                .done();
    }

    /** What a client says, without what rooms alone say: their own words, and when they heard something. */
    private Element own(Element message) {
        Element.Builder own = Element.build(message.namespace(), message.name());
        message.attributes().forEach(own::attribute);
        message.children().stream()
                .filter(child -> !child.namespace().equals(Namespaces.MUC_USER))
                .filter(child -> !(child.is(Namespaces.DELAY, "delay")
                        && Stanza.address(child, "from")
                                .filter(room.address()::equals)
                                .isPresent()))
                .forEach(own::child);
        return own.done();
    }
}

package org.uclab.protocol.room;

import java.util.ArrayList;
import java.util.List;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** What people say to a room, and what they are told, as {@code receiver: what}. */
final class RoomStanzas {

    static final String ALIAS = "conference-1-standaloneclusterabcde.uclab.com";
    static final String ROOM = "tea@" + ALIAS;
    static final String ADA = "ada@uclab.com/desk";
    static final String BOB = "bob@uclab.com/desk";
    static final String EVE = "eve@uclab.com/desk";

    private RoomStanzas() {}

    static Element.Builder stanza(String kind, String from, String to) {
        return Element.build(Namespaces.CLIENT, kind).attribute("from", from).attribute("to", to);
    }

    static Element join(String client, String nick, Element... wishes) {
        return stanza(Stanza.PRESENCE, client, ROOM + "/" + nick)
                .child(Element.build(Namespaces.MUC, "x")
                        .children(List.of(wishes))
                        .done())
                .done();
    }

    static Element leave(String client, String nick) {
        return stanza(Stanza.PRESENCE, client, ROOM + "/" + nick)
                .attribute("type", "unavailable")
                .done();
    }

    static Element say(String client, String text) {
        return stanza(Stanza.MESSAGE, client, ROOM)
                .attribute("type", "groupchat")
                .child(Element.of(Namespaces.CLIENT, "body", text))
                .done();
    }

    static Element iq(String client, String type, Element query) {
        return stanza(Stanza.IQ, client, ROOM)
                .attribute("type", type)
                .attribute("id", "q")
                .child(query)
                .done();
    }

    static Element admin(String client, String... attributes) {
        Element.Builder item = Element.build(RoomAdmin.NAMESPACE, "item");
        for (int i = 0; i < attributes.length; i += 2) {
            item.attribute(attributes[i], attributes[i + 1]);
        }
        return iq(
                client,
                "set",
                Element.build(RoomAdmin.NAMESPACE, "query").child(item.done()).done());
    }

    static Element submit(String client, String... fields) {
        Element.Builder form = Element.build(Namespaces.DATA_FORMS, "x").attribute("type", "submit");
        for (int i = 0; i < fields.length; i += 2) {
            form.child(Element.build(Namespaces.DATA_FORMS, "field")
                    .attribute("var", "muc#roomconfig_" + fields[i])
                    .child(Element.of(Namespaces.DATA_FORMS, "value", fields[i + 1]))
                    .done());
        }
        return iq(
                client,
                "set",
                Element.build(RoomOwner.NAMESPACE, "query").child(form.done()).done());
    }

    /** {@code ada: presence ada member/participant 110}, {@code bob: groupchat ada "hi"}, {@code ada: error conflict}. */
    static List<String> told(List<Element> stanzas) {
        List<String> told = new ArrayList<>();
        for (Element stanza : stanzas) {
            Jid from = Stanza.address(stanza, "from").orElseThrow();
            String receiver = Stanza.address(stanza, "to").orElseThrow().local();
            String error = StanzaCondition.in(stanza).map(StanzaCondition::wire).orElse("");
            String what;
            if (!error.isEmpty()) {
                what = "error " + error;
            } else if (stanza.name().equals(Stanza.PRESENCE)) {
                Element extension = stanza.child(Namespaces.MUC_USER, "x").orElseThrow();
                Element item = extension.child("item").orElseThrow();
                StringBuilder text = new StringBuilder(Stanza.type(stanza).isEmpty() ? "presence " : "gone ");
                text.append(from.resource()).append(' ').append(item.attribute("affiliation", "?"));
                text.append('/').append(item.attribute("role", "?"));
                item.attribute("nick").ifPresent(nick -> text.append(" now ").append(nick));
                extension
                        .children(Namespaces.MUC_USER, "status")
                        .forEach(status -> text.append(' ').append(status.attribute("code", "?")));
                what = text.toString();
            } else if (stanza.name().equals(Stanza.MESSAGE)) {
                String subject = stanza.child("subject")
                        .map(s -> " subject '" + s.text() + "'")
                        .orElse("");
                String body =
                        stanza.child("body").map(b -> " \"" + b.text() + "\"").orElse("");
                String delayed = stanza.child(Namespaces.DELAY, "delay").isPresent() ? " late" : "";
                what = Stanza.type(stanza) + " " + from.resource() + subject + body + delayed;
            } else {
                what = "iq " + Stanza.type(stanza);
            }
            told.add(receiver + ": " + what);
        }
        return told;
    }
}

package org.uclab.protocol.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;

/** How an owner settles a room, and ends it: XEP-0045 §10.1, §10.2 and §10.9. */
final class RoomOwner {

    static final String NAMESPACE = Namespaces.MUC + "#owner";

    private final Room room;
    private final boolean keeps;

    /**
     * @param keeps whether there is a database for rooms that persist
     */
    RoomOwner(Room room, boolean keeps) {
        this.room = room;
        this.keeps = keeps;
    }

    /** The answer to a question, and what it does to others. */
    List<Element> handle(Jid client, Element iq) {
        if (room.roll().affiliation(client) != Affiliation.OWNER) {
            return refuse(iq, StanzaCondition.FORBIDDEN);
        }
        Optional<Element> query = iq.child(NAMESPACE, "query");
        if (query.isEmpty()) {
            return refuse(iq, StanzaCondition.BAD_REQUEST);
        }
        if (Stanza.type(iq).equals("get")) {
            return List.of(Stanza.result(
                    iq,
                    Element.build(NAMESPACE, "query")
                            .child(RoomForm.of(room.config()))
                            .done()));
        }
        Optional<Element> destroy = query.get().child("destroy");
        Optional<Element> form = query.get().child(Namespaces.DATA_FORMS, "x");
        if (destroy.isPresent()) {
            return destroy(iq, destroy.get());
        }
        return form.map(filled -> settle(iq, filled)).orElseGet(() -> refuse(iq, StanzaCondition.BAD_REQUEST));
    }

    private static List<Element> refuse(Element iq, StanzaCondition why) {
        return List.of(why.answer(iq));
    }

    private List<Element> settle(Element iq, Element form) {
        if (form.attribute("type", "").equals("cancel")) {
            // XEP-0045 §10.1.3: whoever does not settle a new room does not want it.
            return room.isLocked() ? destroy(iq, Element.of(NAMESPACE, "destroy")) : List.of(Stanza.result(iq));
        }
        Optional<RoomConfig> config = RoomForm.filled(form, room.config(), keeps);
        if (config.isEmpty()) {
            return refuse(iq, StanzaCondition.NOT_ACCEPTABLE);
        }
        boolean changes = !room.isLocked();
        boolean unveils = config.get().realNames() != room.config().realNames();
        room.settle(config.get());
        List<Element> out = new ArrayList<>(List.of(Stanza.result(iq)));
        if (changes) {
            out.addAll(room.talk().settled(unveils));
        }
        if (config.get().membersOnly()) {
            out.addAll(strangersOut());
        }
        return out;
    }

    /** XEP-0045 §10.2.1: where members alone may be, the others leave. */
    private List<Element> strangersOut() {
        List<Element> out = new ArrayList<>();
        for (Occupant occupant : room.roll().all()) {
            Affiliation affiliation = room.roll().affiliation(occupant.client());
            if (!affiliation.atLeast(Affiliation.MEMBER)) {
                out.addAll(room.remove(occupant, RoomRoll.Sight.of(affiliation, Role.NONE, 322)));
            }
        }
        return out;
    }

    private List<Element> destroy(Element iq, Element destroy) {
        List<Element> out = new ArrayList<>();
        Element why = destroy.moved(NAMESPACE, Namespaces.MUC_USER);
        RoomRoll.Sight end = RoomRoll.Sight.of(Affiliation.NONE, Role.NONE).and(why);
        for (Occupant occupant : room.roll().all()) {
            out.add(room.roll()
                    .shown(
                            occupant,
                            occupant,
                            RoomRoll.gone(RoomRoll.bare()),
                            end,
                            room.config().realNames()));
        }
        room.end();
        out.add(Stanza.result(iq));
        return out;
    }
}

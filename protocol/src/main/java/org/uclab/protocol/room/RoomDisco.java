package org.uclab.protocol.room;

import java.util.Collection;
import java.util.List;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;

/** What whoever looks finds of rooms, XEP-0045 §6. */
final class RoomDisco {

    /** As the product's service calls itself (C-CHAT: the Text Conferencing service). */
    private static final String NAME = "Text Conferencing";

    private RoomDisco() {}

    static Element service() {
        return info(NAME, List.of(Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS, Namespaces.MUC, Namespaces.PING));
    }

    private static Element info(String name, List<String> features) {
        Element.Builder info = Element.build(Namespaces.DISCO_INFO, "query")
                .child(Element.build(Namespaces.DISCO_INFO, "identity")
                        .attribute("category", "conference")
                        .attribute("type", "text")
                        .attribute("name", name)
                        .done());
        features.forEach(feature -> info.child(Element.build(Namespaces.DISCO_INFO, "feature")
                .attribute("var", feature)
                .done()));
        return info.done();
    }

    /** The rooms that are to be found. */
    static Element rooms(Collection<Room> rooms) {
        Element.Builder items = Element.build(Namespaces.DISCO_ITEMS, "query");
        rooms.stream()
                .filter(room -> room.config().listed() && !room.isLocked())
                .forEach(room -> items.child(item(room.address(), room.config().name())));
        return items.done();
    }

    private static Element item(Jid address, String name) {
        return Element.build(Namespaces.DISCO_ITEMS, "item")
                .attribute("jid", address)
                .attribute("name", name)
                .done();
    }

    static Element info(Room room) {
        RoomConfig config = room.config();
        return info(
                config.name(),
                List.of(
                        Namespaces.DISCO_INFO,
                        Namespaces.DISCO_ITEMS,
                        Namespaces.MUC,
                        config.persistent() ? "muc_persistent" : "muc_temporary",
                        config.listed() ? "muc_public" : "muc_hidden",
                        config.membersOnly() ? "muc_membersonly" : "muc_open",
                        config.moderated() ? "muc_moderated" : "muc_unmoderated",
                        config.password().isEmpty() ? "muc_unsecured" : "muc_passwordprotected",
                        config.realNames() ? "muc_nonanonymous" : "muc_semianonymous"));
    }

    /** Who is there; of a room that is not to be found, for those there alone (XEP-0045 §6.5). */
    static Element items(Room room, Jid asker) {
        Element.Builder items = Element.build(Namespaces.DISCO_ITEMS, "query");
        if (room.config().listed() || room.roll().of(asker).isPresent()) {
            room.roll()
                    .all()
                    .forEach(occupant -> items.child(item(room.roll().address(occupant.nick()), occupant.nick())));
        }
        return items.done();
    }
}

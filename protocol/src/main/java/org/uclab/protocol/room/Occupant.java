package org.uclab.protocol.room;

import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * Somebody in a room.
 *
 * @param client   full address
 * @param nick     resource of the address in the room
 * @param presence as sent last
 */
record Occupant(Jid client, String nick, Role role, Element presence) {

    Occupant called(String other) {
        return new Occupant(client, other, role, presence);
    }

    Occupant as(Role other) {
        return new Occupant(client, nick, other, presence);
    }

    Occupant with(Element latest) {
        return new Occupant(client, nick, role, latest);
    }
}

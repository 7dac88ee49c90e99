package org.uclab.protocol.room;

import java.util.List;
import java.util.Map;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * All there is of a room that persists.
 *
 * @param occupants who was in it when it was kept
 * @param subject   the message that set it
 * @param history   oldest first
 */
record KeptRoom(
        Jid address,
        RoomConfig config,
        Map<Jid, Affiliation> affiliations,
        List<Occupant> occupants,
        Element subject,
        List<RoomHistory.Said> history) {}

package org.uclab.protocol.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.uclab.protocol.xmpp.Jid;

/**
 * Rooms that persist, of all nodes of a cluster: the external database of the product, which the nodes of a redundancy group
 * share (C-PCHA). It outlives every power cut. Safe for any thread.
 */
public final class RoomDatabase {

    private final Map<String, KeptRoom> rooms = new TreeMap<>();

    synchronized void put(KeptRoom room) {
        rooms.put(room.address().toString(), room);
    }

    synchronized void remove(Jid room) {
        rooms.remove(room.toString());
    }

    synchronized Optional<KeptRoom> find(Jid room) {
        return Optional.ofNullable(rooms.get(room.toString()));
    }

    /** Those of an alias, by name. */
    synchronized List<KeptRoom> at(String alias) {
        return rooms.values().stream()
                .filter(room -> room.address().domain().equals(alias))
                .toList();
    }
}

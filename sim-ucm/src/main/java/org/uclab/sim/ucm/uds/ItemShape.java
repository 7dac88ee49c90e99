package org.uclab.sim.ucm.uds;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/** How things look that a user has several of on each device, and what makes one usable. */
interface ItemShape {

    ItemKind kind();

    /** The element of one; a list has its plural. */
    String element();

    /** What tells the items of a list apart: the name of a value. */
    String unique();

    /**
     * What a body makes of an item.
     *
     * @param before the values it had, empty for a new one
     * @return empty when that is no usable item
     */
    Optional<Map<String, String>> read(UdsCall call, XmlElement sent, Map<String, String> before);

    /** Writes the item as lists have it, without its key. */
    void summary(XmlText text, UdsCall call, OwnItem item);

    /** Writes the item as it is alone, without its key. */
    default void detail(XmlText text, UdsCall call, OwnItem item) {
        summary(text, call, item);
    }

    /** Values by which a query may choose among the items of a device. */
    default List<String> filters() {
        return List.of();
    }

    /** The order of a list, nobody's unless said. */
    default Comparator<OwnItem> order() {
        return Comparator.comparing(item -> 0);
    }

    /** Whether the list of a device says how many there are. */
    default boolean counted() {
        return false;
    }

    /** Whether an update is answered with the item; else with nothing, 204. */
    default boolean showsUpdates() {
        return true;
    }

    default String plural() {
        return element() + "s";
    }

    /** The root of the list of a user: {@code userSpeedDials} for {@code speedDials}. */
    default String userRoot() {
        return "user" + Character.toUpperCase(plural().charAt(0)) + plural().substring(1);
    }

    default String uri(UdsCall call, EndUser user, Device device) {
        return call.uri(user, device) + "/" + plural();
    }

    default String uri(UdsCall call, EndUser user, Device device, OwnItem item) {
        return call.uri(user, device) + "/" + element() + "/" + item.id();
    }
}

package org.uclab.sim.ucm.uds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/**
 * The lists a user keeps himself: speed dials, subscribed services, remote destinations. A list belongs to all devices
 * of the user or to one of them.
 */
final class Items {

    private final ItemShape shape;

    Items(ItemShape shape) {
        this.shape = shape;
    }

    /**
     * The list.
     *
     * @param device key of a device, empty for the list of all devices
     */
    Reply list(UdsCall call, EndUser user, String device) {
        if (!device.isEmpty() && device(user, device).isEmpty()) {
            return Reply.absent("device");
        }
        List<OwnItem> items = call.cluster().care(user).items(shape.kind(), device);
        String scope = device.isEmpty() ? call.uri(user) : call.uri(user) + "/device/" + device;
        String uri = scope + "/" + shape.plural();
        XmlText text = Reply.begin();
        if (shape == ItemShape.SPEED_DIAL) {
            text.open(device.isEmpty() ? "userSpeedDials" : "deviceSpeedDials", "uri", uri, "version", call.version())
                    .open(
                            "speedDials",
                            "appliesToAllDevices",
                            Boolean.toString(device.isEmpty()),
                            "totalCount",
                            Integer.toString(items.size()));
        } else {
            text.open(
                    shape.plural(),
                    "uri",
                    uri,
                    "version",
                    call.version(),
                    "totalCount",
                    Integer.toString(items.size()));
        }
        for (OwnItem item : items) {
            text.open(shape.element(), "uri", shape.uri(call, user, item.id()));
            children(text, item);
            text.close();
        }
        if (shape == ItemShape.SPEED_DIAL && device.isEmpty()) {
            text.close();
            // ASSUMED(API): there are links to the lists of the devices; what the element is called is not public.
            user.devices().forEach(each -> text.empty("deviceSpeedDials", "uri", call.uri(user, each) + "/speedDials"));
        }
        return Reply.document(text);
    }

    Reply one(UdsCall call, EndUser user, String id) {
        return call.cluster()
                .care(user)
                .item(shape.kind(), id)
                .map(item -> Reply.document(document(call, user, item)))
                .orElseGet(() -> Reply.absent(shape.element()));
    }

    /** POST to a list: 409 when there is one with the same first value. */
    Reply add(UdsCall call, EndUser user, String device) {
        if (!device.isEmpty() && device(user, device).isEmpty()) {
            return Reply.absent("device");
        }
        Optional<Map<String, String>> values = values(call, Map.of());
        if (values.isEmpty()) {
            return unusable();
        }
        if (call.cluster().care(user).items().size() >= SelfCare.ITEMS_MAX) {
            return Reply.problem(415, "there is room for " + SelfCare.ITEMS_MAX);
        }
        String name = user.id() + "/" + device + "/" + call.cluster().revision() + "/" + values.get();
        OwnItem item = new OwnItem(shape.kind(), device, call.cluster().key(shape.element(), name), values.get());
        boolean added = call.database()
                .changeIf(
                        user.id(),
                        care -> same(care, item).isEmpty() && care.items().size() < SelfCare.ITEMS_MAX,
                        care -> care.with(item));
        return added
                ? Reply.created(shape.uri(call, user, item.id()), document(call.again(), user, item))
                : Reply.problem(409, "there is one such already");
    }

    /** PUT to a list: changes the one with the same first value. */
    Reply changeInList(UdsCall call, EndUser user, String device) {
        Optional<String> wanted =
                Body.read(call.question(), shape.element()).flatMap(root -> root.childText(shape.unique()));
        if (wanted.isEmpty()) {
            return unusable();
        }
        return inList(call, user, device, wanted.get())
                .map(item -> change(call, user, item.id()))
                .orElseGet(() -> Reply.absent(shape.element()));
    }

    Reply change(UdsCall call, EndUser user, String id) {
        Optional<OwnItem> known = call.cluster().care(user).item(shape.kind(), id);
        if (known.isEmpty()) {
            return Reply.absent(shape.element());
        }
        Optional<Map<String, String>> values = values(call, known.get().values());
        if (values.isEmpty()) {
            return unusable();
        }
        OwnItem item = new OwnItem(shape.kind(), known.get().device(), id, values.get());
        boolean changed = call.database()
                .changeIf(
                        user.id(),
                        care -> care.item(shape.kind(), id).isPresent()
                                && same(care, item)
                                        .filter(other -> !other.id().equals(id))
                                        .isEmpty(),
                        care -> care.with(item));
        return changed ? one(call.again(), user, id) : Reply.problem(409, "there is one such already");
    }

    Reply remove(UdsCall call, EndUser user, String id) {
        Optional<OwnItem> known = call.cluster().care(user).item(shape.kind(), id);
        known.ifPresent(item -> call.database().change(user.id(), care -> care.without(item)));
        return known.isPresent() ? Reply.done() : Reply.absent(shape.element());
    }

    /** DELETE of a list, which one in the query. */
    Reply removeInList(UdsCall call, EndUser user, String device) {
        Filters filters = new Filters(call.question().query());
        Optional<String> wanted = filters.value(shape.unique());
        if (wanted.isEmpty() || !filters.sound(List.of(shape.unique()))) {
            return Reply.problem(415, shape.unique() + " is wanted, once and not empty");
        }
        return inList(call, user, device, wanted.get())
                .map(item -> remove(call, user, item.id()))
                .orElseGet(() -> Reply.absent(shape.element()));
    }

    private Optional<OwnItem> inList(UdsCall call, EndUser user, String device, String unique) {
        return call.cluster().care(user).items(shape.kind(), device).stream()
                .filter(item -> item.value(shape.unique()).equals(unique))
                .findFirst();
    }

    private Optional<OwnItem> same(SelfCare care, OwnItem item) {
        return care.items(shape.kind(), item.device()).stream()
                .filter(other -> other.value(shape.unique()).equals(item.value(shape.unique())))
                .findFirst();
    }

    /** What the body says, and of what it does not say what was there before; empty when that makes no item. */
    private Optional<Map<String, String>> values(UdsCall call, Map<String, String> before) {
        return Body.read(call.question(), shape.element()).flatMap(root -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : shape.names()) {
                values.put(name, root.childText(name).orElse(before.getOrDefault(name, "")));
            }
            return shape.usable(call, values) ? Optional.of(values) : Optional.empty();
        });
    }

    private Reply unusable() {
        return Reply.problem(415, "the body is not a usable " + shape.element());
    }

    private XmlText document(UdsCall call, EndUser user, OwnItem item) {
        XmlText text =
                Reply.begin().open(shape.element(), "uri", shape.uri(call, user, item.id()), "version", call.version());
        children(text, item);
        return text;
    }

    private static void children(XmlText text, OwnItem item) {
        text.element("id", item.id());
        item.values().forEach(text::element);
    }

    private static Optional<Device> device(EndUser user, String id) {
        return user.devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }
}

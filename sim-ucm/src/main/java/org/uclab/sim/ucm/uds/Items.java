package org.uclab.sim.ucm.uds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/**
 * The lists a user has on each device: speed dials and subscribed services. The list of the user is that of the devices as
 * long as all have the same, and what is done to it is done to every device at once or, where one cannot take it, to none.
 */
final class Items {

    private final ItemShape shape;

    Items(ItemShape shape) {
        this.shape = shape;
    }

    /** The list of the user: what all devices have in common, and where each has its own. */
    Reply ofUser(UdsCall call, EndUser user) {
        List<List<OwnItem>> lists =
                user.devices().stream().map(device -> of(call, user, device)).toList();
        boolean unified = lists.stream().map(Items::values).distinct().count() <= 1;
        List<OwnItem> common = unified && !lists.isEmpty() ? lists.get(0) : List.of();
        String uri = call.uri(user) + "/" + shape.plural();
        String[] attributes = {
            "appliesToAllDevices", Boolean.toString(unified), "totalCount", Integer.toString(common.size())
        };
        XmlText text = Reply.begin().open(shape.userRoot(), "uri", uri, "version", call.version());
        if (common.isEmpty()) {
            text.empty(shape.plural(), attributes);
        } else {
            text.open(shape.plural(), attributes);
            for (OwnItem item : common) {
                text.open(shape.element());
                shape.summary(text, call, item);
                text.close();
            }
            text.close();
        }
        text.open("devices");
        for (Device device : user.devices()) {
            text.empty(
                    "device",
                    "name",
                    device.name(),
                    "description",
                    device.description(),
                    shape.plural() + "Uri",
                    shape.uri(call, user, device));
        }
        return Reply.document(text.close());
    }

    /** The list of one device; the query may choose among its items. */
    Reply ofDevice(UdsCall call, EndUser user, Device device) {
        Filters filters = new Filters(call.question().query());
        if (!filters.sound(shape.filters())) {
            return Reply.problem(415, "a filter is repeated or not usable");
        }
        List<OwnItem> items = of(call, user, device).stream()
                .filter(item -> shape.filters().stream()
                        .allMatch(name -> filters.value(name)
                                .map(item.value(name)::equals)
                                .orElse(true)))
                .toList();
        String uri = shape.uri(call, user, device);
        XmlText text = Reply.begin();
        if (shape.counted()) {
            String count = Integer.toString(items.size());
            text.open(shape.plural(), "totalCount", count, "uri", uri, "version", call.version());
        } else {
            text.open(shape.plural(), "uri", uri, "version", call.version());
        }
        for (OwnItem item : items) {
            text.open(shape.element(), "uri", shape.uri(call, user, device, item))
                    .element("id", item.id());
            shape.summary(text, call, item);
            text.close();
        }
        return Reply.document(text);
    }

    Reply one(UdsCall call, EndUser user, Device device, String id) {
        return item(call, user, device, id)
                .map(item -> {
                    XmlText text = Reply.begin()
                            .open(
                                    shape.element(),
                                    "uri",
                                    shape.uri(call, user, device, item),
                                    "version",
                                    call.version())
                            .element("id", item.id());
                    shape.detail(text, call, item);
                    return Reply.document(text);
                })
                .orElseGet(() -> Reply.absent(shape.element()));
    }

    /** POST of a list: 201, or 409 when a device has one of them already. */
    Reply addAll(UdsCall call, EndUser user, List<Device> devices) {
        Optional<List<Map<String, String>>> sent = list(call);
        if (sent.isEmpty() || sent.get().isEmpty()) {
            return unusable(shape.plural());
        }
        return add(call, user, devices, sent.get()).map(made -> Reply.created()).orElseGet(Items::conflict);
    }

    /** POST of one: 201 and where it is, or 409 when the device has it already. */
    Reply addOne(UdsCall call, EndUser user, Device device) {
        Optional<Map<String, String>> sent =
                Body.read(call.question(), shape.element()).flatMap(root -> shape.read(call, root, Map.of()));
        if (sent.isEmpty()) {
            return unusable(shape.element());
        }
        return add(call, user, List.of(device), List.of(sent.get()))
                .map(made -> Reply.created(shape.uri(call, user, device, made.get(0))))
                .orElseGet(Items::conflict);
    }

    private Optional<List<OwnItem>> add(
            UdsCall call, EndUser user, List<Device> devices, List<Map<String, String>> sent) {
        List<OwnItem> made = new ArrayList<>();
        for (Device device : devices) {
            sent.forEach(values -> made.add(item(call, user, device, values)));
        }
        boolean added = call.database()
                .changeIf(
                        user.id(),
                        care -> made.stream().noneMatch(item -> same(care, item).isPresent())
                                && care.items().size() + made.size() <= SelfCare.ITEMS_MAX,
                        care -> care.withAll(made));
        return added ? Optional.of(made) : Optional.empty();
    }

    /**
     * PUT of a list, which takes the place of those of the devices; what keeps its name keeps its key.
     *
     * @param after writes the answer
     */
    Reply replaceAll(UdsCall call, EndUser user, List<Device> devices, Function<UdsCall, Reply> after) {
        Optional<List<Map<String, String>>> sent = list(call);
        if (sent.isEmpty()) {
            return unusable(shape.plural());
        }
        boolean replaced = call.database()
                .changeIf(
                        user.id(),
                        care -> replaced(care, call, user, devices, sent.get()).size() <= SelfCare.ITEMS_MAX,
                        care -> care.without(care.items()).withAll(replaced(care, call, user, devices, sent.get())));
        return replaced ? after.apply(call.again()) : conflict();
    }

    private List<OwnItem> replaced(
            SelfCare care, UdsCall call, EndUser user, List<Device> devices, List<Map<String, String>> sent) {
        List<OwnItem> items = new ArrayList<>(care.items());
        items.removeIf(item -> item.kind() == shape.kind()
                && devices.stream().anyMatch(device -> device.id().equals(item.device())));
        for (Device device : devices) {
            for (Map<String, String> values : sent) {
                OwnItem made = item(call, user, device, values);
                items.add(same(care, made)
                        .map(known -> new OwnItem(known.kind(), known.device(), known.id(), values))
                        .orElse(made));
            }
        }
        return items;
    }

    /** PUT of the one of that device with the same value of what tells them apart. */
    Reply changeNamed(UdsCall call, EndUser user, Device device) {
        Optional<Map<String, String>> sent =
                Body.read(call.question(), shape.element()).flatMap(root -> shape.read(call, root, Map.of()));
        if (sent.isEmpty()) {
            return unusable(shape.element());
        }
        return same(call.cluster().care(user), item(call, user, device, sent.get()))
                .map(known -> change(call, user, device, known.id()))
                .orElseGet(() -> Reply.absent(shape.element()));
    }

    /** PUT of the one with that key: 409 when another of the device has what tells them apart. */
    Reply change(UdsCall call, EndUser user, Device device, String id) {
        Optional<OwnItem> known = item(call, user, device, id);
        if (known.isEmpty()) {
            return Reply.absent(shape.element());
        }
        Optional<Map<String, String>> values = Body.read(call.question(), shape.element())
                .flatMap(root -> shape.read(call, root, known.get().values()));
        if (values.isEmpty()) {
            return unusable(shape.element());
        }
        OwnItem item = new OwnItem(shape.kind(), device.id(), id, values.get());
        boolean changed = call.database()
                .changeIf(
                        user.id(),
                        care -> care.item(shape.kind(), id).isPresent()
                                && same(care, item)
                                        .filter(other -> !other.id().equals(id))
                                        .isEmpty(),
                        care -> care.with(item));
        if (!changed) {
            return conflict();
        }
        return shape.showsUpdates() ? one(call.again(), user, device, id) : Reply.done();
    }

    /** DELETE of what all devices have with that value; 404 when none has. */
    Reply removeNamed(UdsCall call, EndUser user) {
        Filters filters = new Filters(call.question().query());
        Optional<String> wanted = filters.value(shape.unique());
        if (wanted.isEmpty() || !filters.sound(List.of(shape.unique()))) {
            return Reply.problem(415, shape.unique() + " is wanted, once and not empty");
        }
        return remove(
                call,
                user,
                item -> item.value(shape.unique()).equals(wanted.get()),
                () -> Reply.absent(shape.element()));
    }

    /** DELETE of the one with that key, on whichever device. */
    Reply remove(UdsCall call, EndUser user, String id) {
        return remove(call, user, item -> item.id().equals(id), () -> Reply.absent(shape.element()));
    }

    /** DELETE of all that those devices have; there is nothing wrong with none. */
    Reply removeAll(UdsCall call, EndUser user, List<Device> devices) {
        return remove(
                call,
                user,
                item -> devices.stream().anyMatch(device -> device.id().equals(item.device())),
                Reply::done);
    }

    private Reply remove(UdsCall call, EndUser user, Predicate<OwnItem> which, Supplier<Reply> otherwise) {
        Predicate<OwnItem> its = which.and(item -> item.kind() == shape.kind());
        boolean removed = call.database()
                .changeIf(
                        user.id(),
                        care -> care.items().stream().anyMatch(its),
                        care -> care.without(care.items().stream().filter(its).toList()));
        return removed ? Reply.done() : otherwise.get();
    }

    /** What the body of a list says; empty when it is no usable one or says something twice. */
    private Optional<List<Map<String, String>>> list(UdsCall call) {
        Optional<XmlElement> root = Body.read(call.question(), shape.plural());
        if (root.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, String>> all = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (XmlElement child : root.get().children()) {
            Optional<Map<String, String>> values =
                    Body.called(child, shape.element()) ? shape.read(call, child, Map.of()) : Optional.empty();
            if (values.isEmpty() || !told.add(values.get().get(shape.unique()))) {
                return Optional.empty();
            }
            all.add(values.get());
        }
        return Optional.of(all);
    }

    /** A new item. Its key is made from what it is and when it was made, so that it is the same in every run. */
    private OwnItem item(UdsCall call, EndUser user, Device device, Map<String, String> values) {
        String name = user.id() + "/" + device.id() + "/" + call.cluster().revision() + "/" + values;
        return new OwnItem(shape.kind(), device.id(), call.cluster().key(shape.element(), name), values);
    }

    private Optional<OwnItem> item(UdsCall call, EndUser user, Device device, String id) {
        return call.cluster()
                .care(user)
                .item(shape.kind(), id)
                .filter(item -> item.device().equals(device.id()));
    }

    private List<OwnItem> of(UdsCall call, EndUser user, Device device) {
        return call.cluster().care(user).items(shape.kind(), device.id()).stream()
                .sorted(shape.order())
                .toList();
    }

    private static List<Map<String, String>> values(List<OwnItem> items) {
        return items.stream().map(OwnItem::values).toList();
    }

    private Optional<OwnItem> same(SelfCare care, OwnItem item) {
        return care.items(shape.kind(), item.device()).stream()
                .filter(other -> other.value(shape.unique()).equals(item.value(shape.unique())))
                .findFirst();
    }

    private static Reply conflict() {
        return Reply.problem(409, "there is one such already, or no room for it");
    }

    private static Reply unusable(String root) {
        return Reply.problem(415, "the body is not a usable " + root);
    }
}

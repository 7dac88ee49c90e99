package org.uclab.sim.ucm.uds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.model.Spelling;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.ItemKind;
import org.uclab.sim.ucm.database.SelfCare.OwnItem;

/**
 * {@code remoteDestinations} and {@code remoteDestination/{pk}}: other numbers that ring with a user's own, each associated
 * with one of his devices. ASSUMED(UDS API): the product wants a remote destination profile or a CTI remote device there;
 * the lab has neither and takes every device of the user. The schedule of a week is spoken of but not printed, and left out.
 */
final class RemoteDestinations {

    /** "Remote Destination Limit": most of one user. */
    static final int LIMIT = 4;

    private static final String ELEMENT = "remoteDestination";
    private static final String NAME = "name";
    private static final String DESTINATION = "destination";
    private static final List<String> SWITCHES =
            List.of("ringWhenExtensionDialed", "allowTransferToMobile", "allowControlFromApplication");

    /** Key of the associated device, and what for. */
    private static final String DEVICE = "associatedDevice";

    private static final String USAGE = "usage";

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RemoteDestinations() {}

    static Reply list(UdsCall call, EndUser user) {
        XmlText text = Reply.begin()
                .open("remoteDestinations", "version", call.version(), "uri", call.uri(user) + "/remoteDestinations");
        for (OwnItem item : all(call.cluster().care(user))) {
            text.open(ELEMENT, "uri", uri(call, user, item.id()));
            children(text, item);
            device(user, item).ifPresent(device -> {
                text.open("associatedDevices").open(DEVICE);
                usage(text, call, item).element(NAME, device.name()).element("description", device.description());
                model(text, call, device);
                text.close().close();
            });
            text.close();
        }
        return Reply.document(text);
    }

    static Reply one(UdsCall call, EndUser user, String id) {
        return item(call, user, id)
                .map(item -> Reply.document(detail(call, user, item)))
                .orElseGet(() -> Reply.absent("remote destination"));
    }

    private static XmlText detail(UdsCall call, EndUser user, OwnItem item) {
        XmlText text = Reply.begin().open(ELEMENT, "version", call.version(), "uri", uri(call, user, item.id()));
        children(text, item);
        text.open("associatedDevices");
        device(user, item).ifPresent(device -> {
            OptionList usages = OptionList.REMOTE_DESTINATION_USAGE;
            text.open(DEVICE).element(NAME, device.name());
            text.open(USAGE, "uri", call.uri(usages.path()), "value", item.value(USAGE));
            usages.chosenFrom(text, 0, 2).close().element("description", device.description());
            // ASSUMED(UDS API): the user's line is associated with the device, and the destination rings for it or not.
            text.open("associatedExtensions");
            if (!user.line().isEmpty()) {
                text.element("associatedExtension", user.line(), "enable", item.value(SWITCHES.get(0)));
            }
            text.close();
            model(text, call, device);
            text.close();
        });
        OptionList policy = OptionList.VOICE_MAIL_AVOIDANCE;
        return text.close()
                .open("advancedSettings")
                .element("delayBeforeRingTimer", "4.0")
                .open("voiceMailAvoidanceSettings")
                .element("answerTooSoonTimer", "1.5")
                .element(policy.element(), policy.name("0").orElseThrow(), "uri", call.uri(policy.path()), "value", "0")
                .close()
                .element("answerTooLateTimer", "19.0")
                .close();
    }

    /**
     * POST: 201 and where it is; 409 for a number or a key that is there already, which wants a PUT, and when there is no
     * room.
     *
     * @param id the key it shall have, as the reference prints it in the path; empty for one that the server makes
     */
    static Reply add(UdsCall call, EndUser user, String id) {
        Optional<Map<String, String>> values = values(call, user, Map.of());
        if (values.isEmpty() || !(id.isEmpty() || GUID.matcher(id).matches())) {
            return Reply.problem(415, "the body or the key is not usable for a " + ELEMENT);
        }
        String name = user.id() + "/" + call.cluster().revision() + "/" + values.get();
        String key = id.isEmpty() ? call.cluster().key(ELEMENT, name) : id;
        OwnItem item = new OwnItem(ItemKind.REMOTE_DESTINATION, SelfCare.NO_DEVICE, key, values.get());
        boolean added = call.database()
                .changeIf(
                        user.id(),
                        // ASSUMED(UDS API): a user with as many as he may have gets a conflict.
                        care -> all(care).size() < LIMIT
                                && care.items().size() < SelfCare.ITEMS_MAX
                                && all(care).stream()
                                        .noneMatch(other -> other.id().equals(key) || sameNumber(other, item)),
                        care -> care.withAll(List.of(item)));
        return added ? Reply.created(uri(call, user, key)) : conflict();
    }

    /** PUT: what the body does not say stays. */
    static Reply change(UdsCall call, EndUser user, String id) {
        Optional<OwnItem> known = item(call, user, id);
        if (known.isEmpty()) {
            return Reply.absent("remote destination");
        }
        Optional<Map<String, String>> values = values(call, user, known.get().values());
        if (values.isEmpty()) {
            return Reply.problem(415, "the body is not a usable " + ELEMENT);
        }
        OwnItem item = new OwnItem(ItemKind.REMOTE_DESTINATION, SelfCare.NO_DEVICE, id, values.get());
        boolean changed = call.database()
                .changeIf(
                        user.id(),
                        care -> care.item(ItemKind.REMOTE_DESTINATION, id).isPresent()
                                && all(care).stream()
                                        .noneMatch(other -> !other.id().equals(id) && sameNumber(other, item)),
                        care -> care.with(item));
        return changed ? one(call.again(), user, id) : conflict();
    }

    /** ASSUMED(UDS API): the reference does not print a DELETE; that it is there is a conclusion from its likes. */
    static Reply remove(UdsCall call, EndUser user, String id) {
        boolean removed = call.database()
                .changeIf(
                        user.id(),
                        care -> care.item(ItemKind.REMOTE_DESTINATION, id).isPresent(),
                        care -> care.without(care.item(ItemKind.REMOTE_DESTINATION, id).stream()
                                .toList()));
        return removed ? Reply.done() : Reply.absent("remote destination");
    }

    /** What the body says over what was there; empty when that makes no remote destination. */
    private static Optional<Map<String, String>> values(UdsCall call, EndUser user, Map<String, String> before) {
        Optional<XmlElement> body = Body.read(call.question(), ELEMENT);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        XmlElement root = body.get();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(NAME, root.childText(NAME).orElse(before.getOrDefault(NAME, "")));
        // COMPAT(UDS API): the printed update calls the destination by another name than everything else does.
        values.put(
                DESTINATION,
                root.childText(DESTINATION)
                        .or(() -> root.childText("destinationNumber"))
                        .orElse(before.getOrDefault(DESTINATION, "")));
        boolean usable = !values.get(DESTINATION).isEmpty();
        for (String name : SWITCHES) {
            Optional<Boolean> on = root.childText(name)
                    .map(text -> Body.truth(text, false))
                    .orElse(Optional.of(before.getOrDefault(name, "false").equals("true")));
            usable &= on.isPresent();
            values.put(name, Boolean.toString(on.orElse(false)));
        }
        Optional<XmlElement> associated = root.child("associatedDevices").flatMap(devices -> devices.child(DEVICE));
        if (associated.isEmpty()) {
            values.put(DEVICE, before.getOrDefault(DEVICE, ""));
            values.put(USAGE, before.getOrDefault(USAGE, "0"));
        } else {
            Optional<Device> device = associated.get().childText(NAME).flatMap(name -> named(user, name));
            String usage = associated.get().childText(USAGE).orElse(before.getOrDefault(USAGE, "0"));
            usable &= device.isPresent()
                    && OptionList.REMOTE_DESTINATION_USAGE.name(usage).isPresent();
            values.put(DEVICE, device.map(Device::id).orElse(""));
            values.put(USAGE, usage);
        }
        return usable ? Optional.of(values) : Optional.empty();
    }

    private static void children(XmlText text, OwnItem item) {
        text.element("id", item.id()).element(NAME, item.value(NAME)).element(DESTINATION, item.value(DESTINATION));
        SWITCHES.forEach(name -> text.element(name, item.value(name)));
    }

    private static XmlText usage(XmlText text, UdsCall call, OwnItem item) {
        OptionList usages = OptionList.REMOTE_DESTINATION_USAGE;
        return text.element(
                USAGE,
                usages.name(item.value(USAGE)).orElse(""),
                "uri",
                call.uri(usages.path()),
                "value",
                item.value(USAGE));
    }

    /** The model, from 12.0. */
    private static void model(XmlText text, UdsCall call, Device device) {
        if (call.cluster().release().atLeast(12, 0)) {
            text.element("model", device.model());
        }
    }

    private static Optional<Device> named(EndUser user, String name) {
        return user.devices().stream()
                .filter(device -> Spelling.DEVICE_NAME.same(device.name(), name))
                .findFirst();
    }

    private static Optional<Device> device(EndUser user, OwnItem item) {
        return user.devices().stream()
                .filter(device -> device.id().equals(item.value(DEVICE)))
                .findFirst();
    }

    private static List<OwnItem> all(SelfCare care) {
        return care.items(ItemKind.REMOTE_DESTINATION, SelfCare.NO_DEVICE);
    }

    private static Optional<OwnItem> item(UdsCall call, EndUser user, String id) {
        return call.cluster().care(user).item(ItemKind.REMOTE_DESTINATION, id);
    }

    private static boolean sameNumber(OwnItem one, OwnItem other) {
        return one.value(DESTINATION).equals(other.value(DESTINATION));
    }

    private static String uri(UdsCall call, EndUser user, String id) {
        return call.uri(user) + "/" + ELEMENT + "/" + id;
    }

    private static Reply conflict() {
        return Reply.problem(409, "there is one such already, or no room for it");
    }
}

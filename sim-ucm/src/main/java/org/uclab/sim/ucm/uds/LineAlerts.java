package org.uclab.sim.ucm.uds;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.Alert;
import org.uclab.sim.ucm.database.SelfCare.Appearance;
import org.uclab.sim.ucm.database.SelfCare.DeviceCare;

/**
 * How a line tells of calls and messages on each device, in the documents of the user, the extensions and the devices: the
 * same elements in each, with other attributes.
 */
final class LineAlerts {

    private static final Map<Alert, OptionList> LISTS = new EnumMap<>(Map.of(
            Alert.MESSAGE_VISUAL, OptionList.MESSAGE_WAITING_VISUAL,
            Alert.MESSAGE_AUDIBLE, OptionList.MESSAGE_WAITING_AUDIBLE,
            Alert.RING_ON_A_CALL, OptionList.ON_A_CALL_RING,
            Alert.RING_NOT_ON_A_CALL, OptionList.NOT_ON_A_CALL_RING));

    private LineAlerts() {}

    /** Keys of the devices a user's line is on; of none there is one that stands for it. */
    static List<String> devices(EndUser user) {
        return user.devices().isEmpty()
                ? List.of(SelfCare.NO_DEVICE)
                : user.devices().stream().map(Device::id).toList();
    }

    /** The line on the first device. ASSUMED(UDS API): where the devices differ, the user's documents show its. */
    static Appearance first(SelfCare care, EndUser user) {
        return care.device(devices(user).get(0)).line();
    }

    /** Whether all devices have the line alike in one respect, as an attribute says it. */
    static String same(SelfCare care, EndUser user, Function<Appearance, Object> what) {
        return Boolean.toString(devices(user).stream()
                        .map(key -> what.apply(care.device(key).line()))
                        .distinct()
                        .count()
                == 1);
    }

    /** Writes the preferences of all devices, with whether they are the same. */
    static void ofAll(XmlText text, SelfCare care, EndUser user) {
        LISTS.forEach((alert, list) -> text.element(
                list.element(),
                name(list, first(care, user).alert(alert)),
                "appliesToAllLineAppearances",
                same(care, user, line -> line.alert(alert)),
                "value",
                first(care, user).alert(alert)));
    }

    /** Writes the preferences of one device by name. */
    static void named(XmlText text, Appearance line) {
        LISTS.forEach((alert, list) ->
                text.element(list.element(), name(list, line.alert(alert)), "value", line.alert(alert)));
    }

    /** Writes the preferences of one device with what else could be chosen. */
    static void choices(XmlText text, Appearance line) {
        LISTS.forEach((alert, list) -> {
            text.open(list.element(), "value", line.alert(alert));
            switch (alert) {
                case MESSAGE_VISUAL -> list.chosenFrom(text, 1, 4);
                case MESSAGE_AUDIBLE -> list.chosenFrom(text, 0, 1);
                case RING_ON_A_CALL, RING_NOT_ON_A_CALL -> list.chosenFrom(text, 1, 5);
            }
            text.close();
        });
    }

    /**
     * A body's preferences, those it has: an empty value is the system's default.
     *
     * @return empty when one is not of its list
     */
    static Optional<Map<Alert, String>> read(XmlElement sent) {
        Map<Alert, String> read = new HashMap<>();
        for (Map.Entry<Alert, OptionList> each : LISTS.entrySet()) {
            Optional<String> value = sent.childText(each.getValue().element());
            if (value.isPresent()
                    && !value.get().isEmpty()
                    && each.getValue().name(value.get()).isEmpty()) {
                return Optional.empty();
            }
            value.ifPresent(text -> read.put(each.getKey(), text));
        }
        return Optional.of(read);
    }

    /** A device with other preferences, label and log; what is absent stays. */
    static DeviceCare changed(
            DeviceCare before, Map<Alert, String> alerts, Optional<String> label, Optional<Boolean> missed) {
        Appearance line = before.line();
        Map<Alert, String> changed = new HashMap<>(line.alerts());
        changed.putAll(alerts);
        return before.with(new Appearance(label.orElse(line.label()), missed.orElse(line.logMissedCalls()), changed));
    }

    private static String name(OptionList list, String value) {
        String usual = list == OptionList.MESSAGE_WAITING_AUDIBLE ? "2" : "0";
        return list.name(value.isEmpty() ? usual : value).orElse("");
    }
}

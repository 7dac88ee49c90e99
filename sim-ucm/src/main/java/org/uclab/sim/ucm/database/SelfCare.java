package org.uclab.sim.ucm.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user has set for himself, as far as it is no part of the directory. Immutable.
 *
 * @param locale           key of the user locale, empty for the cluster's
 * @param calendarPresence whether meetings become presence
 * @param doNotDisturb     for all devices at once
 * @param logMissedCalls   of the user's line
 * @param lineLabel        of the user's line, empty for none
 * @param forwardAll       where all calls go
 * @param pin              the PIN once it was changed
 * @param devices          by key of the device; a device not there has the defaults
 * @param items            speed dials, subscribed services and remote destinations, in the order they were made
 */
public record SelfCare(
        String locale,
        boolean calendarPresence,
        boolean doNotDisturb,
        boolean logMissedCalls,
        String lineLabel,
        ForwardAll forwardAll,
        Optional<String> pin,
        Map<String, DeviceCare> devices,
        List<OwnItem> items) {

    /** Most items one user may have. */
    public static final int ITEMS_MAX = 500;

    /** A user who has set nothing. */
    public static final SelfCare NOTHING_SET =
            new SelfCare("", false, false, true, "", new ForwardAll(false, ""), Optional.empty(), Map.of(), List.of());

    /** Forwarding of all calls: to voice mail, to a number, or off when the number is empty. */
    public record ForwardAll(boolean toVoiceMail, String destination) {}

    /**
     * Of one device.
     *
     * @param describedByUser whether the description is the user's own
     */
    public record DeviceCare(boolean doNotDisturb, boolean describedByUser) {

        static final DeviceCare NOTHING_SET = new DeviceCare(false, false);
    }

    /** Things a user has several of. */
    public enum ItemKind {
        SPEED_DIAL,
        SUBSCRIBED_SERVICE,
        REMOTE_DESTINATION
    }

    /**
     * One of several.
     *
     * @param device key of the device it belongs to, empty for all of them
     * @param id     lower-case GUID
     * @param values by name of the element, in order
     */
    public record OwnItem(ItemKind kind, String device, String id, Map<String, String> values) {

        public OwnItem {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** The value of that name, empty when there is none. */
        public String value(String name) {
            return values.getOrDefault(name, "");
        }
    }

    public SelfCare {
        devices = Map.copyOf(devices);
        items = List.copyOf(items);
        if (items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("more than " + ITEMS_MAX + " items of one user");
        }
    }

    /** What is set for that device. */
    public DeviceCare device(String key) {
        return devices.getOrDefault(key, DeviceCare.NOTHING_SET);
    }

    /** The items of that kind that belong to that device, or to all devices when its key is empty. */
    public List<OwnItem> items(ItemKind kind, String device) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.device().equals(device))
                .toList();
    }

    /** The item with that key. */
    public Optional<OwnItem> item(ItemKind kind, String id) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.id().equals(id))
                .findFirst();
    }

    /** The same with that item, at the place of the one with its key, else at the end. */
    public SelfCare with(OwnItem item) {
        List<OwnItem> changed = new ArrayList<>(items);
        int at = 0;
        while (at < changed.size() && !changed.get(at).id().equals(item.id())) {
            at++;
        }
        if (at < changed.size()) {
            changed.set(at, item);
        } else {
            changed.add(item);
        }
        return withItems(changed);
    }

    /** The same without that item. */
    public SelfCare without(OwnItem item) {
        return withItems(items.stream().filter(each -> !each.equals(item)).toList());
    }

    private SelfCare withItems(List<OwnItem> changed) {
        return new SelfCare(
                locale, calendarPresence, doNotDisturb, logMissedCalls, lineLabel, forwardAll, pin, devices, changed);
    }

    public SelfCare withLocale(String other) {
        return new SelfCare(
                other, calendarPresence, doNotDisturb, logMissedCalls, lineLabel, forwardAll, pin, devices, items);
    }

    public SelfCare withCalendarPresence(boolean on) {
        return new SelfCare(locale, on, doNotDisturb, logMissedCalls, lineLabel, forwardAll, pin, devices, items);
    }

    public SelfCare withDoNotDisturb(boolean on) {
        return new SelfCare(locale, calendarPresence, on, logMissedCalls, lineLabel, forwardAll, pin, devices, items);
    }

    /** The same with other settings of the line. */
    public SelfCare withLine(boolean missedCalls, String label) {
        return new SelfCare(
                locale, calendarPresence, doNotDisturb, missedCalls, label, forwardAll, pin, devices, items);
    }

    public SelfCare withForwardAll(ForwardAll other) {
        return new SelfCare(
                locale, calendarPresence, doNotDisturb, logMissedCalls, lineLabel, other, pin, devices, items);
    }

    public SelfCare withPin(String other) {
        return new SelfCare(
                locale,
                calendarPresence,
                doNotDisturb,
                logMissedCalls,
                lineLabel,
                forwardAll,
                Optional.of(other),
                devices,
                items);
    }

    /** The same with other settings of that device. */
    public SelfCare withDevice(String key, DeviceCare care) {
        Map<String, DeviceCare> changed = new HashMap<>(devices);
        changed.put(key, care);
        return new SelfCare(
                locale, calendarPresence, doNotDisturb, logMissedCalls, lineLabel, forwardAll, pin, changed, items);
    }
}

package org.uclab.sim.ucm.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a user has set for himself, as far as it is no part of the directory. Immutable.
 *
 * @param personal  of the user as a whole
 * @param forwarded where calls to the user's line go; a kind not there is not forwarded
 * @param devices   by key of the device; a device not there has the defaults
 * @param items     speed dials, subscribed services and remote destinations, in the order they were made
 */
public record SelfCare(
        Personal personal, Map<Forwarding, ForwardTo> forwarded, Map<String, DeviceCare> devices, List<OwnItem> items) {

    /** Most items one user may have. */
    public static final int ITEMS_MAX = 1000;

    /** Stands for the device of a user who has none. */
    public static final String NO_DEVICE = "";

    /** A user who has set nothing. */
    public static final SelfCare NOTHING_SET = new SelfCare(
            new Personal("", false, Optional.empty(), new ConferenceNow(false, "")), Map.of(), Map.of(), List.of());

    /**
     * Of the user as a whole.
     *
     * @param locale           key of the user locale, empty for the cluster's
     * @param calendarPresence whether meetings become presence
     * @param pin              the PIN once it was changed
     */
    public record Personal(String locale, boolean calendarPresence, Optional<String> pin, ConferenceNow conferenceNow) {

        @Override
        public String toString() {
            return "locale " + locale + (calendarPresence ? ", calendar presence" : "");
        }
    }

    /**
     * A user's meeting place.
     *
     * @param accessCode digits that guests are asked for, empty for none
     */
    public record ConferenceNow(boolean enabled, String accessCode) {}

    /** Which calls are forwarded. */
    public enum Forwarding {
        ALL,
        BUSY_EXTERNAL,
        NO_ANSWER_EXTERNAL,
        BUSY_INTERNAL,
        NO_ANSWER_INTERNAL
    }

    /** Where calls go: to voice mail, to a number, or nowhere when the number is empty. */
    public record ForwardTo(boolean toVoiceMail, String destination) {

        static final ForwardTo NOWHERE = new ForwardTo(false, "");
    }

    /**
     * Of one device.
     *
     * @param describedByUser whether the description is the user's own
     * @param line            how the user's line appears on it
     * @param pushToken       where notifications to it are pushed, by name of the element; empty for nowhere
     */
    public record DeviceCare(
            boolean doNotDisturb, boolean describedByUser, Appearance line, Map<String, String> pushToken) {

        static final DeviceCare NOTHING_SET = new DeviceCare(false, false, Appearance.NOTHING_SET, Map.of());

        public DeviceCare {
            pushToken = Collections.unmodifiableMap(new LinkedHashMap<>(pushToken));
        }

        public DeviceCare withDoNotDisturb(boolean on) {
            return new DeviceCare(on, describedByUser, line, pushToken);
        }

        public DeviceCare withDescribedByUser(boolean own) {
            return new DeviceCare(doNotDisturb, own, line, pushToken);
        }

        public DeviceCare with(Appearance other) {
            return new DeviceCare(doNotDisturb, describedByUser, other, pushToken);
        }

        public DeviceCare withPushToken(Map<String, String> other) {
            return new DeviceCare(doNotDisturb, describedByUser, line, other);
        }

        @Override
        public String toString() {
            return "do not disturb " + doNotDisturb + ", " + line;
        }
    }

    /** What a line tells of calls and messages on one device. */
    public enum Alert {
        MESSAGE_VISUAL,
        MESSAGE_AUDIBLE,
        RING_ON_A_CALL,
        RING_NOT_ON_A_CALL
    }

    /**
     * A line on one device.
     *
     * @param label  empty for none
     * @param alerts values of the lists of options; one not there is the system's default
     */
    public record Appearance(String label, boolean logMissedCalls, Map<Alert, String> alerts) {

        static final Appearance NOTHING_SET = new Appearance("", true, Map.of());

        public Appearance {
            alerts = Map.copyOf(alerts);
        }

        /** The value chosen, empty for the system's default. */
        public String alert(Alert alert) {
            return alerts.getOrDefault(alert, "");
        }
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
     * @param device key of the device it belongs to, {@link #NO_DEVICE} for none in particular
     * @param id     lower-case GUID
     * @param values by name, in order
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
        forwarded = Map.copyOf(forwarded);
        devices = Map.copyOf(devices);
        items = List.copyOf(items);
        if (items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("more than " + ITEMS_MAX + " items of one user");
        }
    }

    /** Where those calls go. */
    public ForwardTo forward(Forwarding kind) {
        return forwarded.getOrDefault(kind, ForwardTo.NOWHERE);
    }

    /** What is set for that device. */
    public DeviceCare device(String key) {
        return devices.getOrDefault(key, DeviceCare.NOTHING_SET);
    }

    /** The items of that kind that belong to that device. */
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

    /** The same without those items. */
    public SelfCare without(Collection<OwnItem> gone) {
        return withItems(items.stream().filter(each -> !gone.contains(each)).toList());
    }

    /** The same with those items too. */
    public SelfCare withAll(Collection<OwnItem> more) {
        List<OwnItem> changed = new ArrayList<>(items);
        changed.addAll(more);
        return withItems(changed);
    }

    private SelfCare withItems(List<OwnItem> changed) {
        return new SelfCare(personal, forwarded, devices, changed);
    }

    /** The same with something else of the user as a whole. */
    public SelfCare with(Personal other) {
        return new SelfCare(other, forwarded, devices, items);
    }

    /** The same with another PIN. */
    public SelfCare withPin(String pin) {
        return with(new Personal(
                personal.locale(), personal.calendarPresence(), Optional.of(pin), personal.conferenceNow()));
    }

    /** The same with another meeting place. */
    public SelfCare with(ConferenceNow other) {
        return with(new Personal(personal.locale(), personal.calendarPresence(), personal.pin(), other));
    }

    /** The same with those calls forwarded as said; kinds not there stay as they are. */
    public SelfCare forwarding(Map<Forwarding, ForwardTo> other) {
        Map<Forwarding, ForwardTo> changed = new HashMap<>(forwarded);
        changed.putAll(other);
        return new SelfCare(personal, changed, devices, items);
    }

    /** The same with other settings of that device. */
    public SelfCare withDevice(String key, UnaryOperator<DeviceCare> how) {
        Map<String, DeviceCare> changed = new HashMap<>(devices);
        changed.put(key, how.apply(device(key)));
        return new SelfCare(personal, forwarded, changed, items);
    }

    /** The same with other settings of each of those devices. */
    public SelfCare withDevices(Collection<String> keys, UnaryOperator<DeviceCare> how) {
        SelfCare changed = this;
        for (String key : keys) {
            changed = changed.withDevice(key, how);
        }
        return changed;
    }
}

package org.uclab.sim.ucm.cluster;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A device.
 *
 * @param name    letters, digits, {@code . _ -}
 * @param id      lower-case GUID
 * @param model   as UCM names it, such as {@code Cisco Unified Client Services Framework}
 * @param product number of the model in UCM's product table
 * @param supportField the Cisco Support Field, empty for nothing
 * @param security     how it signs in
 */
public record Device(
        String name,
        String id,
        String model,
        int product,
        String description,
        String supportField,
        DeviceSecurity security) {

    /** Model of the desktop client. */
    public static final String DESKTOP_MODEL = "Cisco Unified Client Services Framework";

    /** Product number of the desktop client. */
    public static final int DESKTOP_PRODUCT = 390;

    private static final int NAME_MAX_CHARS = 128;
    private static final int GUID_CHARS = 36;

    /** A device that belongs to no group and signs in openly. */
    public Device(String name, String id, String model, int product, String description) {
        this(name, id, model, product, description, "", DeviceSecurity.NONE);
    }

    public Device {
        require(isName(name), "not the name of a device: " + name);
        require(isGuid(id), "not a lower-case GUID: " + id);
    }

    /** A device of that user and model, with a key made from both. */
    public static Device of(String user, String name, DeviceModel model) {
        return new Device(name, madeId(user, name), model.name(), model.productId(), "");
    }

    /** The desktop client of a user, as a cluster makes it unless told more. */
    static Device desktop(String user, String name) {
        return new Device(name, madeId(user, name), DESKTOP_MODEL, DESKTOP_PRODUCT, "");
    }

    /** The key of a device that was configured without one. */
    static String madeId(String user, String name) {
        return UUID.nameUUIDFromBytes((user + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The same with another description. */
    public Device withDescription(String other) {
        return new Device(name, id, model, product, other, supportField, security);
    }

    /** The same without a Cisco Support Field. */
    public Device withoutSupportField() {
        return new Device(name, id, model, product, description, "", security);
    }

    /** The same with other security. */
    public Device with(DeviceSecurity other) {
        return new Device(name, id, model, product, description, supportField, other);
    }

    /** By hand, because a large company has a hundred thousand of them and a start waits. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= NAME_MAX_CHARS
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '_'
                                || c == '-');
    }

    /** Lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
    static boolean isGuid(String id) {
        if (id.length() != GUID_CHARS) {
            return false;
        }
        for (int i = 0; i < GUID_CHARS; i++) {
            char c = id.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

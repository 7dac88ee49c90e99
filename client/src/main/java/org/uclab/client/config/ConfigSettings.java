package org.uclab.client.config;

import org.uclab.client.uds.DeviceKind;

/**
 * What a client brings to its configuration.
 *
 * @param device    the device that it is
 * @param groupFile {@code TFTP_FILE_NAME} of its installation (S3): the group file of a user without a device; empty for
 *                  none
 * @param handset   what it runs on, as far as that matters
 * @param upgraded  whether the kernel of that is the newest
 * @param capfString the authentication string that the user was given for CAPF; empty for none
 */
public record ConfigSettings(
        DeviceKind device, String groupFile, Handset handset, boolean upgraded, String capfString) {

    /** A desktop client installed without arguments. */
    public static ConfigSettings defaults() {
        return new ConfigSettings(DeviceKind.CSF, "", Handset.PLAIN, false, "");
    }

    public ConfigSettings withDevice(DeviceKind kind) {
        return new ConfigSettings(kind, groupFile, handset, upgraded, capfString);
    }

    public ConfigSettings withGroupFile(String name) {
        return new ConfigSettings(device, name, handset, upgraded, capfString);
    }

    public ConfigSettings withHandset(Handset other) {
        return new ConfigSettings(device, groupFile, other, upgraded, capfString);
    }

    /** With the newest kernel, or an older one. */
    public ConfigSettings withUpgraded(boolean newest) {
        return new ConfigSettings(device, groupFile, handset, newest, capfString);
    }

    public ConfigSettings withCapfString(String given) {
        return new ConfigSettings(device, groupFile, handset, upgraded, given);
    }
}

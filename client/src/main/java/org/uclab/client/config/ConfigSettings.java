package org.uclab.client.config;

import org.uclab.client.uds.DeviceKind;

/**
 * What a client brings to its configuration.
 *
 * @param device    the device that it is
 * @param groupFile {@code TFTP_FILE_NAME} of its installation (S3): the group file of a user without a device; empty for
 *                  none
 * @param capfString the authentication string that the user was given for CAPF; empty for none
 */
public record ConfigSettings(DeviceKind device, String groupFile, String capfString) {

    /** A desktop client installed without arguments. */
    public static ConfigSettings defaults() {
        return new ConfigSettings(DeviceKind.CSF, "", "");
    }

    public ConfigSettings withDevice(DeviceKind kind) {
        return new ConfigSettings(kind, groupFile, capfString);
    }

    public ConfigSettings withGroupFile(String name) {
        return new ConfigSettings(device, name, capfString);
    }

    public ConfigSettings withCapfString(String given) {
        return new ConfigSettings(device, groupFile, given);
    }
}

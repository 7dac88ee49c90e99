package org.uclab.client.config;

import org.uclab.client.uds.DeviceKind;

/**
 * What a client brings to its configuration.
 *
 * @param device    the device that it is
 * @param groupFile {@code TFTP_FILE_NAME} of its installation (S3): the group file of a user without a device; empty for
 *                  none
 */
public record ConfigSettings(DeviceKind device, String groupFile) {

    /** A desktop client installed without arguments. */
    public static ConfigSettings defaults() {
        return new ConfigSettings(DeviceKind.CSF, "");
    }

    public ConfigSettings withDevice(DeviceKind kind) {
        return new ConfigSettings(kind, groupFile);
    }

    public ConfigSettings withGroupFile(String name) {
        return new ConfigSettings(device, name);
    }
}

package org.uclab.client.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.history.Phrase;

/**
 * Which configuration file of a group counts for a user: the one that the Cisco Support Field of the device names (S3),
 * or, for a user without a device, the one that the client was installed with.
 */
record GroupFile(String name, Phrase because) {

    private static final String KEY = "configurationfile=";

    /** A file, or one in folders of the TFTP server. */
    private static final Pattern NAME =
            Pattern.compile("/?[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}){0,4}");

    /** The file, if there is one. */
    static Optional<GroupFile> of(boolean hasDevice, DeviceFile device, ConfigSettings settings) {
        // ASSUMED(JTT): the field holds entries apart by semicolons, of which only the first counts.
        String first = device.supportField().split(";", 2)[0].strip();
        if (first.toLowerCase(Locale.ROOT).startsWith(KEY)) {
            return named(first.substring(KEY.length()), ConfigDecisions.SUPPORT_FIELD.of());
        }
        return hasDevice ? Optional.empty() : named(settings.groupFile(), ConfigDecisions.INSTALLATION.of());
    }

    private static Optional<GroupFile> named(String name, Phrase because) {
        String file = name.strip();
        return NAME.matcher(file).matches() ? Optional.of(new GroupFile(file, because)) : Optional.empty();
    }
}

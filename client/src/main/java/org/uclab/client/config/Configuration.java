package org.uclab.client.config;

import java.util.List;

/**
 * Everything the files told.
 *
 * @param tftpServer      the server that answered last; empty when none is known
 * @param presenceServers after precedence between profile and configuration file, primary first
 */
public record Configuration(
        String tftpServer,
        DeviceFile device,
        ServiceProfile profile,
        JabberConfig jabberConfig,
        DialRules applicationDialRules,
        DialRules directoryLookupRules,
        List<String> presenceServers) {

    public Configuration {
        presenceServers = List.copyOf(presenceServers);
    }

    /** Of somebody whom no file is served to. */
    public static Configuration none() {
        return new Configuration(
                "",
                DeviceFile.none(),
                ServiceProfile.none(),
                JabberConfig.none(),
                DialRules.none(),
                DialRules.none(),
                List.of());
    }
}

package org.uclab.client.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the files told.
 *
 * @param tftpServer           the server that answered last; empty when none is known
 * @param jabberConfig         of the group file and the global file together
 * @param applicationDialRules for numbers that are dialled
 * @param directoryLookupRules for numbers that are looked up
 */
public record Configuration(
        String tftpServer,
        DeviceFile device,
        ServiceProfile profile,
        JabberConfig jabberConfig,
        DialRules applicationDialRules,
        DialRules directoryLookupRules) {

    private static final String CLOUD = "WebEx (IM and Presence)";

    Configuration(String tftpServer, DeviceFile device, ServiceProfile profile, JabberConfig jabberConfig) {
        this(tftpServer, device, profile, jabberConfig, DialRules.none(), DialRules.none());
    }

    /** The same with dial rules, which are fetched once the user is signed in. */
    public Configuration withDialRules(DialRules application, DialRules directory) {
        return new Configuration(tftpServer, device, profile, jabberConfig, application, directory);
    }

    /** What the cloud alone told. */
    public static Configuration ofCloud(JabberConfig config) {
        return new Configuration(
                "", DeviceFile.none(), ServiceProfile.told(CLOUD, List.of(), DirectoryProfile.none()), config);
    }

    /** The same where the configuration of the cloud does not say otherwise (JDIG11). */
    public Configuration under(JabberConfig cloud) {
        return new Configuration(
                tftpServer, device, profile, jabberConfig.under(cloud), applicationDialRules, directoryLookupRules);
    }

    /** The value that counts for a parameter, by its name in jabber-config.xml. */
    public Choice parameter(String name) {
        return PrecedenceRules.choose(
                Parameter.called(name).map(one -> profile.get(one.path())).orElse(""),
                jabberConfig.get(name),
                Parameter.called(name).map(Parameter::byDefault).orElse(""));
    }

    /** The presence servers that count, primary first. */
    public List<String> presenceServers() {
        List<String> named = profile.presenceServers();
        String file = jabberConfig.get("PresenceServerAddress");
        return !named.isEmpty() || file.isEmpty() ? named : List.of(file);
    }

    /**
     * The CCMCIP servers, in the order to try them: those the file names, else the first node of the home cluster, as in
     * the trace.
     */
    public List<String> ccmcipServers(List<String> udsServers) {
        List<String> named = Stream.of("CcmcipServer1", "CcmcipServer2")
                .map(jabberConfig::get)
                .filter(server -> !server.isEmpty())
                .toList();
        return named.isEmpty() ? udsServers.stream().limit(1).toList() : named;
    }

    /** Who authenticates; where the profile does not say, a presence server that the file names does. */
    public Authenticator authenticator() {
        Authenticator byProfile = profile.authenticator();
        return byProfile == Authenticator.UNKNOWN && !presenceServers().isEmpty()
                ? Authenticator.IM_AND_PRESENCE
                : byProfile;
    }
}

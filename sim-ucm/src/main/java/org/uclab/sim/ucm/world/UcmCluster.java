package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Unified CM cluster.
 *
 * @param release  {@code 9.1.2}
 * @param domain   its organization top level domain
 * @param nodes    in the order clients shall try them, publisher marked
 * @param tftp     hosts in the order devices are given them
 * @param knowsEverybody whether it has the users of other clusters too, as people who are at home elsewhere
 * @param profile     the service profile of users without one of their own
 * @param configFile  {@code jabber-config.xml}, absent when the administrator made none
 * @param groupFiles  configuration files of groups
 */
public record UcmCluster(
        String id,
        String release,
        String domain,
        List<UcmNode> nodes,
        List<String> tftp,
        boolean knowsEverybody,
        Setup setup,
        ServiceProfile profile,
        List<ServiceProfile> otherProfiles,
        Optional<List<ConfigEntry>> configFile,
        List<ConfigFile> groupFiles,
        List<DialRule> applicationDialRules,
        List<DialRule> directoryDialRules,
        int line) {

    /**
     * A node.
     *
     * @param advertisedAs the name the cluster itself uses for it, often without a domain
     * @param off          services that are not activated there
     */
    public record UcmNode(String host, String advertisedAs, boolean publisher, List<String> off, int line) {}

    /**
     * What is installed and switched on.
     *
     * @param copFiles          names of options packages
     * @param deviceCop         version of the package with the device types of mobile clients, 0 for none
     * @param extensionMobility whether users may sign in at phones
     * @param clientSeats       clients one node serves at a time; 0 for what the planning guides say
     * @param digitsToMatch     "Number of Digits to Match"
     * @param userSearchLimit   "User Search Limit"
     */
    public record Setup(
            List<String> copFiles,
            int deviceCop,
            boolean extensionMobility,
            int clientSeats,
            int digitsToMatch,
            int userSearchLimit) {}

    /**
     * A service profile.
     *
     * @param presenceProduct product type of the IM and presence service; empty when none is set (phone mode)
     * @param presenceServers hosts, first is primary
     * @param presenceDomain  what stands in the host field of the IM and presence service instead
     * @param services        servers of the other services, by the element that holds them
     * @param settings        everything else, by element
     */
    public record ServiceProfile(
            String name,
            String versionStamp,
            String presenceProduct,
            List<String> presenceServers,
            Optional<String> presenceDomain,
            Map<String, List<ProfileServer>> services,
            Map<String, String> settings,
            int line) {}

    /** A server of a service profile; the port is 0 and the protocol empty where none is given. */
    public record ProfileServer(String address, int port, String protocol) {}

    /** A configuration file besides {@code jabber-config.xml}. */
    public record ConfigFile(String name, List<ConfigEntry> entries, int line) {}

    /** Its publisher; absent when no node is marked. */
    public Optional<UcmNode> publisher() {
        return nodes.stream().filter(UcmNode::publisher).findFirst();
    }

    /** All its service profiles, the default one first. */
    public List<ServiceProfile> profiles() {
        List<ServiceProfile> all = new ArrayList<>(List.of(profile));
        all.addAll(otherProfiles);
        return all;
    }

    /** One parameter of {@code jabber-config.xml}. */
    public record ConfigEntry(String group, String name, String value) {}

    /** A dial rule: numbers that begin so and have so many digits lose some and get a prefix. */
    public record DialRule(String beginsWith, int numDigits, int digitsToRemove, String prefixWith) {}
}

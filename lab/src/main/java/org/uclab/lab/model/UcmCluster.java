package org.uclab.lab.model;

import java.util.List;
import java.util.Optional;

/**
 * A Unified CM cluster.
 *
 * @param release  {@code 9.1.2}
 * @param domain   its organization top level domain
 * @param nodes    in the order clients shall try them, publisher marked
 * @param tftp     hosts in the order devices are given them
 * @param knowsEverybody whether it has the users of other clusters too, as people who are at home elsewhere
 * @param configFile  {@code jabber-config.xml}, absent when the administrator made none
 */
public record UcmCluster(
        String id,
        String release,
        String domain,
        List<UcmNode> nodes,
        List<String> tftp,
        boolean knowsEverybody,
        ServiceProfile profile,
        Optional<List<ConfigEntry>> configFile,
        List<DialRule> applicationDialRules,
        List<DialRule> directoryDialRules,
        int line) {

    /**
     * A node.
     *
     * @param advertisedAs the name the cluster itself uses for it, often without a domain
     */
    public record UcmNode(String host, String advertisedAs, boolean publisher, int line) {}

    /**
     * The default service profile.
     *
     * @param presenceProduct product type of the IM and presence service; empty when none is set (phone mode)
     * @param presenceServers hosts, first is primary
     */
    public record ServiceProfile(
            String name, String versionStamp, String presenceProduct, List<String> presenceServers) {}

    /** Its publisher; absent when no node is marked. */
    public Optional<UcmNode> publisher() {
        return nodes.stream().filter(UcmNode::publisher).findFirst();
    }

    /** One parameter of {@code jabber-config.xml}. */
    public record ConfigEntry(String group, String name, String value) {}

    /** A dial rule: numbers that begin so and have so many digits lose some and get a prefix. */
    public record DialRule(String beginsWith, int numDigits, int digitsToRemove, String prefixWith) {}
}

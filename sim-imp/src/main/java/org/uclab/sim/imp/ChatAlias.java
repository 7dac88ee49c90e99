package org.uclab.sim.imp;

import java.util.List;
import java.util.Locale;

/**
 * The alias of a node: the domain of its chat rooms. ASSUMED(reference imp-cms §1.7): the form is the product's, in which the
 * last five digits are the cluster's own; which they are is ours. In addresses it has small letters (RFC 7622 §3.2).
 */
final class ChatAlias {

    /** Five hexadecimal ones. */
    private static final int CLUSTER_DIGITS = 0xFFFFF;

    private ChatAlias() {}

    /**
     * The alias of a node of a cluster.
     *
     * @param hosts  of the cluster, in order
     * @param domain presence domain
     * @throws IllegalArgumentException when the cluster has no such node
     */
    static String of(String host, List<String> hosts, String domain) {
        int number = hosts.indexOf(host) + 1;
        if (number == 0) {
            throw new IllegalArgumentException("the cluster has no node " + host);
        }
        String cluster = domain.toLowerCase(Locale.ROOT);
        return "conference-%d-standalonecluster%05x.%s".formatted(number, cluster.hashCode() & CLUSTER_DIGITS, cluster);
    }
}

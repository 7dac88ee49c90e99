package org.uclab.sim.expressway.cluster;

import java.time.Duration;
import java.util.List;

/**
 * A pair of Expressway clusters, as a world writes it.
 *
 * @param edgeCluster name of the E cluster, in every E certificate
 * @param domains     services domains enabled for it
 * @param edges       hosts of E
 * @param cores       hosts of C
 * @param zoneId      number of the traversal zone, shown in SIP routes
 * @param allow       URLs that clients may fetch through it, besides those of Unified CM
 * @param cookieLife  life of an {@code X-Auth} cookie
 * @param ssoCheck    whether C asks inside when a client wants to know about single sign-on
 * @param mediaSilence without a packet after which the ports of a call are given back
 * @param phoneProfiles names of phone security profiles, in every C certificate
 * @param mobile      whether mobile clients are served, too
 * @param turn        account for TURN, without networks
 */
public record Pair(
        String id,
        String edgeCluster,
        List<String> domains,
        List<String> edges,
        List<String> cores,
        String ucmCluster,
        String impCluster,
        int zoneId,
        Duration cookieLife,
        boolean ssoCheck,
        List<String> allow,
        Duration mediaSilence,
        List<String> phoneProfiles,
        boolean mobile,
        Settings.Turn turn,
        int line) {}

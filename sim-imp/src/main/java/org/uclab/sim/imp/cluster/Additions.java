package org.uclab.sim.imp.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Service;
import org.uclab.lab.wire.Endpoint;

/**
 * What a cluster is told beyond its users and its limits.
 *
 * @param routersSecured whether its nodes speak to each other by TLS
 * @param compliance     where messages are logged; absent where they are not
 * @param files          files that go by its nodes; absent where none do
 * @param resumption     lab time for which a client's lost stream can go on (XEP-0198); absent where streams are not managed
 * @param byPriority     whether messages go by RFC 6121 alone: to the highest priority, and kept where nobody listens
 * @param administrators ids of users who add and delete users over XMPP
 * @param web            the Presence Web Service; absent where there is none
 */
public record Additions(
        boolean routersSecured,
        Optional<Log> compliance,
        Optional<Files> files,
        Optional<Duration> resumption,
        boolean byPriority,
        List<String> administrators,
        Optional<Web> web) {

    /**
     * Where the nodes of a cluster bring copies of messages (C-COMP).
     *
     * @param at       where the compliance server listens
     * @param password with which nodes prove who they are
     * @param passes   whether messages go on while nobody logs them; otherwise they come back
     */
    public record Log(Endpoint at, String password, boolean passes) {}

    /**
     * Managed file transfer of a cluster (C-MFT).
     *
     * @param octetsMax most octets of a file
     * @param kept      lab time for which a file can be fetched
     */
    public record Files(int octetsMax, Duration kept) {}

    /**
     * The Presence Web Service of a cluster (C-PWS).
     *
     * @param sessionLimit lab time after which a session that nobody has used is over
     * @param sessionsMax  sessions of a node
     * @param nameServers  whom each node asks for the hosts of endpoints, by host
     */
    public record Web(Duration sessionLimit, int sessionsMax, Map<String, Endpoint> nameServers) {

        public Web {
            nameServers = Map.copyOf(nameServers);
        }

        /** The same with those name servers. */
        public Web withNameServers(Map<String, Endpoint> others) {
            return new Web(sessionLimit, sessionsMax, others);
        }
    }

    /** Nodes that speak by TLS, no log, no files, no managed streams and no administrators. */
    public static final Additions NONE = new Additions(
            true, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of(), Optional.empty());

    public Additions {
        administrators = List.copyOf(administrators);
    }

    /** The service at which nodes speak to each other. */
    public Service xcp() {
        return xcp(routersSecured);
    }

    /** The same where that is so. */
    static Service xcp(boolean secured) {
        return secured ? ImpServices.XCP : ImpServices.XCP_CLEAR;
    }
}

package org.uclab.sim.imp.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.Service;

/**
 * What a cluster is told beyond its users and its limits.
 *
 * @param routersSecured whether its nodes speak to each other by TLS
 * @param compliance     where messages are logged; absent where they are not
 * @param files          files that go by its nodes; absent where none do
 * @param resumption     lab time for which a client's lost stream can go on (XEP-0198); absent where streams are not managed
 * @param byPriority     whether messages go by RFC 6121 alone: to the highest priority, and kept where nobody listens
 * @param administrators ids of users who add and delete users over XMPP
 */
public record Additions(
        boolean routersSecured,
        Optional<ComplianceTerms> compliance,
        Optional<FileTerms> files,
        Optional<Duration> resumption,
        boolean byPriority,
        List<String> administrators) {

    /** Nodes that speak by TLS, no log, no files, no managed streams and no administrators. */
    public static final Additions NONE =
            new Additions(true, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());

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

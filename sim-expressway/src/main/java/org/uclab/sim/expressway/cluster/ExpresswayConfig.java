package org.uclab.sim.expressway.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.wire.Endpoint;

/**
 * What an administrator has configured on a pair of Expressway clusters.
 *
 * @param edgeCluster  name of the E cluster; it stands in the certificates of its nodes, which the lab issues
 * @param domains      service domains enabled for mobile and remote access, compared without case
 * @param edges        the E nodes, in the order they are told to clients
 * @param cores        the C nodes, in the order their routes are told to clients
 * @param nameServer   the inside name server, asked by every C over UDP and TCP
 * @param searchDomain appended to names without a dot when C resolves them; empty for none
 * @param ucmNodes     the UCM nodes C asks, first is tried first
 * @param impNodes     the IM and Presence nodes C connects XMPP clients to, first is tried first
 * @param zoneId       number of the traversal zone, told to clients in SIP routes
 * @param cookieLife   life of an {@code X-Auth} cookie; the product's default is 28 800 s
 * @param ssoCheck     whether C asks UCM when a client wants to know about single sign-on; else E says yes to everybody
 * @param extraRules   allow rules besides the automatic ones for the UCM nodes
 */
public record ExpresswayConfig(
        String edgeCluster,
        List<String> domains,
        List<Edge> edges,
        List<Core> cores,
        Endpoint nameServer,
        String searchDomain,
        List<UcmNode> ucmNodes,
        List<ImpNode> impNodes,
        int zoneId,
        Duration cookieLife,
        boolean ssoCheck,
        List<AllowRule> extraRules,
        Settings settings) {

    /** Life of an {@code X-Auth} cookie unless configured: the credentials refresh interval. */
    public static final Duration COOKIE_LIFE_DEFAULT = Duration.ofHours(8);

    public ExpresswayConfig {
        domains = List.copyOf(domains);
        edges = List.copyOf(edges);
        cores = List.copyOf(cores);
        ucmNodes = List.copyOf(ucmNodes);
        impNodes = List.copyOf(impNodes);
        extraRules = List.copyOf(extraRules);
        if (cookieLife.isNegative() || cookieLife.isZero()) {
            throw new IllegalArgumentException("a cookie life of " + cookieLife + " is not above zero");
        }
    }

    /** An E node: its host name and where its ports are published. */
    public record Edge(
            String host,
            Endpoint https,
            Endpoint traversalHttps,
            Endpoint traversalXmpp,
            Endpoint xmpp,
            Endpoint sip,
            Endpoint traversalSip) {}

    /** A C node: its host name and the address it speaks from. */
    public record Core(String host, String address) {}

    /**
     * A UCM node.
     *
     * @param advertisedAs the name the cluster itself uses for it, often without a domain
     * @param tftp         its HTTP file service, where it has one
     * @param sip          where it takes SIP over TCP
     * @param sips         where it takes SIP over TLS
     */
    public record UcmNode(
            String host, String advertisedAs, Endpoint uds, Optional<Endpoint> tftp, Endpoint sip, Endpoint sips) {}

    /** An IM and Presence node. */
    public record ImpNode(String host, Endpoint xmpp) {}

    /** How the path of a rule is compared. */
    public enum Match {
        PREFIX,
        EXACT
    }

    /**
     * What clients may reach through C.
     *
     * @param url     {@code proto://host[:port][/path]}; without a port the protocol's own, without a path all
     * @param methods as written on the wire; empty for all that a rule can name
     */
    public record AllowRule(String url, Set<String> methods, Match match) {

        /** All methods under that URL. */
        public static AllowRule prefix(String url) {
            return new AllowRule(url, Set.of(), Match.PREFIX);
        }
    }

    /** Whether that service domain is enabled. */
    public boolean serves(String domain) {
        return domains.stream().anyMatch(enabled -> Spelling.DOMAIN.same(enabled, domain));
    }

    /** The E node of that name. */
    public Optional<Edge> edge(String host) {
        return edges.stream()
                .filter(edge -> Spelling.DOMAIN.same(edge.host(), host))
                .findFirst();
    }

    /** The C node of that name. */
    public Optional<Core> core(String host) {
        return cores.stream()
                .filter(core -> Spelling.DOMAIN.same(core.host(), host))
                .findFirst();
    }

    /** The C node of that address. */
    public Optional<Core> coreAt(String address) {
        return cores.stream().filter(core -> core.address().equals(address)).findFirst();
    }

    /** The UCM node of that host name, advertised name or address. */
    public Optional<UcmNode> ucm(String name) {
        return ucmNodes.stream()
                .filter(node -> Spelling.DOMAIN.same(node.host(), name)
                        || Spelling.DOMAIN.same(node.advertisedAs(), name)
                        || node.uds().address().equals(name))
                .findFirst();
    }
}

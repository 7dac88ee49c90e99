package org.uclab.sim.expressway.https;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.AllowRule;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.Match;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.UcmNode;

/** What clients may reach through C: automatic rules for the UCM nodes, then those of the administrator. */
final class AllowList {

    /** The methods a rule can name. */
    static final Set<String> METHODS = Set.of("OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE");

    private static final String UDS_PATH = "/cucm-uds/";
    private static final Set<String> TFTP_METHODS = Set.of("GET");

    private record Rule(Segment.Origin origin, String path, Set<String> methods, Match match) {

        boolean allows(String method, Segment.Origin asked, String askedPath) {
            return methods.contains(method)
                    && origin.protocol().equals(asked.protocol())
                    && origin.host().equalsIgnoreCase(asked.host())
                    && origin.port() == asked.port()
                    && (match == Match.EXACT ? askedPath.equals(path) : askedPath.startsWith(path));
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /**
     * @throws IllegalArgumentException for a rule of the administrator whose URL cannot be read
     */
    AllowList(ExpresswayConfig config) {
        config.ucmNodes().forEach(node -> automatic(node, config.searchDomain()));
        config.extraRules().forEach(rule -> rules.add(rule(rule)));
    }

    /**
     * Whether that may be fetched.
     *
     * @param path the very bytes that will be sent to the origin, without the query
     */
    boolean allows(String method, Segment.Origin origin, String path) {
        return PathText.plain(path) && rules.stream().anyMatch(rule -> rule.allows(method, origin, path));
    }

    private void automatic(UcmNode node, String searchDomain) {
        for (String name : names(node, searchDomain)) {
            Segment.Origin uds = new Segment.Origin("https", name, node.uds().port());
            rules.add(new Rule(uds, UDS_PATH, METHODS, Match.PREFIX));
            node.tftp()
                    .ifPresent(tftp -> rules.add(
                            new Rule(new Segment.Origin("http", name, tftp.port()), "/", TFTP_METHODS, Match.PREFIX)));
        }
    }

    /** Every name a client may have been told for the node. */
    private static Set<String> names(UcmNode node, String searchDomain) {
        Set<String> names = new LinkedHashSet<>(List.of(node.host(), node.advertisedAs()));
        names.add(node.uds().address());
        node.tftp().ifPresent(tftp -> names.add(tftp.address()));
        String tail = "." + searchDomain;
        for (String name : List.of(node.host(), node.advertisedAs())) {
            if (!searchDomain.isEmpty() && !name.contains(".")) {
                names.add(name + tail);
            } else if (!searchDomain.isEmpty()
                    && name.toLowerCase(Locale.ROOT).endsWith(tail.toLowerCase(Locale.ROOT))) {
                names.add(name.substring(0, name.length() - tail.length()));
            }
        }
        return names;
    }

    private static Rule rule(AllowRule written) {
        try {
            URI url = new URI(written.url());
            String protocol = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (url.getHost() == null || !Set.of("https", "http").contains(protocol)) {
                throw new IllegalArgumentException(
                        "allow rule '" + written.url() + "' is not proto://host[:port][/path]");
            }
            int port = url.getPort() >= 0 ? url.getPort() : protocol.equals("https") ? 443 : 80;
            String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            Set<String> methods = written.methods().isEmpty() ? METHODS : written.methods();
            return new Rule(new Segment.Origin(protocol, url.getHost(), port), path, methods, written.match());
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(
                    "allow rule '" + written.url() + "': " + unreadable.getReason(), unreadable);
        }
    }
}

package org.uclab.client.uds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostName;
import org.uclab.client.http.ServerUrl;

/** Where the user is at home, read from the answer to {@code clusterUser}. */
final class HomeCluster {

    static final int UDS_PORT = 8443;

    private HomeCluster() {}

    /** The server that the answer names: of the user's own URI, else the one of the home cluster. */
    static Optional<ServerUrl> server(UdsDocuments.ClusterUser answer) {
        Optional<ServerUrl> byUri = ServerUrl.parse(answer.result().uri());
        if (byUri.isPresent()) {
            return Optional.of(new ServerUrl("https", byUri.get().host(), port(byUri.get()), "/"));
        }
        String host = answer.homeCluster().host();
        return host.isEmpty() ? Optional.empty() : Optional.of(uds(host));
    }

    // COMPAT(UCM): the printed example of 10.0 leaves the port out of the URI where 8443 is meant.
    private static int port(ServerUrl url) {
        return url.port() == 443 ? UDS_PORT : url.port();
    }

    /** Whether the server is one of these, by its short name or its full one. */
    static boolean isAmong(ServerUrl server, List<ServerUrl> servers) {
        return servers.stream().anyMatch(one -> HostName.sameHost(one.host(), server.host()));
    }

    /**
     * The nodes to ask for the user's data, none twice: the home node, then those the cluster names, then those known
     * before; whoever has failed already comes last.
     */
    static List<ServerUrl> nodes(ServerUrl home, List<String> named, List<ServerUrl> known, List<ServerUrl> failed) {
        List<ServerUrl> nodes = new ArrayList<>();
        nodes.add(home);
        for (String name : named) {
            add(
                    nodes,
                    known.stream()
                            .filter(one -> HostName.sameHost(one.host(), name))
                            .findFirst()
                            .map(one -> new ServerUrl("https", name, one.port(), "/"))
                            .orElse(uds(name)));
        }
        known.forEach(one -> add(nodes, one));
        List<ServerUrl> last =
                nodes.stream().filter(node -> isAmong(node, failed)).toList();
        nodes.removeAll(last);
        nodes.addAll(last);
        return nodes;
    }

    private static void add(List<ServerUrl> nodes, ServerUrl node) {
        if (!isAmong(node, nodes)) {
            nodes.add(node);
        }
    }

    static ServerUrl uds(String host) {
        return new ServerUrl("https", host, UDS_PORT, "/");
    }
}

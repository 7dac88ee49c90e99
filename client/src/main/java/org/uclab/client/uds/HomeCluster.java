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

    /**
     * The servers to go on with. Where the home is among those of discovery, all of these serve, the one that works
     * first, and a dead home node stops nobody; another cluster's data are on its own servers only.
     */
    static List<ServerUrl> servers(Optional<ServerUrl> home, List<ServerUrl> discovered) {
        if (home.isEmpty()
                || discovered.stream()
                        .anyMatch(
                                one -> HostName.sameHost(one.host(), home.get().host()))) {
            return discovered;
        }
        return List.of(home.get());
    }

    /** The nodes that a cluster names, then those known before, without naming one twice. */
    static List<ServerUrl> nodes(List<String> named, List<ServerUrl> known) {
        List<ServerUrl> nodes = new ArrayList<>();
        for (String name : named) {
            int port = known.stream()
                    .filter(one -> HostName.sameHost(one.host(), name))
                    .map(ServerUrl::port)
                    .findFirst()
                    .orElse(UDS_PORT);
            nodes.add(new ServerUrl("https", name, port, "/"));
        }
        known.stream()
                .filter(one -> named.stream().noneMatch(name -> HostName.sameHost(one.host(), name)))
                .forEach(nodes::add);
        return nodes;
    }

    static ServerUrl uds(String host) {
        return new ServerUrl("https", host, UDS_PORT, "/");
    }
}

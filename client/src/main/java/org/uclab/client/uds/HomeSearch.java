package org.uclab.client.uds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostName;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;

/**
 * Finds the user's home cluster: {@code clusterUser} names the home, {@code servers} tells whether that is the cluster
 * asked. If it is another one, that one is asked in turn, because the answer may be wrong: a home that does not know the
 * user is none, and clusters that name one another send the client in a circle. ASSUMED(S3): the documents show the
 * first question; that the home is asked again is what makes a circle visible.
 */
final class HomeSearch {

    /** Most clusters followed. */
    static final int HOPS_MAX = 5;

    /**
     * A home.
     *
     * @param server  as named
     * @param servers to go on with
     * @param names   the nodes of the home cluster as it names them
     * @param moved   whether it is not the cluster that discovery led to
     */
    record Home(ServerUrl server, Servers servers, List<String> names, boolean moved) {}

    private final UdsQuestions questions;
    private final Journal journal;

    HomeSearch(UdsQuestions questions, Journal journal) {
        this.questions = questions;
        this.journal = journal;
    }

    /**
     * Searches.
     *
     * @param discovered the servers of {@code _cisco-uds}
     */
    Home find(Servers discovered, String user) throws RouteLost, Stopped {
        Servers asked = discovered;
        List<ServerUrl> way = new ArrayList<>();
        for (int hop = 0; hop <= HOPS_MAX; hop++) {
            journal.step("home cluster");
            Servers.Taken<UdsDocuments.ClusterUser> taken = questions.open(
                    asked,
                    "/clusterUser?username=" + UdsQuestions.encoded(user),
                    "clusterUser",
                    UdsDocuments.ClusterUser.class);
            if (!taken.value().found()) {
                throw notFound(user, taken.server(), way);
            }
            Optional<ServerUrl> named = HomeCluster.server(taken.value());
            ServerUrl home = named.orElse(taken.server());
            List<String> names = names(asked);
            if (isHere(home, asked, names)) {
                journal.decided(
                        "home cluster",
                        home.host(),
                        way.isEmpty() ? "it is the cluster that discovery led to" : "it says so itself");
                return new Home(home, asked, names, !way.isEmpty());
            }
            way.addAll(asked.order());
            names.stream().map(HomeCluster::uds).forEach(way::add);
            if (HomeCluster.isAmong(home, way)) {
                throw circle(taken.server(), home);
            }
            journal.decided(
                    "home cluster",
                    "asking " + home.host(),
                    "named by " + taken.server().host() + " as the home of " + user);
            asked = new Servers("UDS server", List.of(home));
        }
        throw wrong("after " + HOPS_MAX + " clusters none is the home of '" + user + "'");
    }

    private static boolean isHere(ServerUrl home, Servers asked, List<String> names) {
        return HomeCluster.isAmong(home, asked.order())
                || names.stream().anyMatch(name -> HostName.sameHost(name, home.host()));
    }

    private List<String> names(Servers cluster) throws RouteLost, Stopped {
        journal.step("UDS servers");
        Servers.Taken<UdsDocuments.ServerNames> taken =
                questions.open(cluster, "/servers", "servers", UdsDocuments.ServerNames.class);
        List<String> names = taken.value().names();
        journal.decided(
                "UDS servers",
                String.join(", ", names),
                "named by " + taken.server().host());
        return names;
    }

    private Stopped notFound(String user, ServerUrl server, List<ServerUrl> way) {
        if (way.isEmpty()) {
            String reason = "UCM knows no user '" + user + "' on any cluster";
            journal.decided("home cluster", "user not found", reason);
            return new Stopped(Stopped.Way.USER_NOT_FOUND, reason);
        }
        return wrong(server.host() + " was named as the home of '" + user + "', but does not know the user");
    }

    private Stopped circle(ServerUrl asked, ServerUrl home) {
        String reason = asked.host() + " names " + home.host() + " as the home, which named it in turn";
        journal.decided("home cluster", "loop", reason);
        return new Stopped(Stopped.Way.FAILED, "the clusters send one another in a circle: " + reason);
    }

    private Stopped wrong(String reason) {
        journal.decided("home cluster", "wrong", reason);
        return new Stopped(Stopped.Way.FAILED, reason);
    }
}

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
import org.uclab.lab.history.Phrase;

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
                        UdsDecisions.HOME_CLUSTER.of(),
                        UdsDecisions.HOME.of(home.host()),
                        way.isEmpty() ? UdsDecisions.DISCOVERED.of() : UdsDecisions.SAYS_SO.of());
                return new Home(home, asked, names, !way.isEmpty());
            }
            way.addAll(asked.order());
            names.stream().map(HomeCluster::uds).forEach(way::add);
            if (HomeCluster.isAmong(home, way)) {
                throw circle(taken.server(), home);
            }
            journal.decided(
                    UdsDecisions.HOME_CLUSTER.of(),
                    UdsDecisions.ASKING.of(home.host()),
                    UdsDecisions.NAMED_HOME.of(taken.server().host(), user));
            asked = new Servers(UdsDecisions.UDS_SERVER, List.of(home));
        }
        throw wrong(UdsDecisions.TOO_FAR.of(HOPS_MAX, user));
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
                UdsDecisions.UDS_SERVERS.of(),
                UdsDecisions.SERVERS.of(String.join(", ", names)),
                UdsDecisions.NAMED_BY.of(taken.server().host()));
        return names;
    }

    private Stopped notFound(String user, ServerUrl server, List<ServerUrl> way) {
        if (way.isEmpty()) {
            Phrase reason = UdsDecisions.NO_USER.of(user);
            journal.decided(UdsDecisions.HOME_CLUSTER.of(), UdsDecisions.USER_NOT_FOUND.of(), reason);
            return new Stopped(Stopped.Way.USER_NOT_FOUND, reason);
        }
        return wrong(UdsDecisions.FOREIGN.of(server.host(), user));
    }

    private Stopped circle(ServerUrl asked, ServerUrl home) {
        Phrase reason = UdsDecisions.CIRCLE.of(asked.host(), home.host());
        journal.decided(UdsDecisions.HOME_CLUSTER.of(), UdsDecisions.LOOP.of(), reason);
        return new Stopped(Stopped.Way.FAILED, "the clusters send one another in a circle: " + reason);
    }

    private Stopped wrong(Phrase reason) {
        journal.decided(UdsDecisions.HOME_CLUSTER.of(), UdsDecisions.WRONG.of(), reason);
        return new Stopped(Stopped.Way.FAILED, reason);
    }
}

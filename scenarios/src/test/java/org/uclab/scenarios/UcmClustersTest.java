package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.HttpFields;

/** How the clusters of the worlds know each other, asked over the wire. */
class UcmClustersTest {

    private static Bench start(String world) throws WorldException {
        return Bench.start(Worlds.load(world), BenchOptions.standard());
    }

    private static String ask(Bench bench, String host, String target) {
        return Caller.get(bench, host, "uds", "/cucm-uds/" + target, HttpFields.none())
                .text();
    }

    private static String home(Bench bench, String host, String user) {
        String answer = ask(bench, host, "clusterUser?username=" + user);
        return answer.contains("found=\"true\"") ? answer.replaceAll(".*>(.*)</homeCluster>.*", "$1") : "nowhere";
    }

    @Test
    void clustersInAnIlsNetworkFindEverybodyFromEveryNodeAsSoonAsTheLabIsUp() throws WorldException {
        try (Bench bench = start("clusters-ils")) {
            for (String node : new String[] {"cucm1", "cucm2", "cucm3", "cucm4", "cucm5"}) {
                assertThat(home(bench, node, "adam.mckenzie")).isEqualTo("cucm1.example.com");
                assertThat(home(bench, node, "bella.swift")).isEqualTo("cucm3.example.com");
                assertThat(home(bench, node, "carl.orff")).isEqualTo("cucm5.example.com");
                assertThat(home(bench, node, "nobody")).isEqualTo("nowhere");
            }
            assertThat(bench.history().events())
                    .anyMatch(event -> event instanceof Event.MessageReceived
                            && event.node().equals("cucm1.example.com")
                            && event.text().contains("POST /ils/exchange"));
        }
    }

    @Test
    void whatWasLearnedOutlivesThePublisher() throws WorldException {
        try (Bench bench = start("clusters-ils")) {
            bench.stop("cucm1");
            assertThat(home(bench, "cucm2", "carl.orff")).isEqualTo("cucm5.example.com");
            assertThat(home(bench, "cucm3", "carl.orff")).isEqualTo("cucm5.example.com");
            assertThat(home(bench, "cucm3", "adam.mckenzie")).isEqualTo("cucm1.example.com");
            assertThat(ask(bench, "cucm3", "clusterUser?username=adam.mckenzie"))
                    .contains("serversUri=\"https://cucm2.example.com:8443/cucm-uds/servers\"");
            bench.stop("cucm2");
            assertThat(home(bench, "cucm3", "adam.mckenzie")).isEqualTo("nowhere");
            bench.restart("cucm1");
            assertThat(home(bench, "cucm1", "carl.orff")).isEqualTo("cucm5.example.com");
            assertThat(home(bench, "cucm3", "adam.mckenzie")).isEqualTo("cucm1.example.com");
        }
    }

    @Test
    void remoteClustersEnteredByHandAreAskedAndOthersAreNot() throws WorldException {
        try (Bench bench = start("clusters-manual")) {
            assertThat(home(bench, "cucm1", "bella.swift")).isEqualTo("cucm3.example.com");
            assertThat(home(bench, "cucm1", "carl.orff")).isEqualTo("nowhere");
            assertThat(home(bench, "cucm4", "carl.orff")).isEqualTo("cucm5.example.com");
            assertThat(home(bench, "cucm5", "adam.mckenzie")).isEqualTo("cucm1.example.com");
        }
    }

    @Test
    void clustersApartFindTheirOwnUsersOnly() throws WorldException {
        try (Bench bench = start("clusters-apart")) {
            assertThat(home(bench, "cucm1", "bella.swift")).isEqualTo("nowhere");
            assertThat(home(bench, "cucm3", "bella.swift")).isEqualTo("cucm3.example.com");
            assertThat(ask(bench, "cucm1", "clusterUser?username=bella.swift")).contains("<result found=\"false\"/>");
        }
    }

    @Test
    void aUserOfAnotherClusterIsInTheDirectoryWhereAllAreOnEach() throws WorldException {
        try (Bench bench = start("clusters-ils")) {
            assertThat(ask(bench, "cucm1", "users?name=bella")).contains("<userName>bella.swift<");
        }
        try (Bench bench = start("clusters-apart")) {
            assertThat(ask(bench, "cucm1", "users?name=bella")).contains("totalCount=\"0\"");
            assertThat(ask(bench, "cucm3", "users?name=bella")).contains("<userName>bella.swift<");
        }
    }
}

package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.world.NameServer;
import org.uclab.sim.dns.world.NameServers;
import org.uclab.tool.Tool;

/** What dig over UDP and kdig over TCP, which we did not write, are told in each world, inside and outside. */
class NamesOnTheWireTest {

    private static final int GUEST = 200;
    private static final String SERVICES = "_cisco-uds._tcp.example.com";

    private static void change(Bench bench, List<String> targets) {
        String server = bench.node("ns-inside").name();
        bench.records().change(server, SERVICES, "SRV", 300, targets);
    }

    static List<String> worlds() throws IOException {
        return NameVectors.worlds();
    }

    @Test
    void everyDesignOfTheDocumentsIsAskedFor() throws IOException {
        assertThat(worlds())
                .contains(
                        "separate-domains",
                        "services-zone-inside",
                        "pinpoint",
                        "voice-services-domain",
                        "split-brain",
                        "split-brain-views",
                        "exposed",
                        "many-domains",
                        "uclab");
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void digAndKdigAreToldWhatTheDesignPromises(String world) throws IOException, WorldException {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            SoftAssertions all = new SoftAssertions();
            for (NameVectors vector : NameVectors.of(world, bench)) {
                for (Way way : Way.values()) {
                    boolean silence = vector.answer().status().equals("SILENCE");
                    String said = way.ask(
                            bench,
                            vector.zone(),
                            server(bench, vector),
                            vector.type(),
                            vector.name(),
                            silence ? "+timeout=1" : "+timeout=10");
                    all.assertThat(DigOutput.read(said))
                            .as("%s: %s\n%s", way, vector.line(), said)
                            .isEqualTo(vector.answer());
                }
            }
            all.assertAll();
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void noWorldLetsAZoneBeTakenWhole(String world) throws WorldException {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            for (NameServer server : bench.model().section(NameServers.class).servers()) {
                for (NameServer.DnsZone zone : server.zones()) {
                    if (zone.reverseOf().isEmpty()) {
                        Endpoint at = endpoint(bench, server.host());
                        assertThat(Way.DIG_UDP.ask(bench, zone.view(), at, "AXFR", zone.name()))
                                .contains("Transfer failed")
                                .doesNotContain("IN\tSOA");
                        assertThat(Way.KDIG_TCP.ask(bench, zone.view(), at, "AXFR", zone.name()))
                                .contains("REFUSED")
                                .doesNotContain("SOA\t");
                    }
                }
            }
        }
    }

    @Test
    void anAnswerTooLargeForTheDatagramAskedForIsFetchedOverTcp() throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("split-brain"), BenchOptions.standard())) {
            List<String> targets = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                targets.add(i + " 5 8443 cucm" + (1 + i % 3) + ".example.com.");
            }
            change(bench, targets);
            Endpoint at = bench.nameServer("inside");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+ignore"))
                    .containsPattern("flags: [a-z ]*\\btc\\b")
                    .contains("MSG SIZE  rcvd: ");
            assertThat(Way.KDIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+ignore"))
                    .containsPattern("Flags: [a-z ]*\\btc\\b");
            for (Way way : List.of(Way.DIG_UDP, Way.KDIG_UDP)) {
                assertThat(DigOutput.read(way.ask(bench, "inside", at, "SRV", SERVICES))
                                .records())
                        .as("%s goes on over TCP by itself", way)
                        .filteredOn(record -> record.startsWith("answer "))
                        .hasSize(40);
            }
        }
    }

    @Test
    void anAnswerIsAsLargeAsBothSidesTakeAndSpeltAsAsked() throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("split-brain"), BenchOptions.standard())) {
            List<String> targets = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                targets.add(i + " 5 8443 cucm1.example.com.");
            }
            change(bench, targets);
            Endpoint at = bench.nameServer("inside");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+ignore", "+bufsize=4096"))
                    .contains("EDNS: version: 0, flags:; udp: 1232")
                    .doesNotContainPattern("flags: [a-z ]*\\btc\\b");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+ignore", "+bufsize=600"))
                    .as("the caller takes 600 bytes")
                    .containsPattern("flags: [a-z ]*\\btc\\b");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+ignore", "+noedns"))
                    .as("who says nothing takes 512 bytes")
                    .doesNotContain("EDNS:")
                    .containsPattern("flags: [a-z ]*\\btc\\b");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "SRV", SERVICES, "+edns=5", "+noednsneg"))
                    .contains("BADVERS");
            assertThat(Way.DIG_UDP.ask(bench, "inside", at, "A", "CuCm1.ExAmPlE.com"))
                    .as("a name comes back as it was spelt")
                    .containsPattern("CuCm1\\.ExAmPlE\\.com\\.\\s+3600\\s+IN\\s+A\\s+127\\.");
        }
    }

    private static Endpoint server(Bench bench, NameVectors vector) {
        if (!vector.server().isEmpty()) {
            return endpoint(bench, vector.server());
        }
        return bench.nameServer(vector.zone().equals("nowhere") ? "outside" : vector.zone());
    }

    private static Endpoint endpoint(Bench bench, String host) {
        return bench.node(host).ports().stream()
                .filter(port -> port.service().equals("dns"))
                .findFirst()
                .orElseThrow()
                .published();
    }

    /** A tool and a transport. */
    private enum Way {
        DIG_UDP("dig"),
        KDIG_UDP("kdig"),
        KDIG_TCP("kdig", "+tcp");

        private final String tool;
        private final List<String> transport;

        Way(String tool, String... transport) {
            this.tool = tool;
            this.transport = List.of(transport);
        }

        String ask(Bench bench, String zone, Endpoint server, String type, String name, String... options) {
            Endpoint actual = bench.addressPlan().actual(Transport.UDP, server);
            List<String> arguments = new ArrayList<>(List.of("@" + actual.address(), "-p", "" + actual.port()));
            if (!zone.equals("nowhere")) {
                arguments.addAll(List.of("-b", bench.guest(zone, GUEST).from()));
            }
            arguments.addAll(List.of("-t", type, "-q", name, "+retry=0"));
            if (!type.equals("AXFR")) {
                arguments.addAll(transport);
            }
            arguments.addAll(List.of(options));
            return Tool.named(tool).run(arguments).text();
        }
    }
}

package org.uclab.sim.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.dns.zone.Company;
import org.uclab.tool.Tool;

/** What two tools that we did not write read of our answers. */
class DigTest {

    private RunningServers servers;
    private Endpoint server;

    @BeforeEach
    void start() {
        servers = new RunningServers(1, "127.64.1.50");
        server = servers.start(
                "ns1.uclab.com",
                "127.64.1.2",
                () -> DnsServer.of(DnsConfig.of(Company.all())).program());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dig", "kdig"})
    void readTheServicesOverBothTransports(String tool) {
        for (String transport : List.of("+notcp", "+tcp")) {
            String said = run(tool, transport, "_cisco-uds._tcp.uclab.com", "SRV");
            assertThat(said)
                    .contains("status: NOERROR")
                    .containsPattern(
                            "_cisco-uds\\._tcp\\.uclab\\.com\\.\\s+300\\s+IN\\s+SRV\\s+6 30 8443 cucm3\\.uclab\\.com\\.")
                    .containsPattern("cucm2\\.uclab\\.com\\.\\s+60\\s+IN\\s+A\\s+127\\.1\\.1\\.12");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dig", "kdig"})
    void tellNameErrorsFromEmptyAnswers(String tool) {
        String soa = "uclab\\.com\\.\\s+30\\s+IN\\s+SOA\\s+ns1\\.uclab\\.com\\. hostmaster\\.uclab\\.com\\. 7 ";
        assertThat(run(tool, "_cuplogin._tcp.uclab.com", "SRV"))
                .contains("status: NXDOMAIN")
                .containsPattern(soa);
        assertThat(run(tool, "cucm2.uclab.com", "TXT"))
                .contains("status: NOERROR")
                .containsPattern(soa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dig", "kdig"})
    void goOnOverTcpWhenADatagramIsTruncated(String tool) {
        String said = run(tool, "all.crowd.test", "A");
        assertThat(said.split("IN\\s+A\\s+127\\.3\\.", -1)).hasSize(401);
        assertThat(said).doesNotContain("Malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dig", "kdig"})
    void hearRefusalsAndUnknownVersions(String tool) {
        assertThat(run(tool, "www.example.org", "A")).contains("status: REFUSED");
        assertThat(run(tool, "uclab.com", "A", "+edns=7", "+noednsneg")).contains("BADVERS");
    }

    private String run(String tool, String... arguments) {
        Endpoint actual = servers.wire.plan().actual(Transport.UDP, server);
        List<String> all = new ArrayList<>(List.of("@" + actual.address(), "-p", Integer.toString(actual.port())));
        for (String argument : arguments) {
            if (!tool.equals("kdig") || !argument.equals("+noednsneg")) {
                all.add(argument);
            }
        }
        return Tool.named(tool).run(all).text();
    }
}

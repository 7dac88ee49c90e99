package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.shell.dns.DnsAnswer;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.Settings;

class EdgeConfigDocumentTest {

    private static final DnsAnswer NOTHING = new DnsAnswer(false, List.of(), List.of(), Duration.ZERO);

    @Test
    void saysWhatTheTraceSays() throws IOException {
        EdgeConfigDocument.Found found = new EdgeConfigDocument.Found(
                NOTHING,
                servers("cimp-pub.uclab.com", "cimp-sub.uclab.com"),
                servers("uclabcucm-sub.uclab.com", "uclabcucm-pub.uclab.com"),
                new UdsOutcome.Known("uclabcucm-pub", 8443, List.of()));
        assertThat(EdgeConfigDocument.of(config(), found)).isEqualTo(expected());
    }

    @Test
    void escapesWhatOthersWrote() {
        EdgeConfigDocument.Found found = new EdgeConfigDocument.Found(
                NOTHING, servers("<&>"), NOTHING, new UdsOutcome.Known("a<b", 8443, List.of()));
        assertThat(EdgeConfigDocument.of(config(), found))
                .contains("<address>&lt;&amp;&gt;</address>")
                .contains("<address>a&lt;b</address>");
    }

    private static DnsAnswer servers(String... hosts) {
        return new DnsAnswer(
                true,
                List.of(hosts).stream()
                        .map(host -> new DnsAnswer.Srv(0, 0, 8443, host))
                        .toList(),
                List.of(),
                Duration.ofHours(1));
    }

    static ExpresswayConfig config() {
        return new ExpresswayConfig(
                "uclabexpwe-cluster.uclab.com",
                List.of("uclab.com"),
                List.of(edge("uclabexpwe01.uclab.com", "10.106.4.81"), edge("uclabexpwe02.uclab.com", "10.106.4.86")),
                List.of(
                        new ExpresswayConfig.Core("uclabexpwc02.uclab.com", "10.106.4.85"),
                        new ExpresswayConfig.Core("uclabexpwc01.uclab.com", "10.106.4.80")),
                new Endpoint("10.106.4.1", 53),
                "uclab.com",
                List.of(
                        ucm("uclabcucm-pub.uclab.com", "uclabcucm-pub", "10.106.4.82"),
                        ucm("uclabcucm-sub.uclab.com", "uclabcucm-sub", "10.106.4.84")),
                List.of(),
                1,
                Duration.ofHours(8),
                true,
                List.of(ExpresswayConfig.AllowRule.prefix("https://photos.uclab.com/faces/")),
                Settings.defaults());
    }

    private static ExpresswayConfig.Edge edge(String host, String at) {
        return new ExpresswayConfig.Edge(
                host,
                new Endpoint(at, 8443),
                new Endpoint(at, 2222),
                new Endpoint(at, 7400),
                new Endpoint(at, 5222),
                new Endpoint(at, 5061),
                new Endpoint(at, 7002));
    }

    private static ExpresswayConfig.UcmNode ucm(String host, String advertised, String at) {
        return new ExpresswayConfig.UcmNode(
                host,
                advertised,
                new Endpoint(at, 8443),
                Optional.of(new Endpoint(at, 6970)),
                new Endpoint(at, 5060),
                new Endpoint(at, 5061));
    }

    /** The document of the trace, its line breaks and indents taken out. */
    private static String expected() throws IOException {
        try (InputStream file = EdgeConfigDocumentTest.class.getResourceAsStream("/edge-config.xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\n *", "");
        }
    }
}

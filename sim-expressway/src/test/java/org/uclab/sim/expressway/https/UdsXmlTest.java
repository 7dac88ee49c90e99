package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdsXmlTest {

    @Test
    void readsTheHomeCluster() {
        assertThat(UdsXml.homeCluster(bytes("<clusterUser version=\"10.0.0\"><result found=\"true\" uri=\"u\"/>"
                        + "<homeCluster serversUri=\"s\"> uclabcucm-pub </homeCluster></clusterUser>")))
                .contains(new UdsXml.HomeCluster(true, "uclabcucm-pub", false));
        assertThat(UdsXml.homeCluster(bytes("<clusterUser><result found=\"false\"/></clusterUser>")))
                .contains(new UdsXml.HomeCluster(false, "", false));
        assertThat(UdsXml.homeCluster(bytes("<clusterUser><result found=\"true\"/></clusterUser>")))
                .contains(new UdsXml.HomeCluster(false, "", false));
    }

    @Test
    void readsTheServersInOrder() {
        assertThat(UdsXml.servers(bytes("<servers><server>a</server><server/><server>b</server></servers>")))
                .contains(List.of("a", "b"));
        assertThat(UdsXml.servers(bytes("<servers>" + "<server>a</server>".repeat(500) + "</servers>"))
                        .orElseThrow())
                .hasSize(UdsXml.SERVERS_MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html/>",
                "<servers><server>a</server>",
                "<servers><server><b/></server></servers>",
                "<!DOCTYPE servers [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><servers><server>&e;</server></servers>",
                "<!DOCTYPE servers [<!ENTITY e \"x\">]><servers><server>a</server></servers>",
                "<servers><server>&e;</server></servers>"
            })
    void refusesWhatIsNoListOfServers(String document) {
        assertThat(UdsXml.servers(bytes(document))).isEmpty();
    }

    @Test
    void refusesTheDeepAndTheLarge() {
        assertThat(UdsXml.servers(bytes("<servers>" + "<a>".repeat(99) + "</a>".repeat(99) + "</servers>")))
                .isEmpty();
        assertThat(UdsXml.servers(bytes("<servers>" + " ".repeat(UdsXml.DOCUMENT_MAX_BYTES) + "</servers>")))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

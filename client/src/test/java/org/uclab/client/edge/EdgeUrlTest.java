package org.uclab.client.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.http.ServerUrl;

class EdgeUrlTest {

    private static final ServerUrl EDGE = new ServerUrl("https", "expe1.example.com", 8443, "/");

    @ParameterizedTest
    @CsvSource({
        "uclab.com, https://uclabcucm-pub.uclab.com:8443, dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM",
        "uclab.com, https://uclabcucm-sub:8443, dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1zdWIvODQ0Mw",
        "uclab.com, http://uclabcucm-pub:6970, dWNsYWIuY29tL2h0dHAvdWNsYWJjdWNtLXB1Yi82OTcw",
        "steven.lab, https://10.48.36.215:8443, c3RldmVuLmxhYi9odHRwcy8xMC40OC4zNi4yMTUvODQ0Mw",
        "steven.lab, https://cucm.steven.lab:6972, c3RldmVuLmxhYi9odHRwcy9jdWNtLnN0ZXZlbi5sYWIvNjk3Mg",
        "example.com, https://cucm-pub:8443, ZXhhbXBsZS5jb20vaHR0cHMvY3VjbS1wdWIvODQ0Mw",
        "example.com, http://cucm-pub:6970, ZXhhbXBsZS5jb20vaHR0cC9jdWNtLXB1Yi82OTcw",
    })
    void putsTheInsideServerIntoTheFirstSegment(String domain, String server, String segment) {
        ServerUrl inside = ServerUrl.parse(server + "/cucm-uds/clusterUser?username=mac.donald")
                .orElseThrow();
        assertThat(EdgeUrl.behind(domain, EDGE, inside))
                .hasToString("https://expe1.example.com:8443/" + segment + "/cucm-uds/clusterUser?username=mac.donald");
    }

    @ParameterizedTest
    @CsvSource({
        "uclab.com, dWNsYWIuY29t",
        "tbtp.com, dGJ0cC5jb20",
        "ent-pa.com, ZW50LXBhLmNvbQ",
        "example.com, ZXhhbXBsZS5jb20"
    })
    void asksForTheConfigurationUnderTheDomainAlone(String domain, String segment) {
        assertThat(EdgeUrl.configuration(domain, EDGE))
                .hasToString("https://expe1.example.com:8443/" + segment
                        + "/get_edge_config?service_name=_cisco-uds&service_name=_cuplogin");
    }
}

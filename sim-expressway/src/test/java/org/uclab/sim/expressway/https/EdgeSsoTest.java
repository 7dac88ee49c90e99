package org.uclab.sim.expressway.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.uclab.shell.http.HttpAnswer;

class EdgeSsoTest {

    private static final String SEGMENT = Segment.of("uclab.com").encoded();

    @Test
    void withoutTheCheckInsideTheEdgeSaysYesToEverybody() {
        HttpAnswer answer = atTheEdge("?email=nobody@uclab.com", "GET");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<response>true</response>");
        assertThat(answer.headers().get("Server")).contains("CE_E");
        assertThat(atTheEdge("", "GET").status()).isEqualTo(400);
        assertThat(atTheEdge("?email=a@b.c", "POST").status()).isEqualTo(405);
    }

    @Test
    void isAskedOfTheEdgeItselfOnly() {
        assertThat(EdgeSso.asked(path("/" + SEGMENT + "/get_edge_sso"))).isTrue();
        assertThat(EdgeSso.asked(path("/" + SEGMENT + "/get_edge_ssox"))).isFalse();
        Segment.Origin inside = new Segment.Origin("https", "cucm", 8443);
        String fetched = Segment.of("uclab.com", inside).encoded();
        assertThat(EdgeSso.asked(path("/" + fetched + "/get_edge_sso"))).isFalse();
    }

    @Test
    void takesUcmsWordForIt() {
        String begin = "<clusterUser><result found=\"true\"/><homeCluster>cucm</homeCluster>";
        assertThat(singleSignOn(begin + "<ssoEnabled>true</ssoEnabled></clusterUser>"))
                .isTrue();
        assertThat(singleSignOn(begin + "<ssoEnabled>false</ssoEnabled></clusterUser>"))
                .isFalse();
        assertThat(singleSignOn(begin + "</clusterUser>")).isFalse();
    }

    private static boolean singleSignOn(String document) {
        return UdsXml.homeCluster(document.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .singleSignOn();
    }

    private static HttpAnswer atTheEdge(String query, String method) {
        return EdgeSso.atTheEdge(path("/" + SEGMENT + "/get_edge_sso" + query), method, Instant.EPOCH);
    }

    private static EdgePath path(String target) {
        return EdgePath.of(target).orElseThrow();
    }
}

package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;

class CorsTest {

    private static final String PORTAL = "https://portal.uclab.com";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Ask ask = asking("12.5.1");

    private static Ask asking(String release) {
        UdsPolicy policy = UdsPolicy.usual().withCorsOrigins(List.of(PORTAL));
        return new Ask(TraceCompany.database(release, UcmSettings.usual().withUds(policy)));
    }

    private static HttpAnswer preflight(Ask ask, String origin, HttpFields more) {
        HttpFields fields = HttpFields.of("Host", Ask.HOST, "Origin", origin).with(more);
        return ask.ask("OPTIONS", Ask.DEVICES, fields, Ask.NOON);
    }

    private static HttpFields wants(String method) {
        return HttpFields.of("Access-Control-Request-Method", method);
    }

    @Test
    void aListedOriginMayAskWithoutCredentialsWhetherItMayAskWithThem() {
        HttpAnswer answer = preflight(
                ask, PORTAL, wants("PUT").with(HttpFields.of("Access-Control-Request-Headers", "authorization, x-a")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all(ALLOWED)).containsExactly(PORTAL);
        assertThat(answer.headers().get("Access-Control-Allow-Methods").orElse(""))
                .contains("PUT");
        assertThat(answer.headers().get("Access-Control-Allow-Headers")).contains("authorization, x-a");
        assertThat(answer.headers().get("Access-Control-Allow-Credentials")).contains("true");
        assertThat(answer.headers().get("Vary")).contains("Origin");
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
    }

    @Test
    void aPageOfAListedOriginMayReadAnswersRefusalsIncluded() {
        HttpFields origin = HttpFields.of("Origin", PORTAL);
        HttpAnswer devices = ask.get(Ask.DEVICES, origin.with(Ask.macDonald()));
        assertThat(devices.status()).isEqualTo(200);
        assertThat(devices.headers().get(ALLOWED)).contains(PORTAL);
        HttpAnswer refused = ask.get(Ask.DEVICES, origin);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().get(ALLOWED)).contains(PORTAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.uclab.com.evil.example",
                "http://portal.uclab.com",
                "https://portal.uclab.com:8443",
                "https://PORTAL.uclab.com, https://portal.uclab.com",
                "null",
                "*",
                ""
            })
    void toAnyOtherOriginItIsAsIfThereWereNoSuchThing(String origin) {
        assertThat(preflight(ask, origin, wants("GET")).status()).isEqualTo(401);
        HttpAnswer version = ask.get("/cucm-uds/version", HttpFields.of("Origin", origin));
        assertThat(version.status()).isEqualTo(200);
        assertThat(version.headers().get(ALLOWED)).isEmpty();
        assertThat(version.headers().get("Vary")).isEmpty();
    }

    @Test
    void beforeRelease105NobodyMay() {
        assertThat(preflight(asking("10.0.1"), PORTAL, wants("GET")).status()).isEqualTo(401);
        assertThat(preflight(asking("10.5.1"), PORTAL, wants("GET")).status()).isEqualTo(200);
    }

    @Test
    void aQuestionThatIsNoPreflightIsAnsweredAsBefore() {
        assertThat(preflight(ask, PORTAL, HttpFields.none()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a,,b", "<script>", " "})
    void fieldNamesThatAreNoneAreNotRepeated(String names) {
        HttpAnswer answer =
                preflight(ask, PORTAL, wants("GET").with(HttpFields.of("Access-Control-Request-Headers", names)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Access-Control-Allow-Headers")).isEmpty();
    }

    @Test
    void aLongListOfFieldNamesIsNotRepeated() {
        HttpFields many = HttpFields.of("Access-Control-Request-Headers", "a,".repeat(5_000) + "a");
        assertThat(preflight(ask, PORTAL, wants("GET").with(many)).headers().get("Access-Control-Allow-Headers"))
                .isEmpty();
    }
}

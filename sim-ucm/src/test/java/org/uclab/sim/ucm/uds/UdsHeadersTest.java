package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;

class UdsHeadersTest {

    private final Ask ask = Ask.traced();

    @Test
    void answersWithoutCredentialsHaveTheTracedHeaders() {
        assertThat(lines(ask.ask("GET", "/cucm-uds/version", host("uclabcucm-pub:8443"), Ask.NOON)))
                .containsExactly(
                        "X-Frame-Options: SAMEORIGIN",
                        "Content-Type: application/xml",
                        "Content-Length: 367",
                        "Date: Mon, 01 Sep 2014 20:59:14 GMT",
                        "Server: ");
    }

    @Test
    void theFirstAuthenticatedAnswerHasTheTracedHeaders() {
        assertThat(lines(ask.get(Ask.DEVICES, Ask.macDonald())))
                .containsExactly(
                        "Cache-Control: private",
                        "Expires: Thu, 01 Jan 1970 00:00:00 GMT+00:00",
                        "Set-Cookie: JSESSIONIDSSO=00000000000000000000000000000001; Path=/; Secure; HttpOnly",
                        "Set-Cookie: JSESSIONID=00000000000000000000000000000002; Path=/cucm-uds/; Secure; HttpOnly",
                        "X-Frame-Options: SAMEORIGIN",
                        "Content-Type: application/xml",
                        "Content-Length: 2059",
                        "Date: Mon, 01 Sep 2014 20:59:14 GMT",
                        "Server: ");
    }

    @Test
    void theChallengeNamesTheRealmAndSetsNoCookie() {
        HttpAnswer answer = ask.get(Ask.DEVICES);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(lines(answer))
                .containsExactly(
                        "Cache-Control: private",
                        "Expires: Thu, 01 Jan 1970 00:00:00 GMT+00:00",
                        "WWW-Authenticate: Basic realm=\"Cisco Web Services Realm\"",
                        "X-Frame-Options: SAMEORIGIN",
                        "Content-Type: text/html;charset=utf-8",
                        "Content-Length: " + answer.body().length,
                        "Date: Mon, 01 Sep 2014 20:59:14 GMT",
                        "Server: ");
    }

    @Test
    void from105EveryAnswerIsKeptFromCaches() {
        Ask later = new Ask(TraceCompany.database("10.5.0"));
        assertThat(lines(later.get("/cucm-uds/clusterUser?username=x")))
                .startsWith("Cache-Control: private", "Expires: Thu, 01 Jan 1970 00:00:00 GMT+00:00");
    }

    @Test
    void datesAreLabTimeWithTwoDigitDays() {
        HttpAnswer answer =
                ask.ask("GET", "/cucm-uds/servers", host(Ask.HOST), Instant.parse("2031-03-04T05:06:07.999Z"));
        assertThat(answer.headers().get("Date")).hasValue("Tue, 04 Mar 2031 05:06:07 GMT");
    }

    @Test
    void withoutHostTheNodeNamesItself() {
        HttpAnswer answer = ask.ask("GET", "/cucm-uds/version", HttpFields.none(), Ask.NOON);
        assertThat(Ask.text(answer)).contains("uri=\"https://uclabcucm-sub:8443/cucm-uds/version\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.106.4.84:8443", "[::1]:8443", "HOST", "a_b-c.d:1"})
    void hostIsRepeatedAsSpelt(String host) {
        HttpAnswer answer = ask.ask("GET", "/cucm-uds/version", host(host), Ask.NOON);
        assertThat(Ask.text(answer)).contains("uri=\"https://" + host + "/cucm-uds/version\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"><x y=\"", "a/b", "user@host", "a:b", "a:123456", "\u0000", "é"})
    void aHostThatIsNoneIsRefused(String host) {
        HttpAnswer answer = ask.ask("GET", "/cucm-uds/version", host(host), Ask.NOON);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Ask.text(answer)).doesNotContain(host);
    }

    @Test
    void twoHostsOrAHugeOneAreRefused() {
        HttpFields two = host("a").with("host", "b");
        assertThat(ask.ask("GET", "/cucm-uds/version", two, Ask.NOON).status()).isEqualTo(400);
        HttpFields huge = host("a".repeat(Uds.HOST_MAX_CHARS + 1));
        assertThat(ask.ask("GET", "/cucm-uds/version", huge, Ask.NOON).status()).isEqualTo(400);
        HttpFields longest = host("a".repeat(Uds.HOST_MAX_CHARS));
        assertThat(ask.ask("GET", "/cucm-uds/version", longest, Ask.NOON).status())
                .isEqualTo(200);
    }

    private static HttpFields host(String host) {
        return HttpFields.of("Host", host);
    }

    private static List<String> lines(HttpAnswer answer) {
        return answer.headers().fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .toList();
    }
}

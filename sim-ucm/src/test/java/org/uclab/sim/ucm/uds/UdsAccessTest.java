package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;

class UdsAccessTest {

    private static final String SSO = "JSESSIONIDSSO=00000000000000000000000000000001";
    private static final String PLAIN = "JSESSIONID=00000000000000000000000000000002";
    private static final Duration HALF_LIFE = Duration.ofMinutes(15);

    private final Ask ask = Ask.traced();

    @ParameterizedTest
    @ValueSource(strings = {"version", "servers", "clusterUser?username=mac.donald", "users", "users?name=m"})
    void discoveryNeedsNoCredentials(String resource) {
        HttpAnswer answer = ask.get("/cucm-uds/" + resource);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
    }

    @Test
    void discoveryDoesNotMindWrongCredentials() {
        HttpAnswer answer = ask.get("/cucm-uds/servers", Ask.basic("mac.donald", "wrong"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mac.donald, ilikeMRA1, mac.donald, 200",
        "mac.donald, wrong, mac.donald, 401",
        "mac.donald, '', mac.donald, 401",
        "mac.donald, ilikemra1, mac.donald, 401",
        "nobody, ilikeMRA1, mac.donald, 401",
        "'', '', mac.donald, 401",
        "ada.byron, Analytical9, mac.donald, 401",
        "ada.byron, Analytical9, ada.byron, 200",
        "grace.hopper, Nano:Second1, grace.hopper, 200",
        "mac.donald, ilikeMRA1, nobody, 404",
        "nobody, wrong, nobody, 401",
    })
    void onlyTheUserHimselfIsAdmitted(String user, String password, String path, int status) {
        for (String resource : List.of("", "/devices")) {
            HttpAnswer answer = ask.get("/cucm-uds/user/" + path + resource, Ask.basic(user, password));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers().get("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
            assertThat(answer.headers().all("Set-Cookie").isEmpty()).isEqualTo(status == 401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic bWFjLmRvbmFsZA==",
                "Bearer bWFjLmRvbmFsZDppbGlrZU1SQTE=",
                "bWFjLmRvbmFsZDppbGlrZU1SQTE=",
                ""
            })
    void credentialsThatAreNoneAreRefused(String authorization) {
        HttpAnswer answer = ask.get(Ask.DEVICES, HttpFields.of("Authorization", authorization));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void nobodyLearnsWithoutCredentialsWhatThereIs() {
        for (String target : List.of("/cucm-uds/user/nobody", "/cucm-uds/user/mac.donald/nothing")) {
            assertThat(ask.get(target).status()).isEqualTo(401);
            assertThat(ask.get(target, Ask.macDonald()).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SSO, PLAIN, SSO + "; " + PLAIN, "X-Auth=d7be94ee;" + PLAIN + "; a=b", "a; =b;" + SSO})
    void eitherCookieAloneIsEnough(String cookie) {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        HttpAnswer answer = ask.get(Ask.DEVICES, Ask.cookie(cookie));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(2059);
        assertThat(answer.headers().all("Set-Cookie")).isEmpty();
        assertThat(answer.headers().get("Cache-Control")).hasValue("private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONIDSSO=00000000000000000000000000000002",
                "JSESSIONID=00000000000000000000000000000001",
                "jsessionid=00000000000000000000000000000002",
                "JSESSIONID=",
                "JSESSIONID",
                ";;;;",
                ""
            })
    void cookiesOfNoSessionAreNot(String cookie) {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        assertThat(ask.get(Ask.DEVICES, Ask.cookie(cookie)).status()).isEqualTo(401);
    }

    @Test
    void aCookieBehindTooManyOthersIsNotSeen() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        String others = "a=b;".repeat(Cookies.COOKIES_MAX - 1);
        assertThat(ask.get(Ask.DEVICES, Ask.cookie(others + SSO)).status()).isEqualTo(200);
        assertThat(ask.get(Ask.DEVICES, Ask.cookie(others + "a=b;" + SSO)).status())
                .isEqualTo(401);
    }

    /** A user id is the same in any case; a password is not. */
    @ParameterizedTest
    @CsvSource({
        "MAC.Donald, ilikeMRA1, /cucm-uds/user/mac.donald, 200",
        "mac.donald, ilikeMRA1, /cucm-uds/user/Mac.DONALD, 200",
        "MAC.DONALD, ilikeMRA1, /cucm-uds/user/mAc.donald, 200",
        "mac.donald, ILIKEMRA1, /cucm-uds/user/mac.donald, 401",
        "mac.donald, ilikemra1, /cucm-uds/user/mac.donald, 401",
        "MAC.DONALD, ilikeMRA1, /cucm-uds/user/ada.byron, 401"
    })
    void peopleAreKnownInAnyCaseAndPasswordsInOne(String user, String password, String path, int status) {
        HttpAnswer answer = ask.get(path, Ask.basic(user, password));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(Ask.text(answer)).contains("/cucm-uds/user/mac.donald\"", "<userName>mac.donald</userName>");
            assertThat(ask.get("/cucm-uds/user/MAC.DONALD", Ask.cookie(SSO)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSessionOpensNobodyElsesPath() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        assertThat(ask.get("/cucm-uds/user/ada.byron/devices", Ask.cookie(SSO)).status())
                .isEqualTo(401);
    }

    @Test
    void wrongCredentialsAreRefusedInSpiteOfASession() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        HttpFields both = Ask.basic("mac.donald", "wrong").with(Ask.cookie(SSO));
        assertThat(ask.get(Ask.DEVICES, both).status()).isEqualTo(401);
    }

    @Test
    void credentialsSentAlongWithASessionOpenNoSecond() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).headers().all("Set-Cookie"))
                .hasSize(2);
        HttpFields both = Ask.macDonald().with(Ask.cookie(SSO));
        assertThat(ask.get(Ask.DEVICES, both).headers().all("Set-Cookie")).isEmpty();
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).headers().all("Set-Cookie"))
                .hasSize(2);
    }

    @Test
    void aSessionEndsWhenIdleInLabTimeAndUseKeepsItAlive() {
        Instant opened = Ask.NOON;
        assertThat(statusAt(opened, Ask.macDonald())).isEqualTo(200);
        Instant used = opened.plus(HALF_LIFE);
        assertThat(statusAt(used, Ask.cookie(SSO))).isEqualTo(200);
        Instant usedAgain = used.plus(HALF_LIFE).plus(HALF_LIFE).minusMillis(1);
        assertThat(statusAt(usedAgain, Ask.cookie(PLAIN))).isEqualTo(200);
        Instant idleFor = usedAgain.plus(HALF_LIFE).plus(HALF_LIFE);
        assertThat(statusAt(idleFor, Ask.cookie(SSO))).isEqualTo(401);
        assertThat(statusAt(idleFor, Ask.cookie(PLAIN))).isEqualTo(401);
    }

    @Test
    void aChangedPasswordCountsAtOnceAndLeavesSessionsOpen() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        ask.database.setPassword("mac.donald", "other");
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(401);
        assertThat(ask.get(Ask.DEVICES, Ask.basic("mac.donald", "other")).status())
                .isEqualTo(200);
        assertThat(ask.get(Ask.DEVICES, Ask.cookie(SSO)).status()).isEqualTo(200);
    }

    @Test
    void theSessionOfARemovedUserIsWorthNothing() {
        assertThat(ask.get(Ask.DEVICES, Ask.macDonald()).status()).isEqualTo(200);
        ask.database.removeUser("mac.donald");
        assertThat(ask.get(Ask.DEVICES, Ask.cookie(SSO)).status()).isEqualTo(401);
    }

    @Test
    void theDirectoryWantsCredentialsWhereSetFrom115() {
        UcmSettings guarded = UcmSettings.usual().withUsersResourceAuth(true);
        Ask later = new Ask(TraceCompany.database("11.5.1", guarded));
        assertThat(later.get("/cucm-uds/users").status()).isEqualTo(401);
        assertThat(later.get("/cucm-uds/users", Ask.macDonald()).status()).isEqualTo(200);
        assertThat(Ask.text(later.get("/cucm-uds/version")))
                .contains("<usersResourceAuthEnabled>true</usersResourceAuthEnabled>");
        Ask before = new Ask(TraceCompany.database("11.0.1", guarded));
        assertThat(before.get("/cucm-uds/users").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void otherMethodsAreNotAllowed(String method) {
        HttpFields host = HttpFields.of("Host", Ask.HOST);
        for (String target : List.of("/cucm-uds/version", "/cucm-uds/users", Ask.DEVICES)) {
            HttpAnswer answer = ask.ask(method, target, host.with(Ask.macDonald()), Ask.NOON);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers().get("Allow")).hasValue("GET, HEAD");
        }
        assertThat(ask.ask(method, Ask.DEVICES, host, Ask.NOON).status()).isEqualTo(401);
        assertThat(ask.ask("HEAD", "/cucm-uds/version", host, Ask.NOON).status())
                .isEqualTo(200);
    }

    private int statusAt(Instant now, HttpFields more) {
        return ask.ask("GET", Ask.DEVICES, HttpFields.of("Host", Ask.HOST).with(more), now)
                .status();
    }
}

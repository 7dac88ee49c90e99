package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;

/** What there is to choose from, JSON, and too many clients. */
class UdsOptionsTest {

    private static final String ME = "/cucm-uds/user/mac.donald";

    private final Ask ask = new Ask(TraceCompany.database("12.5.1"));

    @ParameterizedTest
    @CsvSource({
        "options, <userPolicy uri=",
        "options/installedLocales, English",
        "options/models, Client Services Framework",
        "options/timeZones, Europe/Berlin",
        "options/dayOfWeek, <day value=\"7\">Sunday</day>",
        "options/timeOfDay, <time value=\"95\">23:45</time>",
        "phoneServices, <phoneServices uri=",
        "typeTables/typeUserLocale, <enum>1</enum>"
    })
    void listsNeedNoCredentials(String path, String part) {
        HttpAnswer answer = ask.get("/cucm-uds/" + path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Ask.text(answer)).contains(part);
        assertThat(XmlInput.read(answer.body())).isPresent();
        assertThat(ask.send("PUT", "/cucm-uds/" + path, "<a/>").status()).isEqualTo(405);
    }

    @Test
    void theUserPolicyWantsCredentialsOfAnybody() {
        assertThat(ask.get("/cucm-uds/options/userPolicy").status()).isEqualTo(401);
        String policy = Ask.text(ask.get("/cucm-uds/options/userPolicy", Ask.macDonald()));
        assertThat(policy)
                .contains("<name>UserSearchLimit</name><value>64</value><range><min>1</min><max>500</max></range>")
                .contains("<name>NumberOfDigitsToMatch</name><value>4</value>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"options/none", "typeTables/none", "groups", "phoneService", "options/models/x"})
    void whatIsNoResourceIsNotFound(String path) {
        assertThat(ask.get("/cucm-uds/" + path).status()).isEqualTo(404);
    }

    @Test
    void jsonIsForThoseWhoNameItAndNotXml() {
        HttpAnswer json = ask.get("/cucm-uds/servers", HttpFields.of("Accept", "application/json"));
        assertThat(json.headers().get("Content-Type")).hasValue("application/json");
        assertThat(Ask.text(json))
                .isEqualTo(
                        "{\"servers\":{\"@version\":\"12.5.1\",\"@uri\":\"https://uclabcucm-sub:8443/cucm-uds/servers\","
                                + "\"server\":[\"uclabcucm-pub\",\"uclabcucm-sub\"]}}");
        for (String accept : List.of("application/xml, application/json;q=0.5", "*/*", "text/html")) {
            HttpAnswer xml = ask.get("/cucm-uds/servers", HttpFields.of("Accept", accept));
            assertThat(xml.headers().get("Content-Type")).hasValue("application/xml");
        }
        HttpAnswer problem = ask.get("/cucm-uds/users?name=", HttpFields.of("Accept", "application/json"));
        assertThat(problem.status()).isEqualTo(415);
        assertThat(Ask.text(problem)).startsWith("{\"errors\":{");
    }

    @Test
    void theUriPolicyDecidesAboutCase() {
        UdsPolicy sensitive = UdsPolicy.usual().withUriCase(true);
        Ask strict = new Ask(TraceCompany.database("12.5.1", UcmSettings.usual().withUds(sensitive)));
        assertThat(Ask.text(ask.get("/cucm-uds/users?uri=ADA@uclab.com"))).contains("totalCount=\"1\"");
        assertThat(Ask.text(strict.get("/cucm-uds/users?uri=ADA@uclab.com"))).contains("totalCount=\"0\"");
        assertThat(Ask.text(strict.get("/cucm-uds/users?uri=ada@uclab.com"))).contains("totalCount=\"1\"");
    }

    @Test
    void aFullNodeIsBusyUntilSomebodyHasLeft() {
        UcmSettings settings = UcmSettings.usual()
                .withSessions(Duration.ofMinutes(30), 10)
                .withUds(UdsPolicy.usual().withClientSeats(3, Duration.ofSeconds(90)));
        Ask full = new Ask(TraceCompany.database("12.5.1", settings));
        assertThat(full.get(ME, Ask.macDonald()).status()).isEqualTo(200);
        assertThat(full.get("/cucm-uds/users?name=a").status()).isEqualTo(200);
        HttpAnswer busy = full.get("/cucm-uds/user/ada.byron", Ask.basic("ada.byron", "Analytical9"));
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.headers().get("Retry-After")).hasValue("90");
        assertThat(full.get("/cucm-uds/servers").status()).isEqualTo(200);
        assertThat(full.get(ME, Ask.macDonald()).status()).isEqualTo(200);
        HttpFields ada = HttpFields.of("Host", Ask.HOST).with(Ask.basic("ada.byron", "Analytical9"));
        assertThat(full.ask("GET", "/cucm-uds/user/ada.byron", ada, Ask.NOON.plus(Duration.ofMinutes(31)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void seatsAreCountedOncePerClientAndTwiceForSearching() {
        Seats seats = new Seats(UcmSettings.usual().withUds(UdsPolicy.usual().withClientSeats(4, Duration.ZERO)));
        assertThat(seats.take("a", 1, Ask.NOON)).isTrue();
        assertThat(seats.take("a", 1, Ask.NOON)).isTrue();
        assertThat(seats.taken()).isEqualTo(1);
        assertThat(seats.take("a", 2, Ask.NOON)).isTrue();
        assertThat(seats.take("a", 1, Ask.NOON)).isTrue();
        assertThat(seats.taken()).isEqualTo(2);
        assertThat(seats.take("b", 1, Ask.NOON)).isTrue();
        assertThat(seats.take("c", 2, Ask.NOON)).isFalse();
        assertThat(seats.take("b", 2, Ask.NOON)).isTrue();
        assertThat(seats.taken()).isEqualTo(4);
        assertThat(seats.take("c", 1, Ask.NOON.plus(Duration.ofHours(1)))).isTrue();
        assertThat(seats.taken()).isEqualTo(1);
    }

    @Test
    void answersAreKeptInBoundsAndNeverOutliveAChange() {
        Written written = new Written();
        Reply[] made = new Reply[1];
        IntStream.range(0, Written.ANSWERS_MAX + 10).forEach(i -> {
            made[0] = new Reply(200, Reply.XML, Integer.toString(i).getBytes(StandardCharsets.UTF_8), List.of());
            Written.Asked asked = new Written.Asked("o", Integer.toString(i), false);
            assertThat(written.answer(ask.database.state(), asked, () -> made[0]))
                    .isSameAs(made[0]);
            assertThat(written.answer(ask.database.state(), asked, () -> Reply.done()))
                    .isSameAs(made[0]);
        });
        assertThat(written.kept()).isLessThanOrEqualTo(Written.ANSWERS_MAX);
        ask.database.setPassword("mac.donald", "x");
        Written.Asked asked = new Written.Asked("o", Integer.toString(Written.ANSWERS_MAX + 9), false);
        assertThat(written.answer(ask.database.state(), asked, Reply::done).status())
                .isEqualTo(204);
    }
}

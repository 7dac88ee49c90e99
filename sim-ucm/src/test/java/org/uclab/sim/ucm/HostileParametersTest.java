package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;

/** Every parameter of a query as nobody should send it, over TLS, the requests of one kind right behind each other. */
class HostileParametersTest {

    private static final List<String> LOOKED_UP = List.of("username", "email", "useridentifier");
    private static final List<String> SEARCHED = List.of(
            "name", "first", "last", "displayname", "number", "numberlast", "username", "email", "uri", "start", "max");
    private static final String HOST = "Host: uclabcucm-pub\r\n";
    private static final String BASIC = "Authorization: Basic bWFjLmRvbmFsZDppbGlrZU1SQTE=\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private static RunningCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new RunningCluster("127.76", "12.5.1");
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(cluster.clock.pending()).isZero();
    }

    /** The status of each answer, in order. */
    private static List<String> statuses(String method, String headers, List<String> targets) {
        StringBuilder sent = new StringBuilder();
        targets.forEach(target -> sent.append(method + " " + target + " HTTP/1.1\r\n" + headers + HOST + "\r\n"));
        sent.append("GET /cucm-uds/version HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
        String said = cluster.raw(RunningCluster.UDS_PORT, sent.toString());
        assertThat(said).doesNotContain("Exception", "\tat ", "io.vertx");
        return STATUS.matcher(said).results().map(found -> found.group(1)).toList();
    }

    private static void refused(String resource, List<String> parameters, String value) {
        List<String> targets = parameters.stream()
                .map(name -> "/cucm-uds/" + resource + "?" + value.replace("*", name))
                .toList();
        List<String> expected =
                new ArrayList<>(targets.stream().map(target -> "415").toList());
        expected.add("200");
        assertThat(statuses("GET", "", targets)).as(resource + "?" + value).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*=a&*=a",
                "*=&*=",
                "*=1&*=2",
                "*=%00",
                "*=a%00b",
                "*=%07",
                "*=a%0D%0ASet-Cookie:%20x=y",
                "*=a%1B[2J",
                "*=%7F",
            })
    void everyParameterIsRefusedThatIsRepeatedOrHasControlCharacters(String value) {
        refused("clusterUser", LOOKED_UP, value);
        refused("users", SEARCHED, value);
    }

    /** A look-up wants its one filter and pages want numbers; a filter of a search that says nothing filters nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"*=", "*", "*=%20%20"})
    void whatIsEmptyIsRefusedWhereItIsIndispensable(String value) {
        refused("clusterUser", LOOKED_UP, value);
        refused("users", List.of("start", "max"), value);
        List<String> filters = SEARCHED.stream()
                .filter(name -> !name.equals("start") && !name.equals("max"))
                .map(name -> "/cucm-uds/users?" + value.replace("*", name))
                .toList();
        assertThat(statuses("GET", "", filters)).hasSize(filters.size() + 1).containsOnly("200");
    }

    @Test
    void everyParameterHasALongestValue() {
        for (int length : new int[] {300, 7000}) {
            String huge = "*=" + "7".repeat(length);
            refused("clusterUser", LOOKED_UP, huge);
            refused("users", SEARCHED, huge);
        }
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        for (String value : List.of("-1", "+1", "1.5", "0x10", "1e3", "%D9%A1", "99999999999999999999", "NaN")) {
            refused("users", List.of("start", "max"), "*=" + value);
        }
    }

    @Test
    void whatAUserAsksOfHisOwnIsRefusedOrPassedOverButNeverAMistakeOfOurs() {
        List<String> targets = new ArrayList<>();
        for (String value : List.of("", "=", "=%00", "=a&model=b&index=x", "=" + "9".repeat(5000), "=-1", "=%0D%0A")) {
            targets.add("/cucm-uds/user/mac.donald/devices?model" + value);
            targets.add("/cucm-uds/user/mac.donald/speedDials?index" + value);
        }
        assertThat(statuses("GET", BASIC, targets))
                .hasSize(targets.size() + 1)
                .allMatch(status -> List.of("200", "404", "415").contains(status))
                .endsWith("200");
        assertThat(statuses("DELETE", BASIC, targets))
                .hasSize(targets.size() + 1)
                .allMatch(status -> List.of("200", "404", "405", "415").contains(status))
                .endsWith("200");
    }
}

package org.uclab.features.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.features.script.Script;
import org.uclab.lab.model.Finding;

class FeatureLintTest {

    @TempDir
    private Path folder;

    @Test
    void aScenarioExpectsSomething() throws IOException {
        assertThat(lint("""
                Feature: f
                  Scenario: nothing comes of it
                    Given the world "uclab"
                    When mac.donald signs in from inside
                  Scenario: empty
                  Scenario: sound
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                """))
                .containsExactly(
                        "2 the scenario 'nothing comes of it' has no Then, so it proves nothing",
                        "5 the scenario 'empty' has no steps");
    }

    @Test
    void whatSaysThenExpectsSomething() throws IOException {
        assertThat(lint("""
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                    And mac.donald signs in from outside
                    And the messages of mac.donald are, in this order:
                      | none |
                """))
                .containsExactly(
                        "6 'mac.donald signs in from outside' does something and expects nothing, so it is no Then");
    }

    @Test
    void nothingHappenedOnlyAfterSomebodyDidSomething() throws IOException {
        String control = """
                  Scenario: the control
                    Given the world "uclab"
                    When ada.byron signs in from inside
                    Then uclabcucm-pub was asked "GET /cucm-uds/version"
                    And the client of ada.byron decided on "UDS server": "not uclabcucm-pub.uclab.com"
                """;
        assertThat(lint("""
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    And ada.byron has a client with:
                      | setting | value |
                      | release | R12   |
                    Then uclabcucm-pub heard nothing from any client
                    When mac.donald signs in from inside
                    Then uclabcucm-pub heard nothing from mac.donald
                    And uclabcucm-pub was never asked "GET /" by ada.byron
                    And the client of ada.byron passed no server over
                """ + control).stream().map(told -> told.replaceFirst("^(\\d+) .* could", "$1 could")))
                .containsExactly(
                        "7 could not fail: nobody has done anything before",
                        "10 could not fail: ada.byron has done nothing before",
                        "11 could not fail: ada.byron has done nothing before");
        assertThat(lint("""
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/version" gets 200
                    And uclabcucm-sub heard nothing from any client
                    When somebody types "a@b.example" on a client inside
                    Then uclabcucm-sub heard nothing from somebody
                  Scenario: the control
                    Given the world "uclab"
                    When ada.byron signs in from inside
                    Then uclabcucm-sub was asked "GET /cucm-uds/version"
                """).stream().filter(told -> told.contains("could not fail")))
                .isEmpty();
    }

    @Test
    void whoAndWhatIsNamedIsInTheWorld() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "world: mine\n");
        assertThat(lint("""
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When mac.donld signs in from insid
                    And the fault "refuze" at uds of uclabcucm-pup, the frist time
                    Then uclabcucm-pub was asked "GET /{UCLABCUCM-PUB}/{uclabcucm-pub}"
                    And these messages arrived, in this order:
                      | host  | message |
                      | nohow | GET     |
                  Scenario: atlantis
                    Given the world "atlantis"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                  Scenario: broken
                    Given the world "broken.yaml"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                """).stream()
                        .filter(told -> !told.contains("healed"))
                        .map(told ->
                                told.replaceFirst("[;:,] (users|hosts|zones|known|write|atlantis|/).*(?s:.*)", "")))
                .containsExactly(
                        "4 there is no user 'mac.donld'",
                        "4 there is no zone 'insid'",
                        "5 there is no fault 'refuze'",
                        "5 there is no host 'uclabcucm-pup'",
                        "5 'the frist time' does not say when a fault bites",
                        "6 there is no host 'UCLABCUCM-PUB'",
                        "7 there is no host 'nohow'",
                        "11 this world cannot be used",
                        "15 this world cannot be used");
    }

    @Test
    void somebodyWhoComesInAScenarioMayBeNamedInIt() throws IOException {
        assertThat(lint("""
                Feature: f
                  Scenario: comes
                    Given the world "uclab"
                    When a user "new.comer" like mac.donald is added with the password "secret"
                    And new.comer signs in from inside
                    Then new.comer is signed in inside
                  Scenario: does not come
                    Given the world "uclab"
                    When new.comer signs in from inside
                    Then new.comer is signed in inside
                """))
                .allMatch(told -> told.matches("(9|10) there is no user 'new.comer'.*(?s:.*)"))
                .hasSize(2);
    }

    @Test
    void whatGherkinReadsAsProseIsNotAStep() throws IOException {
        assertThat(prose("""
                Feature: f
                  This is prose, and so is: this. Examples of it are not.
                  Scenario s without a colon
                  Scenaro: one
                    Given the world "uclab"
                    Then mac.donald is signed in inside
                  Background:
                    Givn the world "uclab"
                  Scenario: two
                    mac.donald signs in from inside
                    What the user finds when the server finds nobody.
                    When mac.donald signs in from inside
                  Scenario: three
                    Whne mac.donald signs in from inside
                    Thne mac.donald is signed in inside
                  Scenario Outline: four
                    Given the world "<w>"
                    Examples:
                      Note: none yet
                      | w |
                """)).containsExactly(3, 4, 5, 6, 8, 10, 13, 14, 15, 18);
        assertThat(prose("Feature: nothing\n")).containsExactly(1);
        assertThat(prose("# language: de\nFunktionalität: f\n  Szenraio: eins\n"))
                .containsExactly(2, 3);
    }

    private List<Integer> prose(String feature) throws IOException {
        return script(feature).prose().stream().map(Finding::line).sorted().toList();
    }

    @Test
    void whateverLanguageItIsIn() throws IOException {
        assertThat(lint("""
                # language: de
                Funktionalität: f
                  Szenario: gut
                    Angenommen the world "uclab"
                    Wenn mac.donald signs in from inside
                    Dann mac.donald is signed in inside
                """)).isEmpty();
    }

    @Test
    void whatDidNotHappenCouldHaveBeenSeen() throws IOException {
        String negative = """
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then uclabcucm-sub heard nothing from any client
                """;
        assertThat(lint(negative))
                .containsExactly(
                        "5 nothing in this feature shows that 'uclabcucm-sub heard nothing from any client' could fail");
        assertThat(lint(negative + """
                  Scenario: the control has another name of the host
                    Given the world "uclab"
                    When uclabcucm-pub loses power
                    And mac.donald signs in from inside
                    Then uclabcucm-sub.uclab.com was asked "GET /cucm-uds/version"
                    When uclabcucm-pub has power again
                    Then mac.donald is still connected
                """)).isEmpty();
        assertThat(lint(negative + """
                  Scenario: another host, and another thing that did not happen, are no controls
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then uclabcucm-pub was asked "GET /cucm-uds/version"
                    And uclabcucm-sub was never asked "GET /cucm-uds/version"
                """)).hasSize(2);
    }

    @Test
    void aServerThatSomebodyPassesOverShowsThatNobodyElseDid() throws IOException {
        String negative = """
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then the client of mac.donald passed no server over
                    And the client of mac.donald decided on "Webex": "not a Webex domain"
                """;
        assertThat(lint(negative)).hasSize(1);
        assertThat(lint(negative + """
                    And the client of mac.donald decided on "UDS server": "not uclabcucm-pub.uclab.com"
                """)).isEmpty();
    }

    @Test
    void whatBreaksIsHealedAndTheTimeAfterIsLookedAt() throws IOException {
        String broken = """
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When the fault "refuse" at uds of uclabcucm-pub
                    And uclabcucm-sub loses power
                    And mac.donald signs in from inside
                    Then mac.donald is told that the server cannot be reached
                """;
        assertThat(lint(broken))
                .containsExactly(
                        "4 'the fault \"refuse\" at uds of uclabcucm-pub' is never healed",
                        "5 'uclabcucm-sub loses power' is never healed");
        String halfHealed = broken + "    When uclabcucm-sub.uclab.com has power again\n";
        assertThat(lint(halfHealed))
                .containsExactly(
                        "4 'the fault \"refuse\" at uds of uclabcucm-pub' is never healed",
                        "8 nothing is expected after 'uclabcucm-sub.uclab.com has power again'");
        String healed = broken + "    When all faults are healed\n";
        assertThat(lint(healed)).containsExactly("8 nothing is expected after 'all faults are healed'");
        assertThat(lint(healed + "    And mac.donald signs in from inside\n    Then mac.donald is signed in inside\n"))
                .isEmpty();
    }

    @Test
    void whatEndsByItselfNeedsNoHealing() throws IOException {
        String feature = """
                Feature: f
                  Scenario Outline: s
                    Given the world "uclab"
                    When the fault "refuse" at uds of uclabcucm-pub, <when>
                    And mac.donald signs in from inside
                    Then mac.donald is signed in inside
                    Examples:
                      | when |
                      | %s   |
                """;
        for (String when : List.of("the first time", "for 30 s", "from 1 s to 2 s", "until uclabcucm-sub has power")) {
            assertThat(lint(feature.formatted(when))).as(when).isEmpty();
        }
        for (String when : List.of("after 1 s", "for mac.donald", "in 20 % with seed 7")) {
            assertThat(lint(feature.formatted(when))).as(when).hasSize(1);
        }
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        assertThat(lint("""
                Feature: f
                  Scenario: s
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then uclabcucm-sub heard nothing from any client
                    And uclabcucm-sub was never asked "GET /cucm-uds/version"
                    And uclabcucm-pub was asked "GET /cucm-uds/version"
                    And uclabcucm-pub was asked "GET /cucm-uds/version" by mac.donald
                    And uclabcucm-pub was asked "GET /cucm-uds/user/…"
                    And uclabcucm-pub was asked "GET /cucm-uds/user/mac.donald/devices"
                    And the client of mac.donald decided on "location": "inside"
                    And the client of mac.donald decided on "location": "inside", because "it is"
                    When mac.donald signs in from inside
                    Then uclabcucm-pub was asked "GET /cucm-uds/version"
                    And uclabcucm-sub was asked "GET /cucm-uds/version"
                    And uclabcucm-sub was asked "GET /cucm-uds/version"
                """).stream().map(told -> told.substring(0, told.indexOf(' '))))
                .containsExactly("6", "7", "9", "11", "16");
    }

    @Test
    void anIdIsOneOfTheCatalogue() throws IOException {
        assertThat(lint("""
                Feature: f
                  @DNS-01 @DNS-01b @DNS-10 @DNS-01c @dns-01 @DNS01B @slow
                  Scenario: s
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                """))
                .containsExactly(
                        "3 the catalogue has no id 'DNS-10'",
                        "3 the catalogue has no id 'DNS-01c'",
                        "3 the catalogue has no id 'dns-01'",
                        "3 the catalogue has no id 'DNS01B'");
    }

    @Test
    void aWorldThatNobodyPlaysInIsNamed() throws IOException {
        Script script = script("""
                Feature: f
                  Scenario: s
                    Given the world "uclab" where 2 lab seconds pass in a second
                    Then uclabcucm-pub was asked "GET"
                """);
        assertThat(FeatureLint.unusedWorlds(script.scenarios(), List.of("uclab", "acme")))
                .extracting(Finding::file)
                .containsExactly("worlds/acme.yaml");
    }

    private List<String> lint(String feature) throws IOException {
        Script script = script(feature);
        assertThat(script.problems()).isEmpty();
        return FeatureLint.with(Set.of("DNS-01", "DNS-01a", "DNS-01b"))
                .check(script.scenarios(), script.scenarios())
                .stream()
                .map(finding -> finding.line() + " " + finding.message())
                .toList();
    }

    private Script script(String feature) throws IOException {
        Path file = folder.resolve("f.feature");
        Files.writeString(file, feature);
        return Script.read(List.of(file.toString()));
    }
}

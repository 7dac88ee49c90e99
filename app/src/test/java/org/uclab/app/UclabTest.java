package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UclabTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void signsInFromOutsideWithDecisionsAndLadder() {
        assertThat(run("sign-in", "mac.donald@uclab.com", "--from", "outside")).isZero();
        assertThat(out.toString())
                .contains("location: outside (_collab-edge._tls exists")
                .contains("DNS SRV _collab-edge._tls.uclab.com")
                .contains("get_edge_config")
                .contains("HTTP GET /MDonald.cnf.xml")
                .contains("XMPP")
                .contains("uclabexpwe01")
                .containsPattern("uclabexpwc0[12]")
                .contains("signed in outside through uclabexpwe01.uclab.com");
    }

    @Test
    void signsInAgainAsItDidWithTheSameSeed() {
        String[] signIn = {"sign-in", "mac.donald@uclab.com", "--from", "inside", "--seed", "7"};
        assertThat(run(signIn)).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run(signIn)).isZero();
        assertThat(first).startsWith("seed 7");
        assertThat(decisions(out.toString()))
                .contains("presence server")
                .contains("phone registration: uclabcucm-pub")
                .isEqualTo(decisions(first));
        out.getBuffer().setLength(0);
        assertThat(run("sign-in", "mac.donald@uclab.com", "--from", "inside")).isZero();
        assertThat(out.toString()).containsPattern("^seed \\d+");
    }

    private static String decisions(String printed) {
        return printed.substring(printed.indexOf("decisions"), printed.indexOf("\n\n"));
    }

    @Test
    void answersTheCloudWhereItAsksForCredentials() {
        String[] signIn = {"sign-in", "paul.plain@plain.example.com", "--world", "cloud", "--from", "outside"};
        assertThat(run(signIn)).isOne();
        assertThat(out.toString()).contains("Webex Messenger").doesNotContain("POST /cas/auth.do");
        List<String> answered = new ArrayList<>(List.of(signIn));
        answered.addAll(List.of("--cloud-password", "Clearly1"));
        assertThat(run(answered.toArray(String[]::new))).isZero();
        assertThat(out.toString())
                .contains("POST /cas/auth.do", "signed in to the cloud")
                .doesNotContain("Clearly1");
    }

    @Test
    void aWrongPasswordIsNotSignedIn() {
        assertThat(run("sign-in", "mac.donald@uclab.com", "--from", "inside", "--password", "no"))
                .isOne();
        assertThat(out.toString()).contains("your username or password is not correct");
    }

    @Test
    void joinsALabThatAnotherProcessStarted() throws WorldException, InterruptedException {
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {})) {
            Path ports = folder.resolve("p.json");
            PortsFile.of(bench, 1, lab.ca(), lab.history()).write(ports);
            var stop = new java.util.concurrent.CountDownLatch(1);
            Thread follower = new Thread(() -> {
                try {
                    lab.follow(stop);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            follower.start();
            int code = run("sign-in", "ada.byron@uclab.com", "--from", "outside", "--lab", ports.toString());
            stop.countDown();
            follower.join();
            assertThat(code).as(err.toString() + out).isZero();
            assertThat(out.toString())
                    .contains("get_edge_config")
                    .contains("HTTP GET /CSFABYRON.cnf.xml")
                    .contains("location: outside");
        }
    }

    @Test
    void unknownPeopleLabsWorldsAndOptionsAreToldWithARemedy() {
        assertThat(run("sign-in", "nobody@uclab.com", "--from", "inside")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no user 'nobody@uclab.com'")
                .contains("mac.donald@uclab.com");
        assertThat(run("sign-in", "a@b", "--from", "moon")).isEqualTo(2);
        assertThat(run("sign-in", "a@b", "--from", "inside", "--lab", "/nowhere/p.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot read the ports file /nowhere/p.json");
        assertThat(run("up", "atlantis")).isEqualTo(2);
        assertThat(err.toString())
                .contains("atlantis:1: there is no world of that name")
                .contains("uclab");
        assertThat(run("up", "--time-scale", "0")).isEqualTo(2);
        assertThat(run("up", "--number", "300")).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aBrokenWorldIsToldWithFileLineAndRemedy() throws Exception {
        Path world = folder.resolve("mine.yaml");
        Files.writeString(world, "world: mine\nservicesDomain: x.example\nusers:\n  - {id: a, pasword: b}\n");
        assertThat(run("up", world.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(world + ":4: user a has the unknown key 'pasword'")
                .contains("remedy: did you mean 'password'?");
    }

    @Test
    void aSecondLabOfOneNumberIsRefused() throws WorldException {
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard())) {
            assertThat(run("up", "--number", Integer.toString(bench.number()))).isEqualTo(2);
            assertThat(err.toString()).contains("lab " + bench.number() + " is running on this machine already");
        }
    }

    @Test
    void featuresThatCannotRunAreToldBeforeAnythingStarts() throws Exception {
        Path feature = folder.resolve("mine.feature");
        Files.writeString(feature, "Feature: f\n  Scenario: s\n    Given the world \"uclab\"\n    When ada flies\n");
        assertThat(run("run", feature.toString(), "--out", folder.resolve("r").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("mine.feature:4: unknown step: ada flies")
                .contains("nearest:");
        Files.writeString(feature, "Feature: f\n  Scenario s\n");
        assertThat(run("run", feature.toString())).isEqualTo(2);
        assertThat(run("run", "/no/such.feature")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no feature file or folder '/no/such.feature'");
        assertThat(run("run", "--tags", "@EDGE-11 and and")).isEqualTo(2);
        assertThat(run("run", "--tags", "@NONE-99")).isEqualTo(2);
        assertThat(err.toString()).contains("no scenario is selected");
        assertThat(run("run", "--parallel", "0")).isEqualTo(2);
        assertThat(run("run", "--time-scale", "0")).isEqualTo(2);
        assertThat(run("run", "--seed", "seven")).isEqualTo(2);
    }

    @Test
    void aFailingScenarioMakesOneAndAGreenOneZero() throws Exception {
        Path feature = folder.resolve("mine.feature");
        Path report = folder.resolve("report");
        Files.writeString(feature, """
                Feature: mine
                  Scenario: green
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                  Scenario: the fault never fires
                    Given the world "uclab"
                    And the fault "reset" at edge-https of uclabexpwe02
                    When mac.donald signs in from inside
                    Then mac.donald is signed in inside
                    When all faults are healed
                    Then mac.donald is still connected
                """);
        assertThat(run("run", feature + ":2", "--out", report.toString())).isZero();
        assertThat(report.resolve("report.html")).isNotEmptyFile();
        assertThat(report.resolve("junit.xml")).content().contains("testcase").contains("green");
        try (Stream<Path> ladders = Files.list(report.resolve("ladders"))) {
            assertThat(ladders.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("mine-2-green.txt", "mine-2-green.mmd");
        }
        assertThat(run("run", feature.toString(), "--out", report.toString(), "--seed", "7", "--time-scale", "2"))
                .isOne();
        assertThat(out.toString())
                .contains("seed 7")
                .contains("never fired")
                .contains("again: ./uclab run " + RunPaths.shown(feature) + ":6 --seed 7 --time-scale 2.0")
                .contains("1 passed, 1 failed, 0 skipped");
        assertThat(report.resolve("junit.xml"))
                .content()
                .contains("<property name=\"seed\" value=\"7\"/>", "<property name=\"timeScale\" value=\"2.0\"/>");
    }

    @Test
    void featuresThatProveNothingAreToldAndNotRun() throws Exception {
        Path feature = folder.resolve("mine.feature");
        Path report = folder.resolve("report");
        Files.writeString(feature, """
                Feature: mine
                  Scenario: sound
                    Given the world "uclab"
                    When mac.donald signs in from inside
                    Then uclabcucm-sub heard nothing from any client
                  Scenario: its control
                    Given the world "uclab"
                    Then a stranger inside who asks uds of uclabcucm-sub for "/cucm-uds/version" gets 200
                  Scenario: unsound
                    Given the world "uclab"
                    When mac.donald signs in from inside
                """);
        assertThat(run("run", "--lint", feature.toString())).isOne();
        assertThat(out.toString())
                .contains("mine.feature:9: the scenario 'unsound' has no Then")
                .contains("remedy: ")
                .contains("1 findings");
        assertThat(run("run", feature.toString(), "--out", report.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("mine.feature:9: the scenario 'unsound' has no Then");
        assertThat(report).doesNotExist();
        // because a neighbour's fault is not the scenario's, and a neighbour's control is
        assertThat(run("run", "--lint", feature + ":2")).isZero();
        assertThat(run("run", feature + ":2", "--out", report.toString())).isZero();
        assertThat(run("run", "--lint", "/no/such.feature")).isEqualTo(2);
    }

    @Test
    void aScenarioThatCannotBePlayedHasNotFailed() throws Exception {
        Path feature = folder.resolve("mine.feature");
        Files.writeString(feature, """
                Feature: mine
                  Scenario: a fault that does not go with its trigger
                    Given the world "uclab"
                    When the fault "refuse" at uds of uclabcucm-pub, the first time
                    And mac.donald signs in from inside
                    Then mac.donald is signed in inside
                  Scenario: a service that the host does not have
                    Given the world "uclab"
                    Then a stranger inside who asks uds of ns-inside for "/" gets 200
                """);
        assertThat(run("run", feature.toString(), "--out", folder.resolve("r").toString()))
                .isEqualTo(2);
        assertThat(out.toString())
                .contains("COULD NOT RUN  mine: a fault", "no occasions", "has no service 'uds'")
                .contains("0 passed, 0 failed, 0 skipped, 2 could not run");
        for (String wrong : new String[] {"the world \"atlantis\"", "the world \"" + folder + "\""}) {
            Files.writeString(
                    feature,
                    "Feature: f\n  Scenario: s\n    Given " + wrong
                            + "\n    When ada signs in from inside\n    Then ada is signed in inside\n");
            assertThat(run("run", feature.toString())).as(wrong).isEqualTo(2);
        }
        assertThat(err.toString()).contains("mine.feature:3: this world cannot be used");
    }

    @Test
    void reportsTakeTheirPlaceWholeOrNotAtAll() throws Exception {
        Path feature = folder.resolve("mine.feature");
        Path report = folder.resolve("report");
        Files.writeString(feature, """
                Feature: mine
                  Scenario: green
                    Given the world "uclab"
                    Then a stranger inside who asks uds of uclabcucm-pub for "/cucm-uds/version" gets 200
                """);
        String[] run = {"run", feature.toString(), "--out", report.toString()};
        Files.createDirectories(report.resolve("junit.xml"));
        assertThat(run(run)).isEqualTo(2);
        assertThat(err.toString()).contains("cannot write the reports to", "junit.xml is a folder", "remedy");
        Files.delete(report.resolve("junit.xml"));
        Files.deleteIfExists(report.resolve("ladders"));
        Files.writeString(report.resolve("ladders"), "somebody else's");
        assertThat(run(run)).isEqualTo(2);
        assertThat(err.toString()).contains("ladders is there and is no folder");
        assertThat(out.toString()).doesNotContain("passed ");
        Files.delete(report.resolve("ladders"));
        Files.writeString(report.resolve("junit.xml"), "of another run");
        assertThat(run(run)).isZero();
        assertThat(report.resolve("junit.xml")).content().contains("testcase");
        try (Stream<Path> left = Files.list(report)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("junit.xml", "report.html", "messages.ndjson", "ladders");
        }
    }

    @Test
    void aLabWhosePortsFileCannotBeWrittenHasNotSucceeded() throws Exception {
        // in a process of its own, because the code is that of the process
        Process up = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Uclab.class.getName(),
                        "up",
                        "--number",
                        "77",
                        "--ports-file",
                        folder.resolve("no/such/p.json").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(up.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(up.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("cannot write the ports file");
    }

    @Test
    void theCatalogueNamesTheFeaturesThatProveAnId() {
        assertThat(run("catalogue", "--json")).isZero();
        JsonNode row = rowOf("id", "DISC-41");
        JsonNode features = row.get("features");
        assertThat(features.isEmpty()).isFalse();
        assertThat(features.get(0).get("feature").asString()).isEqualTo("classpath:features/ucm/precedence.feature");
        int lines = 0;
        for (JsonNode feature : features) {
            lines += feature.get("lines").size();
        }
        assertThat(row.get("scenarios").asString()).isEqualTo(Integer.toString(lines));
        String first = features.get(0).get("feature").asString() + ":"
                + features.get(0).get("lines").get(0).asInt();
        assertThat(run("run", "--lint", first)).isZero();
    }

    @Test
    void theSettingsOfAClientAreListedWithTheSteps() {
        assertThat(run("steps")).isZero();
        assertThat(out.toString()).contains("| release | R96, R11 or R12 |");
        out.getBuffer().setLength(0);
        assertThat(run("steps", "--json")).isZero();
        assertThat(rowOf("step", "{user} has a client with:")
                        .get("settings")
                        .get(0)
                        .get("setting")
                        .asString())
                .isEqualTo("release");
    }

    private JsonNode rowOf(String key, String value) {
        for (JsonNode row : JsonMapper.builder().build().readTree(out.toString())) {
            if (row.get(key).asString().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no row with " + key + " " + value);
    }

    @Test
    void listingsAreForPeopleAndForScripts() {
        for (String listing : new String[] {"worlds", "faults", "steps", "decisions", "catalogue"}) {
            assertThat(run(listing)).isZero();
            out.getBuffer().setLength(0);
            assertThat(run(listing, "--json")).isZero();
            JsonNode rows = JsonMapper.builder().build().readTree(out.toString());
            assertThat(rows.isArray() && !rows.isEmpty()).isTrue();
        }
        assertThat(run("sign-in", "--help")).isZero();
        assertThat(out.toString()).contains("Examples:");
        assertThat(run("faults", "--help")).isZero();
        assertThat(out.toString()).contains("the 2nd to 4th time", "in 20 % with seed 7", "once it is done", "--json");
        assertThat(run("faults")).isZero();
        assertThat(out.toString()).contains("power-cut", "pause", "zone-cut", "service-stopped");
    }

    @Test
    void thePortsFileKeepsItsContract() throws Exception {
        try (Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard())) {
            Path file = folder.resolve("p.json");
            PortsFile.of(bench, 1, Path.of("/x/ca.pem"), Path.of("/x/h")).write(file);
            JsonNode ports = JsonMapper.builder().build().readTree(Files.readString(file));
            assertThat(ports.at("/world").asString()).isEqualTo("uclab");
            assertThat(ports.at("/timeScale").asDouble()).isEqualTo(1);
            assertThat(ports.at("/seed").asLong()).isEqualTo(bench.seed().value());
            assertThat(ports.at("/ca").asString()).isEqualTo("/x/ca.pem");
            assertThat(ports.at("/nameServers/inside/port").asInt()).isIn(53, 10053);
            assertThat(ports.at("/nameServers/outside/address").asString()).isEqualTo("127." + bench.number() + ".2.2");
            assertThat(ports.at("/users/0/id").asString()).isEqualTo("mac.donald");
            assertThat(ports.at("/users/0/devices/0").asString()).isEqualTo("MDonald");
            assertThat(ports.at("/users/0/line").asString()).isEqualTo("5002");
            JsonNode pub = ports.at("/hosts/1");
            assertThat(pub.at("/name").asString()).isEqualTo("uclabcucm-pub.uclab.com");
            assertThat(pub.at("/zone").asString()).isEqualTo("inside");
            assertThat(pub.at("/services/0/name").asString()).isEqualTo("uds");
            assertThat(pub.at("/services/0/protocol").asString()).isEqualTo("https");
            assertThat(pub.at("/services/0/port").asInt()).isEqualTo(8443);
            assertThat(pub.at("/services/0/tls").asBoolean()).isTrue();
        }
    }

    /** How {@code run} shows a path. */
    private static final class RunPaths {

        static String shown(Path file) {
            Path here = Path.of("").toAbsolutePath();
            return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
        }
    }

    private int run(String... arguments) {
        return Uclab.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}

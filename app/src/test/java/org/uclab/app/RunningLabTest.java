package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Systems;
import org.uclab.scenarios.Worlds;

/** Scenarios in a lab that somebody has started elsewhere come to the same end as in labs of their own. */
@Timeout(300)
class RunningLabTest {

    private static final List<String> BUNDLED =
            List.of("classpath:features/sign-in/acme.feature", "classpath:features/sign-in/edge.feature");

    /** Each but the last leaves the lab otherwise than it found it. */
    private static final String MINE = """
            Feature: mine
              Scenario: the records are lost
                Given the world "acme"
                When ns1 loses its SRV records for "_cisco-uds._tcp.acme.test"
                And amelia.ward signs in from inside
                Then the client of amelia.ward decided on "_cisco-uds._tcp.acme.test": "not found"
              Scenario: the server is off at the end, and time is fast
                Given the world "acme"
                When 60 lab seconds pass in a second from now on
                And cucm1 loses power
                And amelia.ward signs in from inside
                Then the user data of amelia.ward came from cucm2
                When all faults are healed
                And cucm2 loses power
                And amelia.ward signs in from inside
                Then the user data of amelia.ward came from cucm1
                When cucm2 has power again
                And amelia.ward signs in from inside
                Then amelia.ward is signed in inside
              Scenario: it is not as it says
                Given the world "acme"
                When amelia.ward signs in from inside
                Then the user data of amelia.ward came from cucm2
              Scenario: the fault never fires
                Given the world "acme"
                And the fault "reset" at edge-https of xpe2
                When amelia.ward signs in from inside
                Then amelia.ward is signed in inside
                When all faults are healed
                Then amelia.ward is still connected
              Scenario: there is no such service
                Given the world "acme"
                When amelia.ward signs in from inside
                Then a stranger inside who asks uds of ns1 for "/" gets 200
              Scenario: all is as it was
                Given the world "acme"
                When amelia.ward signs in from inside
                Then amelia.ward is signed in inside
                And the user data of amelia.ward came from cucm1
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(List<String> words) {
        out.getBuffer().setLength(0);
        List<String> all =
                new ArrayList<>(List.of("run", "--out", folder.resolve("report").toString()));
        all.addAll(words);
        PrintWriter print = new PrintWriter(out);
        return Uclab.run(print, print, all.toArray(String[]::new));
    }

    private List<String> verdicts() {
        return out.toString()
                .lines()
                .filter(line -> line.matches("(passed|failed|skipped|unplayable) .*"))
                .map(line -> line.replaceFirst("\\s+\\d+ ms", ""))
                .toList();
    }

    /** Without what differs from lab to lab, and without the phone, which registers a moment after a sign-in. */
    private List<String> problems() {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("        ") && !line.contains("again: "))
                .map(line -> line.replaceAll("127\\.\\d+\\.", "127.N.")
                        .replaceAll(" \\(events .*", "")
                        .replaceAll(", phone \\S+$", ""))
                .filter(line ->
                        line.contains("wanted") || line.contains("never fired") || line.contains("has no service"))
                .toList();
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void theResultIsThatOfLabsOfTheirOwn() throws Exception {
        String mine = Files.writeString(folder.resolve("mine.feature"), MINE).toString();
        assertThat(run(List.of(mine, "--parallel", "1", "--seed", "7")))
                .as(out.toString())
                .isEqualTo(2);
        List<String> verdicts = verdicts();
        List<String> problems = problems();
        assertThat(verdicts).hasSize(6);
        assertThat(problems).hasSizeGreaterThanOrEqualTo(3);
        try (Bench bench =
                        Bench.start(Worlds.load("acme"), BenchOptions.standard().withSeed(7));
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> {})) {
            String ports = folder.resolve("p.json").toString();
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(Path.of(ports));
            assertThat(run(List.of(mine, "--lab", ports))).as(out.toString()).isEqualTo(2);
            assertThat(verdicts()).containsExactlyElementsOf(verdicts);
            assertThat(problems()).containsExactlyElementsOf(problems);
            assertThat(out.toString()).contains("lab " + bench.number() + " of world acme, seed 7", "--lab FILE");

            assertThat(run(List.of(mine + ":2", mine + ":35", "--lab", ports)))
                    .as(out.toString())
                    .isZero();
            assertThat(run(List.of(mine + ":24", "--lab", ports))).isOne();

            assertThat(run(with(BUNDLED, "--lab", ports))).as(out.toString()).isEqualTo(3);
            assertThat(out.toString())
                    .contains("passed ", "the running lab plays world acme, not ")
                    .containsPattern("\\n[1-9]\\d* passed, 0 failed, [1-9]\\d* skipped");
            assertThat(folder.resolve("report/junit.xml")).content().contains("<skipped");

            assertThat(run(List.of("classpath:features/dns/live-change.feature", "--lab", ports)))
                    .as("nothing was played")
                    .isEqualTo(2);
            assertThat(run(List.of(mine, "--lab", ports, "--parallel", "2"))).isEqualTo(2);
            assertThat(out.toString()).contains("one after the other");
            assertThat(bench.faults().armed()).isEmpty();
            assertThat(bench.pace().scale()).isEqualTo(1);
        }
    }

    /** Sound, pictures, messages and other programs are judged by what the API tells, too. */
    @ParameterizedTest
    @CsvSource({
        "media,      phone/codecs.feature,       @MED-02a",
        "calls,      phone/mid-call.feature,     @SIP-08b",
        "voicemail,  voicemail/messages.feature, @PORT-04a or @VM-02b",
        "desk-phone, phone/desk-phone.feature,   @CTI-02"
    })
    void phonesArePlayedInARunningLabAsWell(String world, String feature, String tags) throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> {})) {
            String ports = folder.resolve("p.json").toString();
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(Path.of(ports));
            assertThat(run(List.of("classpath:features/" + feature, "--tags", tags, "--lab", ports)))
                    .as(out.toString())
                    .isZero();
            assertThat(out.toString()).containsPattern("\\n[1-9]\\d* passed, 0 failed, 0 skipped");
        }
    }

    @Test
    void whoeverJoinsKnowsWhatHasBeenTakenBack() throws Exception {
        try (Bench bench = Bench.start(Worlds.load("acme"), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> {})) {
            String ports = folder.resolve("p.json").toString();
            PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at()).write(Path.of(ports));
            bench.arm(Systems.faults().parse("certificate revoked"), Where.parse("uds of cucm1"), Trigger.always());
            CountDownLatch stop = new CountDownLatch(1);
            CompletableFuture<Void> diary = CompletableFuture.runAsync(() -> followed(lab, stop));
            PrintWriter print = new PrintWriter(out);
            int code = Uclab.run(print, print, "sign-in", "amelia.ward@acme.test", "--from", "inside", "--lab", ports);
            stop.countDown();
            diary.get(60, TimeUnit.SECONDS);
            assertThat(code).as(out.toString()).isZero();
            assertThat(out.toString()).contains("refused REVOKED", "UDS cucm2.acme.test");
        }
    }

    private static void followed(LabFolder lab, CountDownLatch stop) {
        try {
            lab.follow(stop);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLabThatHasDiedIsToldBeforeAnythingIsPlayed() throws Exception {
        String ports = folder.resolve("p.json").toString();
        try (Bench bench = Bench.start(Worlds.load("acme"), BenchOptions.standard());
                Commanded commanded = Commanded.start(bench, () -> {})) {
            PortsFile.of(bench, 1, folder.resolve("ca.pem"), folder.resolve("history"))
                    .with(commanded.at())
                    .write(Path.of(ports));
        }
        assertThat(run(with(BUNDLED, "--lab", ports))).isEqualTo(2);
        assertThat(out.toString()).contains("no lab answers").contains("remedy");
    }
}

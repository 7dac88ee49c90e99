package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.api.ControlAddress;
import org.uclab.control.call.ControlClient;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.node.Node;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import tools.jackson.databind.json.JsonMapper;

/** Where commands are taken, and by what the commands know whom they talk to. */
@Timeout(180)
class ControlOptionTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int run(String... words) {
        out.getBuffer().setLength(0);
        PrintWriter print = new PrintWriter(out);
        return Uclab.run(print, print, words);
    }

    private void refused(String why, String... words) {
        assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
        assertThat(out.toString()).contains(why);
    }

    @Test
    void whatIsNoPlaceIsToldBeforeAnythingStarts() {
        refused("--control takes on, off or ADDRESS[:PORT]", "up", "--control", "a b");
        refused("no address of this machine", "up", "--control", "203.0.113.9");
        refused("no address of this machine", "serve", "--control", "203.0.113.9");
        refused("leave --control-tls out", "up", "--control", "off", "--control-tls");
        refused("leave --control off out", "serve", "--control", "off");
        refused("said twice", "serve", "--control", "127.0.0.1:7000", "--port", "7001");
    }

    @Test
    void aPortThatIsTakenIsToldWithARemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String at = "127.0.0.1:" + taken.getLocalPort();
            refused("remedy: another port", "up", "acme", "--number", "236", "--control", at);
            refused("remedy: another --port", "serve", "--control", at);
        }
    }

    @Test
    void commandsObeyWhomTheCaOfThePortsFileKnows() throws Exception {
        try (Bench bench = Bench.start(Worlds.load("acme"), BenchOptions.standard());
                LabFolder lab = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, ControlAddress.local(true), () -> {})) {
            Path file = folder.resolve("p.json");
            PortsFile ports = PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at());
            ports.write(file);
            assertThat(run("host", "cucm1", "power-off", "--lab", file.toString()))
                    .as(out.toString())
                    .isZero();
            assertThat(bench.node("cucm1.acme.test").state()).isEqualTo(Node.State.OFF);
            Path feature = Files.writeString(folder.resolve("mine.feature"), """
                    Feature: mine
                      Scenario: by TLS
                        Given the world "acme"
                        When amelia.ward signs in from inside
                        Then amelia.ward is signed in inside
                    """);
            assertThat(run(
                            "run",
                            feature.toString(),
                            "--lab",
                            file.toString(),
                            "--out",
                            folder.resolve("report").toString()))
                    .as(out.toString())
                    .isZero();
            try (Bench other = Bench.start(Worlds.load("acme"), BenchOptions.standard())) {
                Path wrong = folder.resolve("wrong.json");
                ports.with(new PortsFile.ApiAt(
                                commanded.at().url(),
                                commanded.at().token(),
                                other.ca().pem()))
                        .write(wrong);
                assertThat(run("hosts", "--lab", wrong.toString())).isEqualTo(2);
                assertThat(out.toString()).contains("not known by the CA of the ports file", "remedy");
            }
        }
    }

    /** A process of ours with that file, once it has written it. */
    private Process started(Path file, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Uclab.class.getName()));
        command.addAll(List.of(words));
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        while (process.isAlive() && !Files.exists(file)) {
            assertThat(Thread.interrupted()).as("there is no more time").isFalse();
            Thread.onSpinWait();
        }
        assertThat(process.isAlive())
                .as("it is up: %s", Files.readString(folder.resolve("said")))
                .isTrue();
        return process;
    }

    @Test
    void switchedOffItTakesNoCommands() throws Exception {
        Path file = folder.resolve("p.json");
        Process up = started(file, "up", "acme", "--number", "237", "--control", "off", "--ports-file");
        try {
            assertThat(PortsFile.read(file).api()).isNull();
            refused("start it without '--control off'", "hosts", "--lab", file.toString());
            assertThat(Files.readString(folder.resolve("said"))).doesNotContain("http://127.0.0.1");
        } finally {
            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aLabThatWasUpByTlsSaysSoAndObeys() throws Exception {
        Path file = folder.resolve("p.json");
        Process up = started(file, "up", "acme", "--number", "238", "--control-tls", "--ports-file");
        try {
            assertThat(run("lab", "down", "--lab", file.toString()))
                    .as(out.toString())
                    .isZero();
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isZero();
            assertThat(Files.readString(folder.resolve("said"))).contains("https://127.0.0.1:");
        } finally {
            up.destroyForcibly();
        }
    }

    @Test
    void whatServesLabsSpeaksTlsAndSoDoTheLabs() throws Exception {
        Path file = folder.resolve("serve.json");
        Process serve = started(file, "serve", "--control-tls", "--file");
        try {
            PortsFile.ApiAt at = JsonMapper.shared().readValue(Files.readString(file), PortsFile.ApiAt.class);
            assertThat(at.url()).startsWith("https://127.0.0.1:");
            PortsFile lab = ControlClient.at(at).perform(HouseVerbs.OPEN, HouseVerbs.WORLD, "acme");
            assertThat(lab.api().url()).startsWith("https://127.0.0.1:");
            assertThat(ControlClient.of(lab).perform(LabVerbs.SHOW).world()).isEqualTo("acme");
            serve.destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue())
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
            assertThat(file).doesNotExist();
        } finally {
            serve.destroyForcibly();
        }
    }
}

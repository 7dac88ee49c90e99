package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** Which lab a command means that names none, on a machine where nobody else has one. */
@Timeout(180)
class RunningLabsTest {

    /** Where this process looks for labs, and each process of the test. */
    @TempDir
    private Path machine;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private PortsFile started(String world) throws WorldException, IOException {
        Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard());
        open.add(bench);
        Commanded commanded = Commanded.start(bench, () -> {});
        open.add(commanded);
        Path folder = Files.createDirectory(machine.resolve("uclab-" + bench.number() + "-test"));
        PortsFile ports = PortsFile.of(bench, 1, folder.resolve("ca.pem"), folder.resolve("history"))
                .with(commanded.at());
        ports.write(folder.resolve("ports.json"));
        return ports;
    }

    /** What a command says in a process that looks for labs there and nowhere else. */
    private String said(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + machine,
                "-cp",
                System.getProperty("java.class.path"),
                Uclab.class.getName()));
        command.addAll(List.of(words));
        Path out = machine.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(code);
        return Files.readString(out);
    }

    @Test
    void theOnlyOneThatRunsIsMeantAndWhereThereIsNoneOrSeveralTheRemedyIsTold() throws Exception {
        assertThat(said(ExitCode.COULD_NOT_RUN, "lab", "show"))
                .contains("no lab runs", "remedy: ./uclab up, or --lab FILE");
        int first = started("acme").number();
        assertThat(said(ExitCode.OK, "lab", "show")).contains("acme");
        int second = started("softphone").number();
        assertThat(said(ExitCode.COULD_NOT_RUN, "lab", "show"))
                .contains(
                        "several labs run:",
                        first + " (acme)",
                        second + " (softphone)",
                        "remedy: --lab FILE",
                        "lab list");
        assertThat(said(ExitCode.OK, "lab", "list")).contains("acme", "softphone");
    }

    @Test
    void eventsHaveColoursInATerminalAndNoneElsewhere() throws Exception {
        ControlClient lab = ControlClient.of(started("acme"));
        lab.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cucm2");
        List<String> lines = new ArrayList<>();
        lab.follow(HistoryVerbs.FOLLOW, Map.of("from", 1), line -> {
            lines.add(line);
            return !line.contains("FAULT_ARMED");
        });
        String plain = drawn(lab, lines, false);
        String bright = drawn(lab, lines, true);
        assertThat(plain).contains("started").doesNotContain("\u001b");
        assertThat(bright.lines().filter(line -> line.contains("started")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("\u001b[33m") && line.endsWith("\u001b[0m"));
        assertThat(bright.lines().filter(line -> line.startsWith("\u001b[31m"))).hasSize(1);
        assertThat(bright.replaceAll("\u001b\\[\\d+m", ""))
                .as("nothing else is other")
                .isEqualTo(plain);
    }

    private static String drawn(ControlClient lab, List<String> lines, boolean colours) {
        StringWriter out = new StringWriter();
        FollowedEvents events = new FollowedEvents(lab, new PrintWriter(out), colours);
        lines.forEach(events::print);
        return out.toString();
    }
}

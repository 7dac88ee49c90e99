package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.api.ControlApi;
import org.uclab.control.call.ControlClient;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.house.LabHouse;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;
import org.uclab.tool.Tool;

/** The commands and features on our pages do what the pages say. */
@Timeout(180)
class PagesTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final Path DOCS = HOUSE.resolve("docs");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private static final Pattern FEATURE = Pattern.compile("```gherkin\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static List<String> commands(String page) throws IOException {
        String text = Files.readString(DOCS.resolve(page));
        int from = text.indexOf("```sh\n") + 6;
        return text.substring(from, text.indexOf("```", from)).lines().toList();
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceAll("\\s+#.*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }

    @Test
    void theTrainersPage() throws Exception {
        List<String> lines = commands("trainers.md");
        assertThat(lines).hasSizeGreaterThan(15);
        List<String> up = words(lines.get(0));
        assertThat(up).containsSubsequence("./uclab", "up", "uclab");
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try (Bench bench = lab(up.get(2));
                Commanded commanded = Commanded.start(bench, () -> stopped.complete(true))) {
            Path ports = ports(bench, commanded);
            boolean broken = false;
            for (String line : lines.subList(1, lines.size())) {
                List<String> said = new ArrayList<>(words(line));
                assertThat(said.remove(0)).isEqualTo("./uclab");
                said.addAll(List.of("--lab", ports.toString()));
                out.getBuffer().setLength(0);
                int code = Uclab.run(new PrintWriter(out), new PrintWriter(err), said.toArray(String[]::new));
                broken = broken ? !line.contains("heal --all") : line.contains("fault add");
                boolean refused = broken && line.contains("sign-in");
                assertThat(code).as(line + "\n" + out + err).isEqualTo(refused ? 1 : 0);
                if (broken && line.contains("client show")) {
                    assertThat(out.toString()).contains("refused EXPIRED");
                }
                if (line.contains("fault list")) {
                    assertThat(out.toString()).contains("certificate expired at uds of uclabcucm-pub");
                }
            }
            assertThat(stopped.get(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theClientDevelopersPage() throws Exception {
        try (Bench bench = lab("acme");
                Commanded commanded = Commanded.start(bench, () -> {})) {
            for (String line : commands("client-developers.md")) {
                List<String> said = new ArrayList<>(
                        words(line.replace("$URL", commanded.at().url())
                                .replace("$TOKEN", commanded.at().token())));
                assertThat(said.remove(0)).isEqualTo("curl");
                said.add("--fail-with-body");
                Tool.Said answer = Tool.named("curl").run(said);
                assertThat(answer.exit()).as(line + "\n" + answer.text()).isZero();
                assertThat(answer.text()).isNotBlank();
            }
        }
    }

    private static String block(String page, String language) throws IOException {
        String text = Files.readString(DOCS.resolve(page));
        int from = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(from, text.indexOf("```", from));
    }

    @Test
    void theProgramsOfTheClientDevelopersPage() throws Exception {
        Path serve = folder.resolve("serve.json");
        Wire wire = new Wire(clock, history, new FaultBoard(history), new AddressPlan(false), Reach.everywhere());
        try (LabHouse house = new LabHouse(clock, folder);
                ControlApi<LabHouse> api = ControlApi.start(
                        wire, new Endpoint("127.0.0.1", 0), house, HouseVerbs::all, mistake -> failed.set(mistake))) {
            Files.writeString(serve, "{\"url\":\"" + api.url() + "\",\"token\":\"" + api.token() + "\"}");
            byHand(api);
            String python = block("client-developers.md", "python") + "\ntest_second_node_serves()\n";
            assertThat(python).contains("power-off");
            Tool.Said said = Tool.named("python3").run("-c", here(python, serve));
            assertThat(said.exit()).as(said.text()).isZero();
            Tool.Said js = Tool.named("node").run("-e", here(block("client-developers.md", "js"), serve));
            assertThat(js.exit()).as(js.text()).isZero();
            assertThat(js.text()).contains("off");
            assertThat(ControlClient.at(api.url(), api.token()).perform(HouseVerbs.LIST))
                    .as("labs that the programs have left")
                    .isEmpty();
            assertThat(failed).hasNullValue();
        } finally {
            wire.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            clock.close();
        }
    }

    /** What labs are asked for with by hand. */
    private static List<String> labsByHand() throws IOException {
        String page = Files.readString(DOCS.resolve("client-developers.md"));
        String after = page.substring(page.indexOf("With curl, where"));
        int from = after.indexOf("```sh\n") + 6;
        return after.substring(from, after.indexOf("```", from)).lines().toList();
    }

    /** What a lab is asked by hand. */
    private static List<String> askedByHand() throws IOException {
        String page = Files.readString(DOCS.resolve("client-developers.md"));
        int from = page.indexOf("```\ndig ") + 4;
        return page.substring(from, page.indexOf("```", from)).lines().toList();
    }

    /** All lines that are run here, as they stand on the pages. */
    static List<String> run() throws IOException {
        List<String> run = new ArrayList<>(commands("trainers.md"));
        run.remove(0); // a lab of the test stands for it
        run.addAll(commands("client-developers.md"));
        run.addAll(labsByHand());
        run.addAll(askedByHand());
        return run;
    }

    /** As a shell would, with the number that the first of them gave. */
    private static void byHand(ControlApi<LabHouse> api) throws IOException {
        assertThat(labsByHand()).hasSize(4);
        String number = "";
        for (String line : labsByHand()) {
            List<String> said = new ArrayList<>(words(line.replace("$URL", api.url())
                    .replace("$TOKEN", api.token())
                    .replace("$N", number)));
            assertThat(said.remove(0)).isEqualTo("curl");
            said.add("--fail-with-body");
            Tool.Said answer = Tool.named("curl").run(said);
            assertThat(answer.exit()).as(line + "\n" + answer.text()).isZero();
            if (number.isEmpty()) {
                number = String.valueOf(((Map<?, ?>) ControlClient.value(answer.text())).get("number"));
            }
            assertThat(answer.text()).as(line).contains("\"number\":" + number);
        }
    }

    /** The program with the file where it is. */
    private static String here(String program, Path serve) {
        assertThat(program).contains("\"serve.json\"");
        return program.replace("\"serve.json\"", "\"" + serve + "\"");
    }

    @Test
    void whatTheClientDevelopersPageAsksByHand() throws Exception {
        List<String> lines = askedByHand();
        assertThat(lines).hasSize(4);
        try (Bench bench = lab("acme");
                LabFolder files = LabFolder.create(bench, warning -> {});
                Commanded commanded = Commanded.start(bench, () -> {})) {
            Path file = folder.resolve("p.json");
            PortsFile ports =
                    PortsFile.of(bench, 1, files.ca(), files.history()).with(commanded.at());
            ports.write(file);
            for (String line : lines) {
                List<String> said =
                        new ArrayList<>(words(line.replaceAll("127\\.1\\.", "127." + bench.number() + ".")));
                String program = said.remove(0);
                if (program.equals("./uclab")) {
                    said.replaceAll(word -> word.equals("p.json") ? file.toString() : word);
                    CountDownLatch stop = new CountDownLatch(1);
                    Thread writing = new Thread(() -> followed(files, stop));
                    writing.start();
                    int code = Uclab.run(new PrintWriter(out), new PrintWriter(err), said.toArray(String[]::new));
                    stop.countDown();
                    writing.join();
                    assertThat(code).as(line + out + err).isZero();
                    continue;
                }
                if (program.equals("dig")) {
                    said.addAll(List.of(
                            "-p",
                            Integer.toString(ports.nameServers().get("inside").port())));
                }
                said.replaceAll(word -> word.equals("CA") ? files.ca().toString() : word);
                Tool.Said answer = Tool.named(program).run(said);
                assertThat(answer.exit()).as(line + answer.text()).isZero();
                assertThat(answer.text())
                        .as(line)
                        .contains(
                                program.equals("curl")
                                        ? "<version>"
                                        : line.contains("NXDOMAIN") ? "NXDOMAIN" : "SRV\t0 ");
            }
        }
    }

    private static void followed(LabFolder files, CountDownLatch stop) {
        try {
            files.follow(stop);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Bench lab(String world) throws WorldException {
        return Bench.start(Worlds.load(world), BenchOptions.standard());
    }

    private Path ports(Bench bench, Commanded commanded) {
        Path file = folder.resolve("p.json");
        PortsFile.of(bench, 1, folder.resolve("ca.pem"), folder.resolve("history"))
                .with(commanded.at())
                .write(file);
        return file;
    }

    @Test
    void aPortsFileIsForItsOwnerOnly() throws Exception {
        try (Bench bench = lab("acme");
                Commanded commanded = Commanded.start(bench, () -> {})) {
            Path file = ports(bench, commanded);
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            assertThat(PortsFile.read(file).api()).isEqualTo(commanded.at());
        }
    }

    @Test
    void aLabThatHasDiedIsToldWithARemedy() throws Exception {
        Path file;
        try (Bench bench = lab("acme");
                Commanded commanded = Commanded.start(bench, () -> {})) {
            file = ports(bench, commanded);
        }
        assertThat(Uclab.run(new PrintWriter(out), new PrintWriter(err), "lab", "show", "--lab", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no lab answers").contains("remedy");
    }

    @Test
    void bashTakesTheCompletion() throws Exception {
        assertThat(Uclab.run(new PrintWriter(out), new PrintWriter(err), "completion"))
                .isZero();
        Path script = Files.writeString(folder.resolve("completion"), out.toString());
        Tool.Said said = Tool.named("bash")
                .run("-c", "source " + script + " && complete -p uclab && type _picocli_uclab_fault_add");
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("uclab");
    }

    @Test
    void theScriptForZshHasCommandsOptionsAndValues() {
        assertThat(Uclab.run(new PrintWriter(out), new PrintWriter(err), "completion", "zsh"))
                .isZero();
        assertThat(out.toString())
                .startsWith("#compdef uclab\n")
                .contains(
                        "'uclab fault add'|",
                        "'add:Arms a fault;",
                        "'uclab sign-in --from') compadd -- 'inside' 'outside'")
                .contains("'power-off' 'power-on'");
    }

    @Test
    void zshTakesItsOwn() throws Exception {
        assertThat(Uclab.run(new PrintWriter(out), new PrintWriter(err), "completion", "zsh"))
                .isZero();
        Path script = Files.writeString(folder.resolve("_uclab"), out.toString());
        Tool.Said said =
                Tool.named("zsh").run("-f", "-c", "source " + script + " && whence -w _uclab && print $_comps[uclab]");
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("_uclab: function", "\n_uclab");
    }

    @Test
    void everyFeatureOnAPageIsGreen() throws IOException {
        List<String> features = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = FEATURE.matcher(Files.readString(page));
            while (block.find()) {
                Path feature = folder.resolve(
                        features.size() + "-" + page.getFileName().toString().replace(".md", "") + ".feature");
                Files.writeString(feature, block.group(1));
                features.add(feature.toString());
            }
        }
        assertThat(features).hasSizeGreaterThanOrEqualTo(2);
        StringWriter said = new StringWriter();
        List<String> run =
                new ArrayList<>(List.of("run", "--out", folder.resolve("report").toString()));
        run.addAll(features);
        PrintWriter out = new PrintWriter(said);
        assertThat(Uclab.run(out, out, run.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains(features.size() + " passed, 0 failed");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !HOUSE.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}

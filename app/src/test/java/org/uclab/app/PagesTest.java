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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.model.WorldException;
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

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static List<String> commands(String page) throws IOException {
        String text = Files.readString(DOCS.resolve(page));
        int from = text.indexOf("```sh\n") + 6;
        return text.substring(from, text.indexOf("```", from)).lines().toList();
    }

    private static List<String> words(String line) {
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
            assertThat(stopped.get(10, TimeUnit.SECONDS)).isTrue();
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

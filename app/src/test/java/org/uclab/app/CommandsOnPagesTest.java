package org.uclab.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command in a block of a page is run by {@link PagesTest}, or is here with the reason why not; then it can be said. */
class CommandsOnPagesTest {

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    private static final String A_BENCH =
            "a lab of the test stands for that process, as UpEndingTest and UclabTest start such";
    private static final String FEATURES_OF_SOMEBODY =
            "whose features they would be; RunningLabTest runs some of both kinds";
    private static final String A_NAME =
            "the name is of no machine here; ControlOptionTest does it by one of this machine";

    private static final String EXPLORED = "ExploreCommandTest runs the same with other facts";

    /** By the line without its remark. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            entry("./uclab run", "it is what runs all bundled features, as FeaturesSuite does"),
            entry(
                    "./uclab run my-features --tags '@DISC-04 or @EDGE-11' --out report --parallel 2",
                    FEATURES_OF_SOMEBODY),
            entry("./uclab run my-features --lab p.json", FEATURES_OF_SOMEBODY),
            entry("./uclab explore discovery --world pinpoint --release R12 --platform W", EXPLORED),
            entry(
                    "./uclab explore discovery --release R11 --platform A --fact address=with-domain --fact cas=known --fact uds=found",
                    EXPLORED),
            entry("./uclab up acme --ports-file p.json &", A_BENCH),
            entry("./uclab up uclab --number 3", A_BENCH),
            entry("./uclab up acme --ports-file p.json --control lab.example:7000", A_NAME),
            entry(
                    "curl --cacert ca.pem -H \"Authorization: Bearer $TOKEN\" https://lab.example:7000/api/v1/lab",
                    A_NAME));

    /** Programs whose lines are commands. */
    private static final List<String> PROGRAMS = List.of("./uclab", "uclab", "curl", "dig");

    private static String command(String line) {
        return line.replaceAll("\\s+#.*", "").strip();
    }

    private static List<String> lines() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(HOUSE.resolve("README.md"), HOUSE.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(HOUSE.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<String> lines = new ArrayList<>();
        for (Path page : pages) {
            boolean block = false;
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    block = !block;
                } else if (block && PROGRAMS.contains(line.strip().split(" ")[0])) {
                    lines.add(command(line));
                }
            }
        }
        return lines;
    }

    @Test
    void eachIsRunOrHasAReasonWhyNot() throws IOException {
        Set<String> left = new TreeSet<>(lines());
        PagesTest.run().stream().map(CommandsOnPagesTest::command).forEach(left::remove);
        left.removeAll(NOT_RUN.keySet());
        assertThat(left).as("commands that nobody runs and that have no reason").isEmpty();
        assertThat(lines()).as("reasons for what is said nowhere").containsAll(NOT_RUN.keySet());
    }

    @Test
    void whatIsNotRunCanBeSaid() {
        for (String line : NOT_RUN.keySet()) {
            if (line.startsWith("./uclab ")) {
                List<String> words = PagesTest.words(line.replace(" &", ""));
                CommandLine.ParseResult said = Uclab.everything()
                        .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
                assertThat(said.hasSubcommand()).as(line).isTrue();
            }
        }
    }
}

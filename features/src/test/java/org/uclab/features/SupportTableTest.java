package org.uclab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.Script;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The table of what Expressway supports: each row has its scenario, unless it waits, and stands on the page. */
class SupportTableTest {

    private static final Path PAGE = Path.of("..", "docs", "outside.md");

    /** A row of the table. */
    record Row(String area, String service, String supported, String note, String waits) {

        boolean proved() {
            return waits == null;
        }

        String onThePage() {
            return "| %s | %s | %s | %s | %s |"
                    .formatted(
                            area, service, supported, note == null ? "" : note, proved() ? "yes" : "not yet: " + waits);
        }
    }

    private final List<Row> rows = rows();

    private static List<Row> rows() {
        try (InputStream file = SupportTableTest.class.getResourceAsStream("/mra-support.yaml")) {
            return new YAMLMapper().readValue(file, new TypeReference<List<Row>>() {});
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void eachRowHasAScenarioOfItsName() {
        List<String> scenarios = Script.bundled().scenarios().stream()
                .filter(scenario -> scenario.file().endsWith("mra-support.feature"))
                .map(ScenarioText::name)
                .toList();
        assertThat(scenarios)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().filter(Row::proved).map(Row::service).toList());
    }

    @Test
    void eachServiceStandsOnceAndIsSupportedOrNot() {
        assertThat(rows).hasSize(33).extracting(Row::service).doesNotHaveDuplicates();
        assertThat(rows).extracting(Row::supported).containsOnly("yes", "no");
        assertThat(rows.stream().filter(row -> row.supported().equals("no"))).hasSize(14);
    }

    @Test
    void thePageHasTheTable() throws IOException {
        List<String> written = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| area"))
                .toList();
        assertThat(written).isEqualTo(rows.stream().map(Row::onThePage).toList());
    }
}

package org.uclab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.Script;

/** The page on fail-over has a row for each scenario that says what breaks, and no other; its figures are those of some run. */
class FailoverPageTest {

    private static final Path PAGE = Path.of("..", "docs", "failover.md");

    @Test
    void thePageHasARowForEachKindOfFailover() throws IOException {
        List<String> scenarios = Script.bundled().scenarios().stream()
                .filter(scenario -> scenario.file().endsWith("failover-kinds.feature"))
                .map(ScenarioText::name)
                .toList();
        List<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what breaks"))
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .toList();
        assertThat(scenarios).hasSizeGreaterThan(10);
        assertThat(rows).as("run tool/failover").containsExactlyInAnyOrderElementsOf(scenarios);
    }
}

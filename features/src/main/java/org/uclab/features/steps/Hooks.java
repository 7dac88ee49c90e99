package org.uclab.features.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What happens after each scenario: its seed and its ladder are kept, its faults must have fired, and nothing may be left over. */
public final class Hooks {

    private final Stage stage;

    public Hooks(Stage stage) {
        this.stage = stage;
    }

    /** Bundled features have no folder; theirs are the bundled worlds. */
    @Before
    public void place(Scenario scenario) {
        if ("file".equals(scenario.getUri().getScheme())) {
            stage.standsIn(Path.of(scenario.getUri()).toAbsolutePath().getParent());
        }
    }

    @After
    public void close(Scenario scenario) {
        if (!stage.opened()) {
            return;
        }
        scenario.log("seed " + stage.terms().seed());
        try {
            attach(scenario, stage.venue().ladder("text"), "ladder");
            attach(scenario, stage.venue().ladder("mermaid"), "mermaid");
            String moves = Failovers.of(
                            stage.heard().since(0).events(), stage.names().fullNames())
                    .stream()
                    .map(move -> move.row() + "\n")
                    .collect(Collectors.joining());
            if (!moves.isEmpty()) {
                attach(scenario, Failovers.HEADING + moves, "fail-over");
            }
            if (!stage.reported().isEmpty()) {
                attach(scenario, String.join("\n", stage.reported()), "lines");
            }
            if (!scenario.isFailed()) {
                WholeRun.judge(stage.venue());
            }
        } finally {
            stage.close();
        }
    }

    private static void attach(Scenario scenario, String text, String name) {
        scenario.attach(text.getBytes(StandardCharsets.UTF_8), "text/plain", name);
    }
}

package org.uclab.features.lint;

import java.util.List;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/** A scenario expects something. */
final class Expecting implements Rule {

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        if (scenario.lines().isEmpty()) {
            return List.of(finding(scenario, "has no steps", "write some, or remove it"));
        }
        boolean expects = scenario.lines().stream().anyMatch(line -> line.kind() == StepLine.Kind.THEN);
        return expects
                ? List.of()
                : List.of(finding(
                        scenario, "has no Then, so it proves nothing", "say with 'Then' what is to come of it"));
    }

    private static Finding finding(ScenarioText scenario, String message, String remedy) {
        return new Finding(
                scenario.file(), scenario.line(), "the scenario '" + scenario.name() + "' " + message, remedy);
    }
}

package org.uclab.features.lint;

import java.util.List;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/** A scenario expects something, and what it says with Then is an expectation. */
final class Expecting implements Rule {

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        if (scenario.lines().isEmpty()) {
            return List.of(finding(scenario, "has no steps", "write some, or remove it"));
        }
        if (scenario.lines().stream().noneMatch(line -> line.kind() == StepLine.Kind.THEN)) {
            return List.of(
                    finding(scenario, "has no Then, so it proves nothing", "say with 'Then' what is to come of it"));
        }
        return scenario.lines().stream()
                .filter(line -> line.kind() == StepLine.Kind.THEN
                        && !line.expects()
                        && !line.pattern().isEmpty())
                .map(line -> new Finding(
                        scenario.file(),
                        line.line(),
                        "'" + line.text() + "' does something and expects nothing, so it is no Then",
                        "say it with 'When'"))
                .toList();
    }

    private static Finding finding(ScenarioText scenario, String message, String remedy) {
        return new Finding(
                scenario.file(), scenario.line(), "the scenario '" + scenario.name() + "' " + message, remedy);
    }
}

package org.uclab.features.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/** What did not happen would have been seen: something in the same feature shows it. */
final class Controls implements Rule {

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        List<Finding> findings = new ArrayList<>();
        for (StepLine line : scenario.lines()) {
            Optional<Negation> negation = Negation.of(line);
            if (negation.isPresent() && !controlled(negation.get(), line, feature)) {
                findings.add(new Finding(
                        scenario.file(),
                        line.line(),
                        "nothing in this feature shows that '" + line.text() + "' could fail",
                        negation.get().remedy()));
            }
        }
        return findings;
    }

    private static boolean controlled(Negation negation, StepLine negative, List<ScenarioText> feature) {
        return feature.stream()
                .flatMap(scenario -> scenario.lines().stream())
                .anyMatch(line -> negation.shownBy(negative, line));
    }
}

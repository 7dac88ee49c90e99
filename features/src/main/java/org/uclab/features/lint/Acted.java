package org.uclab.features.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.control.live.Cast;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/** That something did not happen is said only after somebody has done something by which it could have. */
final class Acted implements Rule {

    private static final String EQUIPPED = "{user} has a client with:";

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        List<Finding> findings = new ArrayList<>();
        Set<String> acting = new HashSet<>();
        for (StepLine line : scenario.lines()) {
            Optional<Negation> negation = Negation.of(line);
            if (negation.isPresent() && negation.get() != Negation.NOT_IN_A_REQUEST) {
                List<String> users = line.values("user");
                boolean acted = users.isEmpty() ? !acting.isEmpty() : acting.contains(users.get(0));
                if (!acted) {
                    String who = users.isEmpty() ? "nobody" : users.get(0);
                    findings.add(new Finding(
                            scenario.file(),
                            line.line(),
                            "'" + line.text() + "' could not fail: " + who
                                    + (users.isEmpty() ? " has done anything before" : " has done nothing before"),
                            "say with 'When' above it what somebody does"));
                }
            }
            acting.addAll(actors(line));
        }
        return findings;
    }

    /** Who does something in a step. */
    private static Set<String> actors(StepLine line) {
        if (line.pattern().startsWith("a stranger ")) {
            return Set.of("a stranger");
        }
        if (line.expects() || line.pattern().equals(EQUIPPED)) {
            return Set.of();
        }
        return line.pattern().startsWith(Cast.SOMEBODY + " ")
                ? Set.of(Cast.SOMEBODY)
                : new HashSet<>(line.values("user"));
    }
}

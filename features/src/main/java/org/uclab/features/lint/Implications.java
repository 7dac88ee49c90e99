package org.uclab.features.lint;

import java.util.ArrayList;
import java.util.List;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/**
 * No expectation says what another one beside it says already. Beside it means with nothing done in between: evidence
 * counts from one launch to the next.
 */
final class Implications implements Rule {

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        List<Finding> findings = new ArrayList<>();
        List<StepLine> block = new ArrayList<>();
        for (StepLine line : scenario.lines()) {
            if (line.kind() == StepLine.Kind.THEN) {
                block.add(line);
            } else {
                judge(scenario, block, findings);
                block.clear();
            }
        }
        judge(scenario, block, findings);
        return findings;
    }

    private static void judge(ScenarioText scenario, List<StepLine> block, List<Finding> findings) {
        for (int at = 0; at < block.size(); at++) {
            StepLine line = block.get(at);
            for (int beside = 0; beside < block.size(); beside++) {
                StepLine other = block.get(beside);
                if (at != beside && implied(line, other) && !(implied(other, line) && at < beside)) {
                    findings.add(new Finding(
                            scenario.file(),
                            line.line(),
                            "'" + line.text() + "' is said already by line " + other.line() + ": " + other.text(),
                            "remove the one that says less"));
                    break;
                }
            }
        }
    }

    /** Of tables: that every row is said already would be chance, and their order says more. */
    private static boolean implied(StepLine line, StepLine other) {
        return line.table().isEmpty()
                && !says(line)
                && Claim.of(line).findAny().isPresent()
                && Claim.of(line).allMatch(claim -> Claim.of(other).anyMatch(claim::impliedBy));
    }

    /** Whether a step says more than its claim. */
    private static boolean says(StepLine line) {
        return line.pattern().startsWith("the request ");
    }
}

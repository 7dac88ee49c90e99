package org.uclab.features.script;

import java.util.ArrayList;
import java.util.List;
import org.uclab.features.RunTerms;
import org.uclab.lab.model.Finding;

/**
 * Features as they were read.
 *
 * @param scenarios in the order of running; of an outline one for each example
 * @param steps     every step that features may use, in alphabetical order
 * @param problems  one text for each step that cannot run, with the nearest known ones
 * @param prose     what looks like a part of a scenario and was read as prose, or stands for no scenario
 */
public record Script(List<ScenarioText> scenarios, List<StepText> steps, List<String> problems, List<Finding> prose) {

    /** Where the bundled features are. */
    public static final String BUNDLED = "classpath:features";

    public Script {
        scenarios = List.copyOf(scenarios);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        prose = List.copyOf(prose);
    }

    /** Every bundled feature. */
    public static Script bundled() {
        return read(List.of(BUNDLED));
    }

    /**
     * Reads what these arguments of Cucumber's command line select.
     *
     * @throws IllegalArgumentException                          when Cucumber does not take them
     * @throws io.cucumber.core.exception.CucumberException when a feature cannot be read
     */
    public static Script read(List<String> selection) {
        List<String> arguments = new ArrayList<>(selection);
        arguments.add("--dry-run");
        ScriptCollector collector = new ScriptCollector();
        Glue.call(arguments, RunTerms.usual(), collector);
        return collector.script();
    }
}

package org.uclab.features.lint;

import java.util.List;
import org.uclab.features.script.ScenarioText;
import org.uclab.lab.model.Finding;

/** One thing that is asked of every scenario. */
@FunctionalInterface
interface Rule {

    /**
     * What is wrong with a scenario.
     *
     * @param feature all scenarios of its feature, itself among them
     */
    List<Finding> check(ScenarioText scenario, List<ScenarioText> feature);
}

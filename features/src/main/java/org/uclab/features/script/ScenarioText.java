package org.uclab.features.script;

import java.util.List;

/**
 * A scenario, or one example of an outline.
 *
 * @param file  its feature, as {@code run} takes it
 * @param line  its own, or that of the example
 * @param tags  with their {@code @}
 * @param lines its steps, those of the background first
 */
public record ScenarioText(String file, int line, String name, List<String> tags, List<StepLine> lines) {

    public ScenarioText {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
    }

    /** As {@code run} takes it. */
    public String where() {
        return file + ":" + line;
    }
}

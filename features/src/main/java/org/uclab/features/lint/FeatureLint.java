package org.uclab.features.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.StepLine;
import org.uclab.lab.model.Finding;

/** What features say and do not prove, each with its line and a remedy. */
public final class FeatureLint {

    static final Set<String> WORLD_STEPS =
            Set.of("the world {string}", "the world {string} where {int} lab second(s) pass in a second");

    private final List<Rule> rules;

    private FeatureLint(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * A lint.
     *
     * @param ids those of the catalogue
     */
    public static FeatureLint with(Collection<String> ids) {
        return new FeatureLint(List.of(
                new Expecting(),
                new Named(),
                new Acted(),
                new Controls(),
                new Healing(),
                new Implications(),
                new Ids(ids)));
    }

    /**
     * What is wrong with these scenarios.
     *
     * @param context whole features, in which a scenario may be proved by its neighbours
     */
    public List<Finding> check(List<ScenarioText> judged, List<ScenarioText> context) {
        Map<String, List<ScenarioText>> features = context.stream().collect(Collectors.groupingBy(ScenarioText::file));
        Set<Finding> findings = new LinkedHashSet<>();
        for (ScenarioText scenario : judged) {
            List<ScenarioText> feature = features.getOrDefault(scenario.file(), List.of(scenario));
            rules.forEach(rule -> findings.addAll(rule.check(scenario, feature)));
        }
        return new ArrayList<>(findings);
    }

    /** The worlds in which none of these scenarios plays. */
    public static List<Finding> unusedWorlds(List<ScenarioText> scenarios, Collection<String> worlds) {
        Set<String> used = scenarios.stream()
                .flatMap(scenario -> scenario.lines().stream())
                .filter(line -> WORLD_STEPS.contains(line.pattern()))
                .flatMap(FeatureLint::world)
                .collect(Collectors.toSet());
        return worlds.stream()
                .filter(world -> !used.contains(world))
                .map(world -> new Finding(
                        "worlds/" + world + ".yaml",
                        1,
                        "no scenario plays in the world '" + world + "'",
                        "write a scenario that shows what it is for, or remove it"))
                .toList();
    }

    private static Stream<String> world(StepLine line) {
        return line.values("string").stream();
    }
}

package org.uclab.features.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.Script;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every documented behaviour by its id. */
public final class Catalogue {

    /**
     * A documented behaviour.
     *
     * @param id     stable, such as {@code DNS-07}
     * @param source the documents that state it, {@code S0} to {@code S4}
     */
    public record Entry(String id, String source, String behaviour) {}

    /**
     * Where an id is proved.
     *
     * @param feature as {@code run} takes it
     * @param lines   those of its scenarios, and of the examples of its outlines
     */
    public record Proof(String feature, List<Integer> lines) {}

    private record Row(String source, String behaviour) {}

    private final List<Entry> entries;
    private final Map<String, List<ScenarioText>> scenariosByTag;

    private Catalogue(List<Entry> entries, Map<String, List<ScenarioText>> scenariosByTag) {
        this.entries = List.copyOf(entries);
        this.scenariosByTag = scenariosByTag;
    }

    /** The catalogue, with the bundled scenarios that carry its ids. */
    public static Catalogue load() {
        Map<String, List<ScenarioText>> scenariosByTag = new HashMap<>();
        for (ScenarioText scenario : Script.bundled().scenarios()) {
            scenario.tags().stream()
                    .distinct()
                    .forEach(tag -> scenariosByTag
                            .computeIfAbsent(tag, carried -> new ArrayList<>())
                            .add(scenario));
        }
        List<Entry> entries = new ArrayList<>();
        rows().forEach((id, row) -> entries.add(new Entry(id, row.source(), row.behaviour())));
        return new Catalogue(entries, scenariosByTag);
    }

    /** The ids alone, without a look at the features. */
    public static Set<String> ids() {
        return rows().keySet();
    }

    private static Map<String, Row> rows() {
        InputStream file = Catalogue.class.getClassLoader().getResourceAsStream("catalogue.yaml");
        return YAMLMapper.builder().build().readValue(file, new TypeReference<LinkedHashMap<String, Row>>() {});
    }

    public List<Entry> entries() {
        return entries;
    }

    /** How many bundled scenarios carry the id. */
    public int scenarios(String id) {
        return proving(id).size();
    }

    /** The features whose scenarios carry the id, in the order of running. */
    public List<Proof> proofs(String id) {
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        proving(id)
                .forEach(scenario -> lines.computeIfAbsent(scenario.file(), file -> new ArrayList<>())
                        .add(scenario.line()));
        return lines.entrySet().stream()
                .map(feature -> new Proof(feature.getKey(), feature.getValue()))
                .toList();
    }

    private List<ScenarioText> proving(String id) {
        return scenariosByTag.getOrDefault("@" + id, List.of());
    }
}

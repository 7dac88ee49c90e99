package org.uclab.features.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uclab.features.run.FeatureRun;
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

    private record Row(String source, String behaviour) {}

    private final List<Entry> entries;
    private final Map<String, Integer> scenariosByTag;

    private Catalogue(List<Entry> entries, Map<String, Integer> scenariosByTag) {
        this.entries = List.copyOf(entries);
        this.scenariosByTag = scenariosByTag;
    }

    /** The catalogue, with the bundled scenarios counted. */
    public static Catalogue load() {
        InputStream file = Catalogue.class.getClassLoader().getResourceAsStream("catalogue.yaml");
        Map<String, Row> rows = YAMLMapper.builder().build().readValue(file, new TypeReference<>() {});
        List<Entry> entries = new ArrayList<>();
        rows.forEach((id, row) -> entries.add(new Entry(id, row.source(), row.behaviour())));
        return new Catalogue(entries, FeatureRun.scenariosByTag());
    }

    public List<Entry> entries() {
        return entries;
    }

    /** How many bundled scenarios carry the id. */
    public int scenarios(String id) {
        return scenariosByTag.getOrDefault("@" + id, 0);
    }

    /** Ids that scenarios carry and the catalogue does not know. */
    public List<String> unknownTags() {
        List<String> known = entries.stream().map(entry -> "@" + entry.id()).toList();
        return scenariosByTag.keySet().stream()
                .filter(tag -> tag.matches("@[A-Z]+-[0-9]+") && !known.contains(tag))
                .toList();
    }
}

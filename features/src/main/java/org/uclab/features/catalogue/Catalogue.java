package org.uclab.features.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.features.script.ScenarioText;
import org.uclab.features.script.Script;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every documented behaviour by its id. */
public final class Catalogue {

    /**
     * A documented behaviour.
     *
     * @param id      stable, such as {@code DNS-07}
     * @param source  the documents that state it, {@code S0} to {@code S4}
     * @param mark    what a document says more exactly, or does not say; empty where that is nothing
     * @param clauses what of it can break by itself, in order; none where it is one thing
     */
    public record Entry(String id, String source, String behaviour, String mark, List<Clause> clauses) {}

    /**
     * A part of a behaviour that can break by itself.
     *
     * @param id that of the behaviour with a letter, such as {@code DISC-08c}
     */
    public record Clause(String id, String says) {}

    /** How much of a behaviour the scenarios prove. */
    public enum State {
        /** A scenario carries its id; where it has clauses, each is carried. */
        PROVED("proved"),
        /** Some scenario carries its id or one of its clauses, but not each clause is carried. */
        PART("part"),
        /** No scenario carries it. */
        OPEN("open");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As listings have it. */
        public String word() {
            return word;
        }
    }

    /**
     * Where an id is proved.
     *
     * @param feature as {@code run} takes it
     * @param lines   those of its scenarios, and of the examples of its outlines
     */
    public record Proof(String feature, List<Integer> lines) {}

    record Row(String source, String behaviour, String mark, Map<String, String> clauses) {

        /** What a row does not have is absent in the file. */
        Row {
            mark = Objects.requireNonNullElse(mark, "");
            clauses = Objects.requireNonNullElse(clauses, Map.of());
        }

        Entry entry(String id) {
            List<Clause> parts = new ArrayList<>();
            clauses.forEach((letter, says) -> parts.add(new Clause(id + letter, says)));
            return new Entry(id, source, behaviour, mark, List.copyOf(parts));
        }
    }

    private static final Pattern TAG = Pattern.compile("@[^\\s()]+");

    private final List<Entry> entries;
    private final List<ScenarioText> scenarios;
    private final Map<String, List<ScenarioText>> scenariosByTag;

    private Catalogue(
            List<Entry> entries, List<ScenarioText> scenarios, Map<String, List<ScenarioText>> scenariosByTag) {
        this.entries = entries;
        this.scenarios = scenarios;
        this.scenariosByTag = scenariosByTag;
    }

    /** The catalogue, with the bundled scenarios that carry its ids. */
    public static Catalogue load() {
        Map<String, List<ScenarioText>> scenariosByTag = new HashMap<>();
        List<ScenarioText> scenarios = Script.bundled().scenarios();
        for (ScenarioText scenario : scenarios) {
            scenario.tags().stream()
                    .distinct()
                    .forEach(tag -> scenariosByTag
                            .computeIfAbsent(tag, carried -> new ArrayList<>())
                            .add(scenario));
        }
        return new Catalogue(rows(), scenarios, scenariosByTag);
    }

    /** The ids alone, those of clauses too, without a look at the features. */
    public static Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        rows().forEach(entry -> ids.addAll(ids(entry)));
        return ids;
    }

    /**
     * A tag expression in which each id of a behaviour stands for its clauses too: who asks for {@code @DISC-08} means
     * {@code @DISC-08c} as well.
     */
    public static String withClauses(String tags) {
        Map<String, Entry> claused = new HashMap<>();
        rows().stream()
                .filter(entry -> !entry.clauses().isEmpty())
                .forEach(entry -> claused.put("@" + entry.id(), entry));
        return TAG.matcher(tags)
                .replaceAll(tag -> claused.containsKey(tag.group())
                        ? ids(claused.get(tag.group())).stream()
                                .map(id -> "@" + id)
                                .collect(Collectors.joining(" or ", "(", ")"))
                        : Matcher.quoteReplacement(tag.group()));
    }

    private static List<String> ids(Entry entry) {
        return Stream.concat(Stream.of(entry.id()), entry.clauses().stream().map(Clause::id))
                .toList();
    }

    private static List<Entry> rows() {
        InputStream file = Catalogue.class.getClassLoader().getResourceAsStream("catalogue.yaml");
        Map<String, Row> rows =
                YAMLMapper.builder().build().readValue(file, new TypeReference<LinkedHashMap<String, Row>>() {});
        return rows.entrySet().stream()
                .map(row -> row.getValue().entry(row.getKey()))
                .toList();
    }

    public List<Entry> entries() {
        return entries;
    }

    /** How much of it the bundled scenarios prove. */
    public State state(Entry entry) {
        boolean each = entry.clauses().isEmpty()
                ? !carrying(entry.id()).isEmpty()
                : entry.clauses().stream()
                        .noneMatch(clause -> carrying(clause.id()).isEmpty());
        if (each) {
            return State.PROVED;
        }
        return scenarios(entry) == 0 ? State.OPEN : State.PART;
    }

    /** How many bundled scenarios carry the id of a behaviour, or of one of its clauses. */
    public int scenarios(Entry entry) {
        return proving(ids(entry)).size();
    }

    /** How many bundled scenarios carry the id of a clause. */
    public int scenarios(Clause clause) {
        return carrying(clause.id()).size();
    }

    /** The features whose scenarios carry the id of a behaviour, or of one of its clauses, in the order of running. */
    public List<Proof> proofs(Entry entry) {
        return proofs(proving(ids(entry)));
    }

    /** The features whose scenarios carry the id of a clause, in the order of running. */
    public List<Proof> proofs(Clause clause) {
        return proofs(carrying(clause.id()));
    }

    private static List<Proof> proofs(Collection<ScenarioText> scenarios) {
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        scenarios.forEach(scenario -> lines.computeIfAbsent(scenario.file(), file -> new ArrayList<>())
                .add(scenario.line()));
        return lines.entrySet().stream()
                .map(feature -> new Proof(feature.getKey(), feature.getValue()))
                .toList();
    }

    /** In the order of running, each once. */
    private List<ScenarioText> proving(List<String> ids) {
        return scenarios.stream()
                .filter(scenario -> ids.stream().anyMatch(id -> scenario.tags().contains("@" + id)))
                .toList();
    }

    private List<ScenarioText> carrying(String id) {
        return scenariosByTag.getOrDefault("@" + id, List.of());
    }
}

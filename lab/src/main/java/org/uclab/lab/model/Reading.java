package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.uclab.lab.words.Nearest;

/** Takes the fields of one YAML map, typed, and notes what is missing, wrong or unknown. */
public final class Reading {

    /**
     * A text and where it stands.
     *
     * @param line in the world
     */
    public record Line(String text, int line) {}

    private final Notes notes;
    private final YamlNode.Fields map;
    private String what;
    private final Set<String> known = new HashSet<>();

    Reading(Notes notes, YamlNode node, String what) {
        this.notes = notes;
        this.what = what;
        if (node instanceof YamlNode.Fields fields) {
            this.map = fields;
            fields.repeated()
                    .forEach(key -> note(key.line(), what + " has '" + key.text() + "' twice", "keep one of them"));
        } else {
            this.map = new YamlNode.Fields(node.line(), new LinkedHashMap<>(), List.of());
            note(node.line(), what + " should be a map of 'key: value' lines", "write 'key: value' lines here");
        }
    }

    public int line() {
        return map.line();
    }

    /** What findings call it from now on. */
    public void called(String name) {
        what = name;
    }

    /** Whether it says anything of that. */
    public boolean has(String key) {
        known.add(key);
        return map.fields().containsKey(key);
    }

    /** A text that must be there. */
    public String text(String key) {
        Optional<String> text = optional(key);
        if (text.isEmpty() || text.get().isEmpty()) {
            note(line(key), what + " lacks '" + key + "'", "add '" + key + ": …'");
        }
        return text.orElse("");
    }

    public String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    public Optional<String> optional(String key) {
        known.add(key);
        YamlNode node = map.fields().get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        note(node.line(), "'" + key + "' of " + what + " should be one value", "write '" + key + ": value'");
        return Optional.empty();
    }

    public int number(String key, int min, int max) {
        return number(key, text(key), min, max, min);
    }

    public int number(String key, int min, int max, int otherwise) {
        return optional(key).map(text -> number(key, text, min, max, otherwise)).orElse(otherwise);
    }

    private int number(String key, String text, int min, int max, int otherwise) {
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        if (!text.isEmpty()) {
            note(
                    line(key),
                    "'" + key + "' of " + what + " is '" + text + "'",
                    "give a whole number from " + min + " to " + max);
        }
        return otherwise;
    }

    public boolean yes(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            note(line(key), "'" + key + "' of " + what + " is '" + text + "'", "write true or false");
        }
        return text.equals("true");
    }

    /** Texts in a list; a single text counts as a list of one. */
    public List<String> texts(String key) {
        return lines(key).stream().map(Line::text).toList();
    }

    /** The same with their lines. */
    public List<Line> lines(String key) {
        List<Line> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar) {
                texts.add(new Line(scalar.text(), scalar.line()));
            } else {
                note(item.line(), "'" + key + "' of " + what + " should be a list of texts", "write '- text' lines");
            }
        }
        return texts;
    }

    /** A name in the domain name system, which compares without case, that must be there. */
    public String domain(String key) {
        return lower(text(key));
    }

    public String domain(String key, String otherwise) {
        return lower(text(key, otherwise));
    }

    public Optional<String> optionalDomain(String key) {
        return optional(key).map(Reading::lower);
    }

    /** Such names in a list. */
    public List<String> domains(String key) {
        return texts(key).stream().map(Reading::lower).toList();
    }

    private static String lower(String name) {
        return Spelling.DOMAIN.key(name);
    }

    /** Maps in a list, for readers that take turns; whoever asks says when all have had theirs. */
    List<Reading> each(String key, String what) {
        return items(key).stream().map(item -> new Reading(notes, item, what)).toList();
    }

    /** Maps in a list. */
    public <T> List<T> list(String key, String each, Function<Reading, T> reader) {
        List<T> all = new ArrayList<>();
        for (YamlNode item : items(key)) {
            Reading reading = new Reading(notes, item, each);
            all.add(reader.apply(reading));
            reading.done();
        }
        return all;
    }

    /** One map. */
    public <T> Optional<T> one(String key, String each, Function<Reading, T> reader) {
        known.add(key);
        YamlNode node = map.fields().get(key);
        if (node == null) {
            return Optional.empty();
        }
        Reading reading = new Reading(notes, node, each);
        T value = reader.apply(reading);
        reading.done();
        return Optional.of(value);
    }

    /** A map whose keys are names. */
    public <T> Map<String, T> named(String key, String each, BiFunction<String, Reading, T> reader) {
        known.add(key);
        Map<String, T> all = new LinkedHashMap<>();
        YamlNode node = map.fields().get(key);
        if (node == null) {
            return all;
        }
        if (!(node instanceof YamlNode.Fields fields)) {
            note(node.line(), "'" + key + "' of " + what + " should be a map of names", "write 'name:' lines");
            return all;
        }
        fields.repeated().forEach(twice -> note(twice.line(), "'" + twice.text() + "' stands twice", "keep one"));
        fields.fields().forEach((name, value) -> {
            Reading reading = new Reading(notes, value, each + " " + name);
            all.put(name, reader.apply(name, reading));
            reading.done();
        });
        return all;
    }

    /** A map of texts. */
    public Map<String, String> words(String key) {
        known.add(key);
        Map<String, String> all = new LinkedHashMap<>();
        if (map.fields().get(key) instanceof YamlNode.Fields fields) {
            Reading inner = new Reading(notes, fields, "'" + key + "' of " + what);
            fields.fields().keySet().forEach(name -> all.put(name, inner.text(name, "")));
        } else if (map.fields().containsKey(key)) {
            note(line(key), "'" + key + "' of " + what + " should be a map of texts", "write 'name: text' lines");
        }
        return all;
    }

    /** The lists of texts under each name of a map. */
    public Map<String, List<String>> textLists(String key) {
        known.add(key);
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (map.fields().get(key) instanceof YamlNode.Fields fields) {
            Reading inner = new Reading(notes, fields, "'" + key + "' of " + what);
            fields.fields().keySet().forEach(name -> all.put(name, inner.texts(name)));
        } else if (map.fields().containsKey(key)) {
            note(line(key), "'" + key + "' of " + what + " should be a map of lists", "write 'name: [text, …]' lines");
        }
        return all;
    }

    /** The lists under each name of a map. */
    public <T> Map<String, List<T>> lists(String key, String each, Function<Reading, T> reader) {
        known.add(key);
        Map<String, List<T>> all = new LinkedHashMap<>();
        if (map.fields().get(key) instanceof YamlNode.Fields fields) {
            Reading inner = new Reading(notes, fields, "'" + key + "' of " + what);
            fields.fields().keySet().forEach(name -> all.put(name, inner.list(name, each, reader)));
        } else if (map.fields().containsKey(key)) {
            note(line(key), "'" + key + "' of " + what + " should be a map of lists", "write 'name:' and '- …' lines");
        }
        return all;
    }

    public int line(String key) {
        YamlNode node = map.fields().get(key);
        return node == null ? map.line() : node.line();
    }

    /** Notes the keys that nobody asked for. */
    void done() {
        map.fields().forEach((key, value) -> {
            if (!known.contains(key)) {
                note(value.line(), what + " has the unknown key '" + key + "'", nearest(key));
            }
        });
    }

    public void note(int line, String message, String remedy) {
        notes.note(line, message, remedy);
    }

    private List<YamlNode> items(String key) {
        known.add(key);
        YamlNode node = map.fields().get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof YamlNode.Items list ? list.items() : List.of(node);
    }

    private String nearest(String key) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> Nearest.distance(candidate, key)))
                .filter(candidate -> Nearest.distance(candidate, key) <= 3)
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElse("remove it; known here: "
                        + String.join(", ", known.stream().sorted().toList()));
    }
}

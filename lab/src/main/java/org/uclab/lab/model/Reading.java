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

/** Takes the fields of one YAML map, typed, and notes what is missing, wrong or unknown. */
final class Reading {

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

    int line() {
        return map.line();
    }

    /** What findings call it from now on. */
    void called(String name) {
        what = name;
    }

    /** Whether it says anything of that. */
    boolean has(String key) {
        known.add(key);
        return map.fields().containsKey(key);
    }

    /** A text that must be there. */
    String text(String key) {
        Optional<String> text = optional(key);
        if (text.isEmpty() || text.get().isEmpty()) {
            note(line(key), what + " lacks '" + key + "'", "add '" + key + ": …'");
        }
        return text.orElse("");
    }

    String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    Optional<String> optional(String key) {
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

    int number(String key, int min, int max) {
        return number(key, text(key), min, max, min);
    }

    int number(String key, int min, int max, int otherwise) {
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

    boolean yes(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            note(line(key), "'" + key + "' of " + what + " is '" + text + "'", "write true or false");
        }
        return text.equals("true");
    }

    /** Texts in a list; a single text counts as a list of one. */
    List<String> texts(String key) {
        return scalars(key).stream().map(YamlNode.Scalar::text).toList();
    }

    List<YamlNode.Scalar> scalars(String key) {
        List<YamlNode.Scalar> texts = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlNode.Scalar scalar) {
                texts.add(scalar);
            } else {
                note(item.line(), "'" + key + "' of " + what + " should be a list of texts", "write '- text' lines");
            }
        }
        return texts;
    }

    /** Maps in a list. */
    <T> List<T> list(String key, String each, Function<Reading, T> reader) {
        List<T> all = new ArrayList<>();
        for (YamlNode item : items(key)) {
            Reading reading = new Reading(notes, item, each);
            all.add(reader.apply(reading));
            reading.done();
        }
        return all;
    }

    /** One map. */
    <T> Optional<T> one(String key, String each, Function<Reading, T> reader) {
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
    <T> Map<String, T> named(String key, String each, BiFunction<String, Reading, T> reader) {
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
    Map<String, String> words(String key) {
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
    Map<String, List<String>> textLists(String key) {
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
    <T> Map<String, List<T>> lists(String key, String each, Function<Reading, T> reader) {
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

    int line(String key) {
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

    void note(int line, String message, String remedy) {
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
                .min(Comparator.comparingInt(candidate -> distance(candidate, key)))
                .filter(candidate -> distance(candidate, key) <= 3)
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElse("remove it; known here: "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

package org.uclab.lab.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes shared parts into a world. Maps join key by key and lists end to end, the included first; where both give one
 * value the world's own counts. In an included file {@code $name} stands for what {@code with} says, {@code $$} for a
 * dollar sign.
 */
final class Inclusion {

    /** Files within files within files. */
    static final int DEPTH_MAX = 8;

    private static final String KEY = "include";
    private static final Pattern PLACE = Pattern.compile("\\$(\\$|[A-Za-z][A-Za-z0-9]*)?");

    private final Library library;
    private final Notes notes;

    Inclusion(Library library, Notes notes) {
        this.library = library;
        this.notes = notes;
    }

    /** The world with everything it includes. */
    YamlNode whole(String file, String yaml) throws WorldException {
        return whole(YamlNode.parse(file, yaml, notes.places().add(file, yaml)), 0);
    }

    private YamlNode whole(YamlNode node, int depth) throws WorldException {
        if (!(node instanceof YamlNode.Fields world) || !world.fields().containsKey(KEY)) {
            return node;
        }
        YamlNode wish = world.fields().remove(KEY);
        YamlNode all = new YamlNode.Fields(world.line(), new LinkedHashMap<>(), new ArrayList<>());
        for (YamlNode part : wish instanceof YamlNode.Items items ? items.items() : List.of(wish)) {
            all = joined(all, included(part, depth));
        }
        return joined(all, world);
    }

    private YamlNode included(YamlNode part, int depth) throws WorldException {
        Reading reading = part instanceof YamlNode.Scalar path
                ? new Reading(notes, new YamlNode.Fields(path.line(), Map.of("file", path), List.of()), KEY)
                : new Reading(notes, part, KEY);
        String path = reading.text("file");
        Map<String, String> words = reading.words("with");
        reading.done();
        YamlNode nothing = new YamlNode.Fields(part.line(), new LinkedHashMap<>(), new ArrayList<>());
        if (depth == DEPTH_MAX) {
            notes.note(part.line(), "files include each other deeper than " + DEPTH_MAX, "break the circle");
            return nothing;
        }
        try {
            String text = library.text(path);
            YamlNode parsed = YamlNode.parse(path, text, notes.places().add(path, text));
            Set<String> used = new HashSet<>();
            YamlNode filled = filled(parsed, words, used);
            words.keySet().stream()
                    .filter(word -> !used.contains(word))
                    .forEach(word -> notes.note(
                            part.line(), path + " has no place for '" + word + "'", "remove it from 'with'"));
            return whole(filled, depth + 1);
        } catch (IOException missing) {
            notes.note(
                    part.line(),
                    "'" + path + "' cannot be included: " + missing.getMessage(),
                    "give a path relative to the world");
            return nothing;
        }
    }

    private YamlNode filled(YamlNode node, Map<String, String> words, Set<String> used) {
        if (node instanceof YamlNode.Scalar scalar) {
            return new YamlNode.Scalar(scalar.line(), filled(scalar.line(), scalar.text(), words, used));
        }
        if (node instanceof YamlNode.Items list) {
            return new YamlNode.Items(
                    list.line(),
                    new ArrayList<>(list.items().stream()
                            .map(item -> filled(item, words, used))
                            .toList()));
        }
        YamlNode.Fields map = (YamlNode.Fields) node;
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        map.fields()
                .forEach(
                        (key, value) -> fields.put(filled(value.line(), key, words, used), filled(value, words, used)));
        return new YamlNode.Fields(map.line(), fields, map.repeated());
    }

    private String filled(int line, String text, Map<String, String> words, Set<String> used) {
        return PLACE.matcher(text).replaceAll(place -> {
            String name = place.group(1);
            if ("$".equals(name)) {
                return Matcher.quoteReplacement("$");
            }
            used.add(String.valueOf(name));
            if (name == null || !words.containsKey(name)) {
                notes.note(
                        line,
                        "nobody says what '" + place.group() + "' stands for",
                        "give it under 'with', or write $$ for a dollar sign");
                return "";
            }
            return Matcher.quoteReplacement(words.get(name));
        });
    }

    private static YamlNode joined(YamlNode included, YamlNode own) {
        if (included instanceof YamlNode.Fields before && own instanceof YamlNode.Fields after) {
            Map<String, YamlNode> fields = new LinkedHashMap<>(before.fields());
            after.fields().forEach((key, value) -> fields.merge(key, value, Inclusion::joined));
            List<YamlNode.Scalar> repeated = new ArrayList<>(before.repeated());
            repeated.addAll(after.repeated());
            return new YamlNode.Fields(after.line(), fields, repeated);
        }
        if (included instanceof YamlNode.Items before && own instanceof YamlNode.Items after) {
            List<YamlNode> items = new ArrayList<>(before.items());
            items.addAll(after.items());
            return new YamlNode.Items(after.line(), items);
        }
        return own;
    }
}

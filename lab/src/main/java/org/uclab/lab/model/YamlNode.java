package org.uclab.lab.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML document as a tree that knows its lines. */
sealed interface YamlNode {

    /** Deepest nesting taken. */
    int DEPTH_MAX = 32;

    int line();

    /** Text, number, boolean or nothing: always as written. */
    record Scalar(int line, String text) implements YamlNode {}

    /** A list. */
    record Items(int line, List<YamlNode> items) implements YamlNode {}

    /** A map, in its order. A repeated key is noted under {@code repeated}. */
    record Fields(int line, Map<String, YamlNode> fields, List<Scalar> repeated) implements YamlNode {}

    /**
     * What stands in the text, or the finding that says why it is no YAML.
     *
     * @param shift added to every line number
     */
    static YamlNode parse(String file, String yaml, int shift) throws WorldException {
        try (JsonParser parser =
                YAMLFactory.builder().build().createParser(tools.jackson.core.ObjectReadContext.empty(), yaml)) {
            return parse(file, parser, shift);
        } catch (StreamReadException broken) {
            String message = broken.getOriginalMessage();
            throw new WorldException(List.of(new Finding(
                    file,
                    Math.max(1, broken.getLocation().getLineNr()),
                    "no YAML: " + message.lines().findFirst().orElse("").strip(),
                    "check indentation, colons and quotes on this line and the one before")));
        }
    }

    private static YamlNode parse(String file, JsonParser parser, int shift) throws WorldException {
        Deque<YamlNode> open = new ArrayDeque<>();
        Deque<Scalar> keys = new ArrayDeque<>();
        YamlNode root = new Fields(shift + 1, new LinkedHashMap<>(), new ArrayList<>());
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int line = shift + parser.currentTokenLocation().getLineNr();
            switch (token) {
                case PROPERTY_NAME -> keys.push(new Scalar(line, parser.currentName()));
                case END_OBJECT, END_ARRAY -> open.pop();
                case START_OBJECT, START_ARRAY -> {
                    YamlNode node = token == JsonToken.START_OBJECT
                            ? new Fields(line, new LinkedHashMap<>(), new ArrayList<>())
                            : new Items(line, new ArrayList<>());
                    if (open.isEmpty()) {
                        root = node;
                    } else {
                        attach(open.peek(), keys, node);
                    }
                    if (open.size() == DEPTH_MAX) {
                        throw new WorldException(List.of(new Finding(
                                file, line - shift, "nested deeper than " + DEPTH_MAX, "flatten the world")));
                    }
                    open.push(node);
                }
                default -> {
                    String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
                    if (!open.isEmpty()) {
                        attach(open.peek(), keys, new Scalar(line, text));
                    }
                }
            }
        }
        return root;
    }

    private static void attach(YamlNode parent, Deque<Scalar> keys, YamlNode node) {
        if (parent instanceof Items list) {
            list.items().add(node);
        } else if (parent instanceof Fields map) {
            Scalar key = keys.pop();
            if (map.fields().putIfAbsent(key.text(), node) != null) {
                map.repeated().add(key);
            }
        }
    }
}

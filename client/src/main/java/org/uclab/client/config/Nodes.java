package org.uclab.client.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Trees of documents whose elements may come once or several times. */
final class Nodes {

    /** Most elements of one name taken. */
    static final int ELEMENTS_MAX = 1000;

    private static final int BRIEF_CHARS = 80;

    private Nodes() {}

    /** The elements under one name: none, one or many. */
    static List<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().limit(ELEMENTS_MAX).toList() : List.of(node);
    }

    /** What a tree sets, by path ({@code Voicemail/Primary/Address}); the first one where a path comes twice. */
    static Map<String, String> leaves(JsonNode tree) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", tree, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode tree, Map<String, String> leaves) {
        for (var child : tree.properties()) {
            for (JsonNode one : each(child.getValue())) {
                String below = path.isEmpty() ? child.getKey() : path + "/" + child.getKey();
                String value = one.asString("").strip();
                if (one.isObject()) {
                    collect(below, one, leaves);
                } else if (!value.isEmpty() && leaves.size() < ELEMENTS_MAX) {
                    leaves.putIfAbsent(below, value);
                }
            }
        }
    }

    /** Text of others, short enough for the history. */
    static String brief(String text) {
        return text.length() <= BRIEF_CHARS ? text : text.substring(0, BRIEF_CHARS);
    }
}

package org.uclab.client.config;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Trees of documents whose elements may come once or several times. */
final class Nodes {

    /** Most elements of one name taken. */
    static final int ELEMENTS_MAX = 1000;

    private Nodes() {}

    /** The elements under one name: none, one or many. */
    static List<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().limit(ELEMENTS_MAX).toList() : List.of(node);
    }
}

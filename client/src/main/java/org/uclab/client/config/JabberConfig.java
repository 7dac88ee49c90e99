package org.uclab.client.config;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of jabber-config.xml by name. Their group does not matter to the client, since no name is in two.
 */
public record JabberConfig(Map<String, String> parameters) {

    public JabberConfig {
        parameters = Map.copyOf(parameters);
    }

    static JabberConfig none() {
        return new JabberConfig(Map.of());
    }

    /** Reads a file. */
    public static JabberConfig of(JsonNode config) {
        Map<String, String> found = new TreeMap<>();
        for (var group : config.properties()) {
            for (JsonNode one : Nodes.each(group.getValue())) {
                one.properties().forEach(parameter -> {
                    String value = parameter.getValue().asString("").strip();
                    if (found.size() < Nodes.ELEMENTS_MAX && !value.isEmpty()) {
                        found.putIfAbsent(parameter.getKey(), value);
                    }
                });
            }
        }
        return new JabberConfig(found);
    }

    /** The same where the other file, which is the group's or the cloud's, does not say otherwise (JDIG11). */
    JabberConfig under(JabberConfig group) {
        Map<String, String> both = new TreeMap<>(parameters);
        both.putAll(group.parameters());
        return new JabberConfig(both);
    }

    /** The value; empty when the file does not set it. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }
}

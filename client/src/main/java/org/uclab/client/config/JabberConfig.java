package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of jabber-config.xml by name, and the custom tabs. Their group does not matter to the client, since no name is in two.
 */
public record JabberConfig(Map<String, String> parameters, List<Tab> tabs) {

    private static final String PLUGINS = "jabber-plugin-config";

    /** Most tabs taken from a file. */
    private static final int TABS_MAX = 30;

    /** A custom tab: what it is called, and where its page is. */
    public record Tab(String name, String address) {}

    public JabberConfig {
        parameters = Map.copyOf(parameters);
        tabs = List.copyOf(tabs);
    }

    /** One without tabs. */
    public JabberConfig(Map<String, String> parameters) {
        this(parameters, List.of());
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
        return new JabberConfig(found, tabs(config));
    }

    /** {@code page} elements of {@code jabber-plugin-config}, which stands in some group. */
    private static List<Tab> tabs(JsonNode config) {
        List<Tab> tabs = new ArrayList<>();
        for (var group : config.properties()) {
            for (JsonNode one : Nodes.each(group.getValue())) {
                JsonNode plugins = group.getKey().equals(PLUGINS) ? one : one.path(PLUGINS);
                for (JsonNode page : Nodes.each(plugins.path("browser-plugin").path("page"))) {
                    String address = page.path("url").asString("").strip();
                    if (!address.isEmpty() && tabs.size() < TABS_MAX) {
                        tabs.add(new Tab(page.path("tooltip").asString("").strip(), address));
                    }
                }
            }
        }
        return tabs;
    }

    /** The same where the other file, which is the group's or the cloud's, does not say otherwise (JDIG11). */
    JabberConfig under(JabberConfig group) {
        Map<String, String> both = new TreeMap<>(parameters);
        both.putAll(group.parameters());
        // ASSUMED(choice): tabs of a group stand in place of those of everybody.
        return new JabberConfig(both, group.tabs().isEmpty() ? tabs : group.tabs());
    }

    /** The value; empty when the file does not set it. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }
}

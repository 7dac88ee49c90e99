package org.uclab.shell.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of a request target: names and values by {@code &} and {@code =}, percent-encoded. */
public final class QueryText {

    /** Most parameters taken; what follows is left out. */
    public static final int PARAMETERS_MAX = 100;

    private QueryText() {}

    /** The parameters in order; a broken percent escape stays as it was sent. */
    public static Map<String, List<String>> parse(String query) {
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int taken = 0;
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && taken++ < PARAMETERS_MAX) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}

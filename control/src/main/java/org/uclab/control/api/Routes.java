package org.uclab.control.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Verb;

/** Which verb a request means. */
final class Routes<S> {

    /** A verb, and what stands in the places of its path. */
    record Route<S>(Verb<S, ?> verb, Map<String, String> places) {}

    private final List<Verb<S, ?>> verbs;

    Routes(List<Verb<S, ?>> verbs) {
        this.verbs = verbs;
    }

    /**
     * The verb of that path.
     *
     * @param path below the root of the API, as sent
     * @throws Refused when there is none, or not with that method
     */
    Route<S> find(String method, String path) {
        List<Route<S>> there = new ArrayList<>();
        for (Verb<S, ?> verb : verbs) {
            places(verb.path(), path).ifPresent(places -> there.add(new Route<>(verb, places)));
        }
        if (there.isEmpty()) {
            throw new Refused(Refused.Why.UNKNOWN, "there is nothing at this path; openapi.json lists what there is");
        }
        return there.stream()
                .filter(route -> route.verb().method().name().equals(method))
                // A word of the path is meant rather than a place that could be anything.
                .min((one, other) ->
                        Integer.compare(one.places().size(), other.places().size()))
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_ALLOWED,
                        "not with " + method,
                        there.stream()
                                .map(route -> route.verb().method())
                                .distinct()
                                .map(Method::name)
                                .toList()));
    }

    private static Optional<Map<String, String>> places(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] said = path.split("/", -1);
        if (wanted.length != said.length) {
            return Optional.empty();
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                String value = decoded(said[i]);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                places.put(wanted[i].substring(1, wanted[i].length() - 1), value);
            } else if (!wanted[i].equals(said[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    /** RFC 3986 §2.1; a plus sign is one. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refused(
                    Refused.Why.UNREADABLE, "a percent sign in the path has no two hexadecimal digits behind it");
        }
    }
}

package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Verb;

/** The documents keep the rules of their format (OpenAPI 3.1.0 §4.8), as far as they use it. */
class OpenApiTest {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)\\}");

    private final List<String> wrong = new ArrayList<>();
    private final Set<Object> ids = new HashSet<>();

    @Test
    void thatOfARunningLab() {
        check(new OpenApi(Verbs.all()).document(), Verbs.all());
    }

    @Test
    void thatOfAHouseOfLabs() {
        check(new OpenApi(HouseVerbs.all()).document(), HouseVerbs.all());
    }

    private void check(Map<?, ?> document, List<? extends Verb<?, ?>> verbs) {
        assertThat(document.get("openapi")).isEqualTo("3.1.0");
        assertThat(((Map<?, ?>) document.get("info")).keySet().containsAll(List.of("title", "version")))
                .isTrue();
        Map<?, ?> paths = (Map<?, ?>) document.get("paths");
        paths.forEach((path, methods) -> ((Map<?, ?>) methods)
                .forEach((method, operation) -> operation(String.valueOf(path), method, (Map<?, ?>) operation)));
        Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
        schemas.keySet().stream()
                .filter(name -> !String.valueOf(name).matches("[a-zA-Z0-9._-]+"))
                .forEach(name -> wrong.add("no name of a schema: " + name));
        resolve(document, schemas);
        assertThat(wrong).isEmpty();
        assertThat(ids).hasSize(verbs.size());
    }

    private void operation(String path, Object method, Map<?, ?> operation) {
        if (!path.startsWith("/") || !Set.of("get", "put", "post", "delete").contains(method)) {
            wrong.add(method + " " + path);
        }
        if (!ids.add(operation.get("operationId"))) {
            wrong.add(operation.get("operationId") + " is there twice");
        }
        Set<Object> places = new HashSet<>();
        Matcher place = PLACE.matcher(path);
        while (place.find()) {
            places.add(place.group(1));
        }
        Set<Object> said = new HashSet<>();
        Set<Object> inPath = new HashSet<>();
        for (Object one : operation.get("parameters") instanceof List<?> all ? all : List.of()) {
            Map<?, ?> parameter = (Map<?, ?>) one;
            boolean isPlace = "path".equals(parameter.get("in"));
            if (isPlace) {
                inPath.add(parameter.get("name"));
            }
            if (!said.add(parameter.get("in") + " " + parameter.get("name"))
                    || !Set.of("path", "query", "header").contains(parameter.get("in"))
                    || !(parameter.get("schema") instanceof Map)
                    || (isPlace && !Boolean.TRUE.equals(parameter.get("required")))) {
                wrong.add(method + " " + path + ": " + parameter);
            }
        }
        if (!inPath.equals(places)) {
            wrong.add(path + " has the places " + places + ", and describes " + inPath);
        }
        ((Map<?, ?>) operation.get("responses")).forEach((status, response) -> {
            if (!String.valueOf(status).matches("[1-5]\\d\\d|default")
                    || !(((Map<?, ?>) response).get("description") instanceof String)) {
                wrong.add(method + " " + path + ": " + status + " " + response);
            }
        });
    }

    /** References that lead nowhere, and schemas that say nothing. */
    private void resolve(Object part, Map<?, ?> schemas) {
        if (part instanceof Map<?, ?> members) {
            if (members.get("$ref") instanceof String ref
                    && (!ref.startsWith("#/components/schemas/")
                            || !(schemas.get(ref.substring(ref.lastIndexOf('/') + 1)) instanceof Map<?, ?> found)
                            || found.isEmpty())) {
                wrong.add("leads nowhere: " + ref);
            }
            members.values().forEach(member -> resolve(member, schemas));
        } else if (part instanceof List<?> all) {
            all.forEach(one -> resolve(one, schemas));
        }
    }
}

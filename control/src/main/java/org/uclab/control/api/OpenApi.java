package org.uclab.control.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Shape;
import org.uclab.control.verb.Verb;

/** The document that describes the API, OpenAPI 3.1, made from the verbs and the records that they give. */
final class OpenApi {

    private static final String PROBLEM = "Problem";

    private final List<? extends Verb<?, ?>> verbs;
    private final Map<String, Object> schemas = new LinkedHashMap<>();

    OpenApi(List<? extends Verb<?, ?>> verbs) {
        this.verbs = verbs;
    }

    Map<String, Object> document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Verb<?, ?> verb : verbs) {
            @SuppressWarnings("unchecked") // we made it
            Map<String, Object> path = (Map<String, Object>)
                    paths.computeIfAbsent(verb.path(), made -> new LinkedHashMap<String, Object>());
            path.put(verb.method().name().toLowerCase(Locale.ROOT), operation(verb));
        }
        schemas.put(PROBLEM, problem());
        return map(
                "openapi",
                "3.1.0",
                "info",
                map("title", "uclab control", "version", "1", "description", "Commands a running lab."),
                "servers",
                List.of(map("url", ControlApi.ROOT)),
                "security",
                List.of(map("token", List.of())),
                "paths",
                paths,
                "components",
                map("securitySchemes", map("token", map("type", "http", "scheme", "bearer")), "schemas", schemas));
    }

    private Map<String, Object> operation(Verb<?, ?> verb) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", verb.command().replaceAll("[ -]+", "-"));
        operation.put("summary", verb.about());
        List<Object> elsewhere = new ArrayList<>();
        Map<String, Object> members = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Parameter<?> parameter : verb.parameters()) {
            boolean inPath = verb.inPath(parameter);
            if (inPath || !verb.method().hasBody()) {
                elsewhere.add(map(
                        "name",
                        parameter.name(),
                        "in",
                        inPath ? "path" : "query",
                        "required",
                        parameter.required(),
                        "description",
                        parameter.about(),
                        "schema",
                        schema(parameter)));
            } else {
                Map<String, Object> schema = schema(parameter);
                schema.put("description", parameter.about());
                members.put(parameter.name(), schema);
                if (parameter.required()) {
                    required.add(parameter.name());
                }
            }
        }
        if (verb.shape().kind() == Shape.Kind.FLOW) {
            elsewhere.add(map(
                    "name",
                    EventStream.LAST_EVENT_ID,
                    "in",
                    "header",
                    "required",
                    false,
                    "description",
                    "the number of the last event that the reader knows, when it comes again; wins over 'from'",
                    "schema",
                    map("type", "integer", "minimum", 0)));
        }
        if (!elsewhere.isEmpty()) {
            operation.put("parameters", elsewhere);
        }
        if (!members.isEmpty()) {
            operation.put("requestBody", body(members, required));
        }
        operation.put(
                "responses",
                map(
                        "200",
                        map("description", "done", "content", content(verb)),
                        "default",
                        map(
                                "description",
                                "not done, and why",
                                "content",
                                map("application/problem+json", map("schema", reference(PROBLEM))))));
        return operation;
    }

    private static Map<String, Object> body(Map<String, Object> members, List<String> required) {
        Map<String, Object> schema = map("type", "object", "additionalProperties", false, "properties", members);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return map("required", !required.isEmpty(), "content", map("application/json", map("schema", schema)));
    }

    private static Map<String, Object> schema(Parameter<?> parameter) {
        return switch (parameter.type().kind()) {
            case TEXT -> map("type", "string", "maxLength", Parameter.TEXT_MAX);
            case NUMBER -> map("type", "number");
            case COUNT -> map("type", "integer", "minimum", 0);
            case TEXTS -> map("type", "array", "maxItems", Parameter.MEMBERS_MAX, "items", map("type", "string"));
            case PAIRS ->
                map(
                        "type",
                        "object",
                        "maxProperties",
                        Parameter.MEMBERS_MAX,
                        "additionalProperties",
                        map("type", "string"));
        };
    }

    private Map<String, Object> content(Verb<?, ?> verb) {
        return switch (verb.shape().kind()) {
            case ONE ->
                map("application/json", map("schema", record(verb.shape().of())));
            case MANY ->
                map(
                        "application/json",
                        map(
                                "schema",
                                map(
                                        "type",
                                        "array",
                                        "items",
                                        record(verb.shape().of()))));
            case TEXT -> map("text/plain", map("schema", map("type", "string")));
            case FLOW ->
                map("text/event-stream", map("schema", stream(verb.shape().of())));
        };
    }

    /** Server-sent events, HTML §9.2: the data of each is one line of JSON. */
    private Map<String, Object> stream(Class<?> of) {
        String name = of.getSimpleName() + "Line";
        if (!schemas.containsKey(name)) {
            schemas.put(name, map());
            schemas.put(name, EventSchema.of(this::schema));
        }
        return map(
                "type",
                "string",
                "description",
                "Server-sent events. 'id' is the number of an event, 'data' the event as one line of JSON. Events of the stream "
                        + "itself have a name: 'gap' tells how many are missing, 'cut-off' and 'ended' why no more come.",
                "contentMediaType",
                "application/json",
                "contentSchema",
                reference(name));
    }

    /** Described once, and referred to. */
    private Map<String, Object> record(Class<?> record) {
        String name = record.getSimpleName().replaceAll("View$", "");
        if (!schemas.containsKey(name)) {
            schemas.put(name, map());
            Map<String, Object> members = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : record.getRecordComponents()) {
                members.put(component.getName(), schema(component.getGenericType()));
                required.add(component.getName());
            }
            schemas.put(
                    name,
                    map("type", "object", "additionalProperties", false, "required", required, "properties", members));
        }
        return reference(name);
    }

    private static Map<String, Object> reference(String name) {
        return map("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type of = arguments[0];
            if (generic.getRawType() == Map.class) {
                return map("type", "object", "additionalProperties", schema(arguments[1]));
            }
            if (generic.getRawType() == Optional.class) {
                return map("anyOf", List.of(schema(of), map("type", "null")));
            }
            return map("type", "array", "items", schema(of));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class || Throwable.class.isAssignableFrom(plain)) {
            return map("type", "string");
        } else if (plain.isEnum()) {
            List<String> names = Arrays.stream(plain.getEnumConstants())
                    .map(choice -> ((Enum<?>) choice).name())
                    .toList();
            return map("type", "string", "enum", names);
        } else if (plain == Duration.class) {
            return map("type", "string", "format", "duration");
        } else if (plain == Instant.class) {
            return map("type", "string", "format", "date-time");
        } else if (plain == boolean.class) {
            return map("type", "boolean");
        } else if (plain == int.class || plain == long.class) {
            return map("type", "integer");
        } else if (plain == double.class || plain == Double.class) {
            return map("type", "number");
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalArgumentException("no schema for " + plain);
    }

    /** RFC 9457 §3. */
    private static Map<String, Object> problem() {
        Map<String, Object> text = map("type", "string");
        return map(
                "type",
                "object",
                "required",
                List.of("type", "title", "status", "detail"),
                "properties",
                map(
                        "type",
                        text,
                        "title",
                        text,
                        "status",
                        map("type", "integer"),
                        "detail",
                        text,
                        "known",
                        map("type", "array", "items", text)));
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}

package org.uclab.control.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Stamp;

/** What {@link org.uclab.control.json.EventJson} writes of an event, as JSON Schema: one form for each kind of record. */
final class EventSchema {

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NUMBER = Map.of("type", "integer");
    private static final Map<String, Object> TIME = Map.of("type", "string", "format", "date-time");

    private final Function<Type, Map<String, Object>> known;

    private EventSchema(Function<Type, Map<String, Object>> known) {
        this.known = known;
    }

    /**
     * The schema of an event.
     *
     * @param known gives the schemas of what events are made of
     */
    static Map<String, Object> of(Function<Type, Map<String, Object>> known) {
        EventSchema schema = new EventSchema(known);
        List<Object> forms = new ArrayList<>();
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            forms.add(schema.form(event));
        }
        return Map.of("anyOf", forms);
    }

    private Map<String, Object> form(Class<?> event) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seq", NUMBER);
        members.put("lab", TIME);
        members.put("wall", TIME);
        members.put("node", TEXT);
        members.put("port", TEXT);
        members.put("kind", Map.of("type", "string", "enum", List.of(kind(event))));
        members.put("text", TEXT);
        for (RecordComponent part : event.getRecordComponents()) {
            if (part.getType() == Message.class) {
                message(members);
            } else if (part.getType() == Decision.class) {
                decision(members);
            } else if (part.getType() != Stamp.class) {
                members.put(part.getName(), known.apply(part.getGenericType()));
            }
        }
        return object(members);
    }

    /** {@code MESSAGE_SENT} of the record {@code MessageSent}. */
    private static String kind(Class<?> event) {
        return Event.Kind.valueOf(
                        event.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .name();
    }

    private void message(Map<String, Object> members) {
        List.of("peer", "protocol", "summary", "detail").forEach(name -> members.put(name, TEXT));
        List.of("bytes", "exchange").forEach(name -> members.put(name, NUMBER));
        members.put("hop", known.apply(Hop.class));
        members.put("facts", Map.of("type", "object"));
    }

    /** The values of a phrase are texts, or phrases again. */
    private static void decision(Map<String, Object> members) {
        members.put(
                "decision",
                Map.of(
                        "type",
                        "string",
                        "enum",
                        Arrays.stream(Decision.Kind.values()).map(Enum::name).toList()));
        Map<String, Object> phrase = new LinkedHashMap<>();
        phrase.put("id", TEXT);
        phrase.put("wording", TEXT);
        phrase.put("values", Map.of("type", "object"));
        List.of("subject", "outcome", "reason").forEach(name -> members.put(name, object(phrase)));
    }

    private static Map<String, Object> object(Map<String, Object> members) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("required", List.copyOf(members.keySet()));
        object.put("properties", members);
        return object;
    }
}

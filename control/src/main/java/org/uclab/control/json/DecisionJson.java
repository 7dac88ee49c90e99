package org.uclab.control.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Value;
import org.uclab.lab.history.Wording;
import tools.jackson.core.JsonGenerator;

/** Decisions in JSON, there and back, with their ids and values. */
final class DecisionJson {

    private DecisionJson() {}

    /** Writes the properties of a decision into the object that is open. */
    static void put(JsonGenerator json, Decision decision) {
        json.writeStringProperty("decision", decision.kind().name());
        put(json, "subject", decision.subject());
        put(json, "outcome", decision.outcome());
        put(json, "reason", decision.reason());
    }

    private static void put(JsonGenerator json, String name, Phrase phrase) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("id", phrase.id());
        json.writeStringProperty("wording", phrase.wording().toString());
        json.writeObjectPropertyStart("values");
        phrase.values().forEach((place, value) -> put(json, place, value));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void put(JsonGenerator json, String place, Value value) {
        if (value.phrase().isPresent()) {
            put(json, place, value.phrase().get());
        } else {
            json.writeStringProperty(place, value.text());
        }
    }

    /** The decision of an object with those properties. */
    static Decision read(Map<?, ?> fields) {
        return new Decision(
                phrase(fields.get("subject")),
                Decision.Kind.valueOf(String.valueOf(fields.get("decision"))),
                phrase(fields.get("outcome")),
                phrase(fields.get("reason")));
    }

    private static Phrase phrase(Object object) {
        Map<?, ?> fields = (Map<?, ?>) object;
        Map<String, Value> values = new LinkedHashMap<>();
        ((Map<?, ?>) fields.get("values"))
                .forEach((place, value) -> values.put(
                        String.valueOf(place),
                        value instanceof Map<?, ?> nested
                                ? Value.of(phrase(nested))
                                : Value.of(String.valueOf(value))));
        return new Phrase(String.valueOf(fields.get("id")), Wording.of(String.valueOf(fields.get("wording"))), values);
    }
}

package org.uclab.control.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of JSON Schema the document uses, to hold answers against. */
final class Schema {

    private final Map<?, ?> document;

    Schema(Map<?, ?> document) {
        this.document = document;
    }

    /** What of the value is not as the schema says. */
    List<String> faults(Object value, Object schema) {
        List<String> faults = new ArrayList<>();
        check("$", value, (Map<?, ?>) schema, faults);
        return faults;
    }

    private void check(String at, Object value, Map<?, ?> schema, List<String> faults) {
        if (schema.get("$ref") instanceof String ref) {
            Object found = document;
            for (String part : ref.substring(2).split("/")) {
                found = ((Map<?, ?>) found).get(part);
            }
            check(at, value, (Map<?, ?>) found, faults);
        } else if (schema.get("anyOf") instanceof List<?> any) {
            if (any.stream().noneMatch(one -> faults(value, one).isEmpty())) {
                faults.add(at + " fits none of " + any);
            }
        } else {
            typed(at, value, schema, faults);
        }
    }

    private void typed(String at, Object value, Map<?, ?> schema, List<String> faults) {
        String type = String.valueOf(schema.get("type"));
        boolean fits = switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            case "null" -> value == null;
            case "array" -> value instanceof List;
            case "object" -> value instanceof Map;
            default -> false;
        };
        if (!fits) {
            faults.add(at + " is no " + type + ": " + value);
        } else if (schema.get("enum") instanceof List<?> choices && !choices.contains(value)) {
            faults.add(at + " is none of " + choices + ": " + value);
        } else if (value instanceof List<?> all) {
            for (int i = 0; i < all.size(); i++) {
                check(at + "[" + i + "]", all.get(i), (Map<?, ?>) schema.get("items"), faults);
            }
        } else if (value instanceof Map<?, ?> members) {
            members(at, members, schema, faults);
        }
    }

    private void members(String at, Map<?, ?> members, Map<?, ?> schema, List<String> faults) {
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !members.containsKey(name))
                    .forEach(name -> faults.add(at + " lacks " + name));
        }
        members.forEach((name, value) -> {
            if (known.get(name) instanceof Map<?, ?> its) {
                check(at + "." + name, value, its, faults);
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> its) {
                check(at + "." + name, value, its, faults);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                faults.add(at + " has " + name);
            }
        });
    }
}

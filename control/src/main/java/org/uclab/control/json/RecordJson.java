package org.uclab.control.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * Values of the kernel as JSON, there and back by their types: texts, numbers, times, names of choices, lists, maps and
 * records of such. A library that binds all types to JSON costs more at the start than this does.
 */
public final class RecordJson {

    /** A part of a record. */
    record Part(String name, Object value) {}

    /** A failure that was told before. Where it happened only the lab knew. */
    @SuppressWarnings("OverrideThrowableToString") // it reads as the failure it stands for, whose name is in the text
    static final class Retold extends RuntimeException {

        private static final long serialVersionUID = 1;

        Retold(String told) {
            super(told, null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** Of each record: Java makes them anew whenever it is asked. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> record) {
            return record.getRecordComponents();
        }
    };

    private RecordJson() {}

    static List<Part> parts(Object record) {
        RecordComponent[] components = COMPONENTS.get(record.getClass());
        List<Part> parts = new ArrayList<>(components.length);
        for (RecordComponent component : components) {
            try {
                parts.add(new Part(component.getName(), component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(hidden);
            }
        }
        return parts;
    }

    /** The record whose parts that function gives. */
    static <T> T make(Class<T> type, Function<RecordComponent, Object> part) {
        RecordComponent[] components = COMPONENTS.get(type);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components).map(part).toArray());
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " of these parts", refused.getCause());
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** Writes it as the next value. */
    public static void write(JsonGenerator json, Object value) {
        if (value == null || (value instanceof Optional<?> none && none.isEmpty())) {
            json.writeNull();
        } else if (value instanceof Optional<?> there) {
            write(json, there.get());
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Enum<?> choice) {
            json.writeString(choice.name());
        } else if (value instanceof List<?> all) {
            json.writeStartArray();
            all.forEach(one -> write(json, one));
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, one) -> {
                json.writeName(String.valueOf(name));
                write(json, one);
            });
            json.writeEndObject();
        } else if (value instanceof Record) {
            json.writeStartObject();
            parts(value).forEach(part -> {
                json.writeName(part.name());
                write(json, part.value());
            });
            json.writeEndObject();
        } else if (value instanceof CharSequence
                || value instanceof Instant
                || value instanceof Duration
                || value instanceof Throwable) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName());
        }
    }

    /** What {@link #write} wrote, as a value of that type. */
    public static Object read(Object json, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(json, generic);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == String.class || wanted == boolean.class || wanted == Boolean.class) {
            return json;
        } else if (wanted == int.class || wanted == Integer.class) {
            return ((Number) json).intValue();
        } else if (wanted == long.class || wanted == Long.class) {
            return ((Number) json).longValue();
        } else if (wanted == double.class || wanted == Double.class) {
            return ((Number) json).doubleValue();
        } else if (wanted == Instant.class) {
            return Instant.parse((String) json);
        } else if (wanted == Duration.class) {
            return Duration.parse((String) json);
        } else if (wanted == Throwable.class) {
            return new Retold((String) json);
        } else if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .filter(choice -> ((Enum<?>) choice).name().equals(json))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(wanted.getSimpleName() + " has no " + json));
        } else if (wanted.isRecord()) {
            Map<?, ?> fields = (Map<?, ?>) json;
            return make(wanted, part -> read(fields.get(part.getName()), part.getGenericType()));
        }
        throw new IllegalArgumentException("no " + wanted.getName() + " comes from JSON");
    }

    private static Object generic(Object json, ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(json).map(there -> read(there, of[0]));
        } else if (type.getRawType() == List.class) {
            return ((List<?>) json).stream().map(one -> read(one, of[0])).toList();
        } else if (type.getRawType() == Map.class && of[0] == String.class) {
            Map<String, Object> read = new LinkedHashMap<>();
            ((Map<?, ?>) json).forEach((name, one) -> read.put(String.valueOf(name), read(one, of[1])));
            return read;
        }
        throw new IllegalArgumentException("no " + type + " comes from JSON");
    }
}

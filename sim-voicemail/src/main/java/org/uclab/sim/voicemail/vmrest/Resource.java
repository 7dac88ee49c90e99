package org.uclab.sim.voicemail.vmrest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xml.XmlText;
import org.uclab.shell.http.HttpAnswer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document of the interface: an element with attributes, and in it texts and further elements. As JSON the name of the root
 * is left out, attributes keep an {@code @}, every value is a text, and what comes once is no list (CUMI).
 */
final class Resource {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Part(String name, Object value) {}

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private Resource(String name) {
        this.name = name;
    }

    static Resource named(String name) {
        return new Resource(name);
    }

    Resource attribute(String key, Object value) {
        attributes.put(key, String.valueOf(value));
        return this;
    }

    /** A text in it. */
    Resource value(String key, Object value) {
        parts.add(new Part(key, String.valueOf(value)));
        return this;
    }

    /** An element in it. */
    Resource with(Resource child) {
        parts.add(new Part(child.name, child));
        return this;
    }

    /** As an answer, JSON where that is asked for. */
    HttpAnswer answer(int status, boolean json) {
        return json
                ? new HttpAnswer(
                        status,
                        HttpFields.of("Content-Type", "application/json;charset=UTF-8"),
                        JSON.writeValueAsBytes(tree()))
                : new HttpAnswer(status, HttpFields.of("Content-Type", "application/xml;charset=UTF-8"), xml());
    }

    private byte[] xml() {
        XmlText text = XmlText.onOneLine(DECLARATION);
        write(text);
        return text.bytes();
    }

    private void write(XmlText text) {
        String[] pairs = attributes.entrySet().stream()
                .flatMap(pair -> List.of(pair.getKey(), pair.getValue()).stream())
                .toArray(String[]::new);
        text.open(name, pairs);
        for (Part part : parts) {
            if (part.value() instanceof Resource child) {
                child.write(text);
            } else {
                text.value(part.name(), (String) part.value());
            }
        }
        text.close();
    }

    private Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        attributes.forEach((key, value) -> tree.put("@" + key, value));
        for (Part part : parts) {
            Object value = part.value() instanceof Resource child ? child.tree() : part.value();
            tree.merge(part.name(), value, Resource::both);
        }
        return tree;
    }

    private static Object both(Object before, Object more) {
        List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
        all.add(more);
        return all;
    }
}

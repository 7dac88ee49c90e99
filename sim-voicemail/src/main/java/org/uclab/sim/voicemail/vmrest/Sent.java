package org.uclab.sim.voicemail.vmrest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document or the parts of one that somebody sent. */
final class Sent {

    /** Most parts taken. */
    private static final int PARTS_MAX = 8;

    private static final int JSON_MAX_BYTES = 64 * 1024;
    private static final int DEPTH_MAX = 8;
    private static final int HEADER_MAX_BYTES = 4_096;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .build();

    private Sent() {}

    /**
     * A part of a body.
     *
     * @param type media type in lower case, without parameters
     */
    record Part(String type, byte[] content) {}

    /** The element that a body of that type is, XML or JSON; the root of JSON has no name. Empty when it is none. */
    static Optional<XmlElement> element(String type, byte[] body) {
        if (!mediaType(type).endsWith("json")) {
            return XmlInput.read(body);
        }
        if (body.length > JSON_MAX_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(body);
            return tree.isObject() ? Optional.of(element("", tree, 0)) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static XmlElement element(String name, JsonNode node, int depth) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<XmlElement> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (field.getKey().startsWith("@")) {
                attributes.put(field.getKey().substring(1), value.asString(""));
            } else if (value.isArray()) {
                value.forEach(one -> children.add(element(field.getKey(), one, depth + 1)));
            } else {
                children.add(element(field.getKey(), value, depth + 1));
            }
        }
        String text = node.isValueNode() ? node.asString("") : "";
        return new XmlElement(name, attributes, text.strip(), List.copyOf(children));
    }

    /** {@code application/xml} of {@code Application/XML; charset=utf-8}. */
    static String mediaType(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The parts of a multipart body (RFC 2046 §5.1); empty when it is none. */
    static Optional<List<Part>> parts(String type, byte[] body) {
        Optional<String> boundary = boundary(type);
        if (!mediaType(type).startsWith("multipart/") || boundary.isEmpty()) {
            return Optional.empty();
        }
        // One character a byte, so that places in the text are places in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String line = "\r\n--" + boundary.get();
        String whole = "\r\n" + text;
        List<Part> parts = new ArrayList<>();
        int at = whole.indexOf(line);
        while (at >= 0 && !whole.startsWith("--", at + line.length())) {
            int next = whole.indexOf(line, at + line.length());
            int header = whole.indexOf("\r\n", at + line.length());
            int content = whole.indexOf("\r\n\r\n", at + line.length());
            boolean broken = next < 0 || header < 0 || content < 0 || content + 4 > next;
            if (broken || content - header > HEADER_MAX_BYTES || parts.size() >= PARTS_MAX) {
                return Optional.empty();
            }
            parts.add(new Part(
                    type(whole.substring(header, content)),
                    whole.substring(content + 4, next).getBytes(StandardCharsets.ISO_8859_1)));
            at = next;
        }
        return at < 0 ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<String> boundary(String type) {
        for (String parameter : type.split(";")) {
            String one = parameter.strip();
            if (one.toLowerCase(Locale.ROOT).startsWith("boundary=")) {
                String value = one.substring("boundary=".length()).replace("\"", "");
                // RFC 2046 §5.1.1: 1 to 70 characters.
                return value.isEmpty() || value.length() > 70 ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** RFC 2046 §5.1: text where nothing is said. */
    private static String type(String headers) {
        for (String line : headers.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Content-Type")) {
                return mediaType(line.substring(colon + 1));
            }
        }
        return "text/plain";
    }
}

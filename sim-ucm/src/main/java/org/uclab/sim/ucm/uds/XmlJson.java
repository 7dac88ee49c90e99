package org.uclab.sim.ucm.uds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.uclab.protocol.xml.XmlElement;

/**
 * Writes an element as JSON. Attributes become names that begin with {@code @}. ASSUMED(CC): the root keeps its name as
 * the only name of the outer object, an element that comes once is a value and one that repeats an array, and text
 * beside attributes is called {@code $}; the sources show attributes only.
 */
final class XmlJson {

    private XmlJson() {}

    /** The document as JSON text. */
    public static String of(XmlElement root) {
        StringBuilder json = new StringBuilder(1024);
        name(json.append('{'), root.name());
        value(json, root);
        return json.append('}').toString();
    }

    private static void value(StringBuilder json, XmlElement element) {
        if (element.attributes().isEmpty() && element.children().isEmpty()) {
            string(json, element.text());
            return;
        }
        json.append('{');
        String comma = "";
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            name(json.append(comma), "@" + attribute.getKey());
            string(json, attribute.getValue());
            comma = ",";
        }
        if (!element.text().isEmpty()) {
            name(json.append(comma), "$");
            string(json, element.text());
            comma = ",";
        }
        Map<String, List<XmlElement>> byName = element.children().stream()
                .collect(Collectors.groupingBy(XmlElement::name, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<XmlElement>> child : byName.entrySet()) {
            name(json.append(comma), child.getKey());
            values(json, child.getValue());
            comma = ",";
        }
        json.append('}');
    }

    private static void values(StringBuilder json, List<XmlElement> elements) {
        if (elements.size() == 1) {
            value(json, elements.get(0));
            return;
        }
        json.append('[');
        for (int i = 0; i < elements.size(); i++) {
            json.append(i == 0 ? "" : ",");
            value(json, elements.get(i));
        }
        json.append(']');
    }

    private static void name(StringBuilder json, String name) {
        string(json, name);
        json.append(':');
    }

    /** RFC 8259 §7: quotation mark, reverse solidus and control characters MUST be escaped. */
    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

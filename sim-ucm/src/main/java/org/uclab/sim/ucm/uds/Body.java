package org.uclab.sim.ucm.uds;

import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.shell.http.HttpQuestion;

/** Reads what a PUT or POST brings: one XML document with the root the resource wants. */
final class Body {

    /** Longest text of an element taken, in characters. */
    static final int TEXT_MAX_CHARS = 255;

    private Body() {}

    /** The root; empty when the body is of another media type, no such document or has an unusable text in it. */
    static Optional<XmlElement> read(HttpQuestion question, String root) {
        // ASSUMED(CODES): a body without a type is taken for XML.
        boolean xml = question.headers()
                .get("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .map(type -> type.equals("application/xml") || type.equals("text/xml"))
                .orElse(true);
        return xml
                ? XmlInput.read(question.body())
                        .filter(element -> called(element, root))
                        .filter(Body::usable)
                : Optional.empty();
    }

    /** Whether an element has that name. COMPAT(UDS API): one printed body spells its root in lower case. */
    static boolean called(XmlElement element, String name) {
        return element.name().equalsIgnoreCase(name);
    }

    /** A truth value as UDS spells it; the default when the text is empty, empty when it is neither. */
    static Optional<Boolean> truth(String text, boolean otherwise) {
        return switch (text) {
            case "" -> Optional.of(otherwise);
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean usable(XmlElement element) {
        return element.text().length() <= TEXT_MAX_CHARS
                && element.text().chars().noneMatch(c -> c < ' ' || c == 0x7F)
                && element.attributes().values().stream().allMatch(value -> value.length() <= TEXT_MAX_CHARS)
                && element.children().stream().allMatch(Body::usable);
    }
}

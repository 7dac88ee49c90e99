package org.uclab.protocol.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element that was read.
 *
 * @param name       without its prefix
 * @param attributes by name as spelt, prefixes included, in order
 * @param text       its own text, white space at both ends left out
 */
public record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    /** The first child of that name. */
    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name().equals(childName)).findFirst();
    }

    /** The text of the first child of that name. */
    public Optional<String> childText(String childName) {
        return child(childName).map(XmlElement::text);
    }
}

package org.uclab.protocol.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.uclab.protocol.xml.BoundedXml.Limits;

/** Reads documents into elements. */
public final class XmlInput implements BoundedXml.Sink {

    private final Deque<Open> open = new ArrayDeque<>();
    private XmlElement root;

    private XmlInput() {}

    /** An element whose end has not come yet. */
    private record Open(String name, Map<String, String> attributes, StringBuilder text, List<XmlElement> children) {

        XmlElement closed() {
            return new XmlElement(
                    name,
                    Collections.unmodifiableMap(attributes),
                    text.toString().strip(),
                    List.copyOf(children));
        }
    }

    /** The root; empty when the bytes are not one well-formed document within the {@link Limits#STRANGERS limits}. */
    public static Optional<XmlElement> read(byte[] document) {
        return read(document, Limits.STRANGERS);
    }

    /** The root of a document we wrote ourselves, of any size. */
    public static Optional<XmlElement> readOwn(byte[] document) {
        return read(document, Limits.OWN);
    }

    private static Optional<XmlElement> read(byte[] document, Limits limits) {
        XmlInput input = new XmlInput();
        return BoundedXml.read(document, limits, input) ? Optional.of(input.root) : Optional.empty();
    }

    @Override
    public void opened(XMLStreamReader element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String prefix = element.getAttributePrefix(i);
            String name = element.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, element.getAttributeValue(i));
        }
        open.push(new Open(element.getLocalName(), attributes, new StringBuilder(), new ArrayList<>()));
    }

    @Override
    public void text(String text) {
        open.peek().text().append(text);
    }

    @Override
    public void closed() {
        XmlElement closed = open.pop().closed();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.peek().children().add(closed);
        }
    }
}

package org.uclab.sim.ucm.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document somebody sent. A document type, an entity of its own, or too much of anything makes it no document. */
public final class XmlInput {

    /** Largest document taken, in bytes. */
    public static final int DOCUMENT_MAX_BYTES = 64 * 1024;

    /** Deepest nesting taken. */
    public static final int DEPTH_MAX = 16;

    /** Most elements taken. */
    public static final int ELEMENTS_MAX = 1000;

    private static final XMLInputFactory FACTORY = factory();

    private final Deque<Open> open = new ArrayDeque<>();
    private final int elementsMax;
    private int elements;

    private XmlInput(int elementsMax) {
        this.elementsMax = elementsMax;
    }

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

    /** The root; empty when the bytes are not one well-formed document within the limits. */
    public static Optional<XmlElement> read(byte[] document) {
        return document.length > DOCUMENT_MAX_BYTES ? Optional.empty() : new XmlInput(ELEMENTS_MAX).parsed(document);
    }

    /** The root of a document we wrote ourselves, of any size. */
    public static Optional<XmlElement> readOwn(byte[] document) {
        return new XmlInput(Integer.MAX_VALUE).parsed(document);
    }

    private Optional<XmlElement> parsed(byte[] document) {
        XmlElement root = null;
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++elements > elementsMax || open.size() == DEPTH_MAX) {
                            return Optional.empty();
                        }
                        open.push(opened(reader));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        XmlElement closed = open.pop().closed();
                        if (open.isEmpty()) {
                            root = closed;
                        } else {
                            open.peek().children().add(closed);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    default -> {} // comments, white space and processing instructions say nothing
                }
            }
        } catch (XMLStreamException broken) {
            return Optional.empty();
        }
        return Optional.ofNullable(root);
    }

    private void text(String text) {
        if (!open.isEmpty()) {
            open.peek().text().append(text);
        }
    }

    private static Open opened(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            String name = reader.getAttributeLocalName(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
        }
        return new Open(reader.getLocalName(), attributes, new StringBuilder(), new ArrayList<>());
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}

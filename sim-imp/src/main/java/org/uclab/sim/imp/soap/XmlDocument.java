package org.uclab.sim.imp.soap;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.uclab.protocol.xmpp.Element;

/** Reads a document that a stranger sent. A document type, an entity of its own or too much of anything is none. */
final class XmlDocument {

    /** Largest document taken, in bytes. */
    static final int DOCUMENT_MAX_BYTES = 64 * 1024;

    /** Deepest nesting taken. */
    static final int DEPTH_MAX = 16;

    /** Most elements taken. */
    static final int ELEMENTS_MAX = 1000;

    /** Most attributes of one element taken. */
    static final int ATTRIBUTES_MAX = 32;

    private static final XMLInputFactory FACTORY = factory();

    private final Deque<Element.Builder> open = new ArrayDeque<>();
    private int elements;

    private XmlDocument() {}

    /** The root; empty when the bytes are not one well-formed document within the limits. */
    static Optional<Element> read(byte[] document) {
        return document.length > DOCUMENT_MAX_BYTES ? Optional.empty() : new XmlDocument().parsed(document);
    }

    private Optional<Element> parsed(byte[] document) {
        Element root = null;
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        boolean tooMuch = ++elements > ELEMENTS_MAX
                                || open.size() == DEPTH_MAX
                                || reader.getAttributeCount() > ATTRIBUTES_MAX;
                        if (tooMuch) {
                            return Optional.empty();
                        }
                        open.push(opened(reader));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        Element closed = open.pop().done();
                        if (open.isEmpty()) {
                            root = closed;
                        } else {
                            open.peek().child(closed);
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
            open.peek().text(text);
        }
    }

    private static Element.Builder opened(XMLStreamReader reader) {
        Element.Builder element = Element.build(named(reader.getNamespaceURI()), reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = named(reader.getAttributeNamespace(i));
            String name = reader.getAttributeLocalName(i);
            element.attribute(namespace.isEmpty() ? name : "{" + namespace + "}" + name, reader.getAttributeValue(i));
        }
        return element;
    }

    private static String named(String namespace) {
        return namespace == null ? "" : namespace;
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

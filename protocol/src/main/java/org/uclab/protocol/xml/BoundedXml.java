package org.uclab.protocol.xml;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document somebody sent. A document type, an entity of its own, or too much of anything makes it no document. */
public final class BoundedXml {

    /**
     * How much is taken.
     *
     * @param bytes      of the document
     * @param depth      elements within each other
     * @param elements   in all
     * @param attributes of one element
     */
    public record Limits(int bytes, int depth, int elements, int attributes) {

        /** For what strangers send. */
        public static final Limits STRANGERS = new Limits(64 * 1024, 16, 1000, 32);

        /** For what we wrote ourselves. */
        public static final Limits OWN = new Limits(Integer.MAX_VALUE, 16, Integer.MAX_VALUE, 32);
    }

    /** Gets the parts of the document in their order. Comments and processing instructions say nothing. */
    public interface Sink {

        /** The start of an element, which the reader stands at. */
        void opened(XMLStreamReader element);

        /** Text inside the element opened last and not closed yet. */
        void text(String text);

        /** The end of that element. */
        void closed();
    }

    private static final XMLInputFactory FACTORY = factory();

    private BoundedXml() {}

    /** Whether the bytes are one well-formed document within the limits; where not, the sink got the beginning. */
    public static boolean read(byte[] document, Limits limits, Sink sink) {
        if (document.length > limits.bytes()) {
            return false;
        }
        int depth = 0;
        int elements = 0;
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        boolean tooMuch = ++elements > limits.elements()
                                || ++depth > limits.depth()
                                || reader.getAttributeCount() > limits.attributes();
                        if (tooMuch) {
                            return false;
                        }
                        sink.opened(reader);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        sink.closed();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (depth > 0) {
                            sink.text(reader.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return false;
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            return false;
        }
        return elements > 0;
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

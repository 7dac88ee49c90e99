package org.uclab.client.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.xml.XmlFactory;
import tools.jackson.dataformat.xml.XmlMapper;

/** Reads documents of servers into records. What a document says beyond a record is ignored. */
public final class XmlDocuments {

    /** Largest document, in bytes. */
    public static final int DOCUMENT_MAX_BYTES = 1 << 20;

    /** Deepest nesting. */
    public static final int DEPTH_MAX = 64;

    private static final int ATTRIBUTES_MAX = 64;
    private static final int PROBLEM_MAX_CHARS = 160;

    private final WstxInputFactory input = new WstxInputFactory();
    private final XmlMapper mapper;

    public XmlDocuments() {
        // COMPAT(UCM): device files use xsi:type without declaring the prefix.
        input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        input.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        this.mapper = XmlMapper.builder(
                        XmlFactory.builder().xmlInputFactory(input).build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /**
     * The document as that record.
     *
     * @param root name that the root element must have: servers answer with pages for people, too
     */
    public <T> Document<T> read(byte[] document, String root, Class<T> as) {
        if (document.length > DOCUMENT_MAX_BYTES) {
            return tooLong();
        }
        try {
            String found = root(document);
            return found.equals(root)
                    ? read(document, as)
                    : Document.unusable(DocumentReasons.OTHER_DOCUMENT.of(brief(found), root));
        } catch (XMLStreamException malformed) {
            return Document.unusable(DocumentReasons.NOT_XML.of(brief(malformed.getMessage())));
        }
    }

    private String root(byte[] document) throws XMLStreamException {
        XMLStreamReader reader = input.createXMLStreamReader(new ByteArrayInputStream(document));
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // The prologue.
            }
            return reader.getLocalName();
        } finally {
            reader.close();
        }
    }

    private <T> Document<T> read(byte[] document, Class<T> as) {
        if (document.length > DOCUMENT_MAX_BYTES) {
            return tooLong();
        }
        try {
            T value = mapper.readValue(document, as);
            return value == null ? Document.unusable(DocumentReasons.EMPTY.of()) : Document.of(value);
        } catch (JacksonException malformed) {
            return Document.unusable(DocumentReasons.NOT_XML.of(brief(malformed.getOriginalMessage())));
        }
    }

    /** The document as a tree, for those whose elements are not all known. */
    public Document<JsonNode> tree(byte[] document) {
        return read(document, JsonNode.class);
    }

    /** The document as a tree, when its root has that name. */
    public Document<JsonNode> tree(byte[] document, String root) {
        return read(document, root, JsonNode.class);
    }

    private static <T> Document<T> tooLong() {
        return Document.unusable(DocumentReasons.TOO_LONG.of(DOCUMENT_MAX_BYTES));
    }

    private static String brief(String message) {
        String text = String.valueOf(message).replaceAll("\\s+", " ");
        return text.length() <= PROBLEM_MAX_CHARS ? text : text.substring(0, PROBLEM_MAX_CHARS);
    }
}

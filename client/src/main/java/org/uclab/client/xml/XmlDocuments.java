package org.uclab.client.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;
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

    private final XmlMapper mapper;

    public XmlDocuments() {
        WstxInputFactory input = new WstxInputFactory();
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

    /** The document as that record. */
    public <T> Document<T> read(byte[] document, Class<T> as) {
        if (document.length > DOCUMENT_MAX_BYTES) {
            return Document.unusable("it has more than " + DOCUMENT_MAX_BYTES + " bytes");
        }
        try {
            T value = mapper.readValue(document, as);
            return value == null ? Document.unusable("it is empty") : Document.of(value);
        } catch (JacksonException malformed) {
            return Document.unusable("it is not the XML expected: " + brief(malformed));
        }
    }

    /** The document as a tree, for those whose elements are not all known. */
    public Document<JsonNode> tree(byte[] document) {
        return read(document, JsonNode.class);
    }

    private static String brief(JacksonException malformed) {
        String text = String.valueOf(malformed.getOriginalMessage()).replaceAll("\\s+", " ");
        return text.length() <= PROBLEM_MAX_CHARS ? text : text.substring(0, PROBLEM_MAX_CHARS);
    }
}

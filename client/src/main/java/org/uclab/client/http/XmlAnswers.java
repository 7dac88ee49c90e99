package org.uclab.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import tools.jackson.databind.JsonNode;

/**
 * Reads the documents of answers: the status is 200, the type is one that XML comes in, the root is the one expected.
 * Everything else is a page for people, or a mistake, and is told as such.
 */
public final class XmlAnswers {

    private static final int OK = 200;
    private static final int LOOKED_AT_CHARS = 16_384;

    // COMPAT(UCM): the TFTP service says "*/*" of its files. ASSUMED(choice): other types than these are refused.
    private static final Set<String> TYPES = Set.of("", "*/*", "application/xml", "text/xml");

    private final XmlDocuments xml;

    public XmlAnswers(XmlDocuments xml) {
        this.xml = xml;
    }

    /**
     * The document as that record.
     *
     * @param root name that the root element must have
     */
    public <T> Document<T> read(Fetched.Answered answer, String root, Class<T> as) {
        if (answer.status() != OK) {
            return Document.unusable(answer.because());
        }
        String type = answer.contentType();
        if (isLoginPage(answer)) {
            return Document.unusable(HttpDecisions.LOGIN_PAGE.of());
        }
        if (!TYPES.contains(type) && !type.endsWith("+xml")) {
            return Document.unusable(HttpDecisions.OTHER_TYPE.of(type));
        }
        return xml.read(answer.body(), root, as);
    }

    /** The document as a tree. */
    public Document<JsonNode> tree(Fetched.Answered answer, String root) {
        return read(answer, root, JsonNode.class);
    }

    /** Whether it is the page on which people log in at a servlet container, which comes with 200, too. */
    static boolean isLoginPage(Fetched.Answered answer) {
        int length = Math.min(answer.body().length, LOOKED_AT_CHARS);
        String begin = new String(answer.body(), 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return begin.contains("j_security_check") && begin.contains("<html");
    }
}

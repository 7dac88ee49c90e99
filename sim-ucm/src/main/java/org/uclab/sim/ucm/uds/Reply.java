package org.uclab.sim.ucm.uds;

import java.nio.charset.StandardCharsets;
import org.uclab.sim.ucm.xml.XmlText;

/** What a resource has to say, before headers. */
record Reply(int status, String contentType, byte[] body) {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    static final String XML = "application/xml";

    /** A document. */
    static Reply document(XmlText text) {
        return new Reply(200, XML, text.bytes());
    }

    /** A document about to be written. */
    static XmlText begin() {
        return XmlText.onOneLine(DECLARATION);
    }

    /**
     * A refusal. ASSUMED(UDS response status codes): the codes are public, their bodies are not; this one is the lab's
     * own and says so.
     */
    static Reply problem(int status, String what) {
        return new Reply(
                status,
                XML,
                begin().open("errors", "source", "uclab")
                        .open("error")
                        .element("code", status)
                        .element("details", what)
                        .close()
                        .close()
                        .bytes());
    }

    /**
     * The refusal of credentials. The product sends an HTML page here; its text is not public, so this one is the
     * lab's own.
     */
    static Reply challenge() {
        String page =
                "<html><head><title>401</title></head><body>uclab: credentials of the user are wanted</body></html>";
        return new Reply(401, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}

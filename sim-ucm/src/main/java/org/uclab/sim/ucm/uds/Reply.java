package org.uclab.sim.ucm.uds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.wire.HttpFields.Field;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.protocol.xml.XmlText;

/**
 * What a resource has to say, before the headers that all answers have.
 *
 * @param more headers of this answer alone
 */
record Reply(int status, String contentType, byte[] body, List<Field> more) {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    static final String XML = "application/xml";
    static final String JSON = "application/json";

    /** A document. */
    static Reply document(XmlText text) {
        return new Reply(200, XML, text.bytes(), List.of());
    }

    /** 201, without a body: things were added to what was asked for. */
    static Reply created() {
        return new Reply(201, "", new byte[0], List.of());
    }

    /** 201, without a body, and where the new thing is. RFC 9110 §15.3.2: by a Location header field. */
    static Reply created(String uri) {
        return created().with("Location", uri);
    }

    /** Done, and nothing to say. */
    static Reply done() {
        return new Reply(204, "", new byte[0], List.of());
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
                        .bytes(),
                List.of());
    }

    /** 404. */
    static Reply absent(String what) {
        return problem(404, "no such " + what);
    }

    /** 405, with the methods that are there. RFC 9110 §15.5.6: the server MUST generate an Allow header field. */
    static Reply notAllowed(String methods) {
        return problem(405, "only " + methods + " here").with("Allow", methods);
    }

    /** 503: too many clients. */
    static Reply busy(Duration retryAfter) {
        return problem(503, "too many clients").with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    /**
     * The refusal of credentials. The product sends an HTML page here; its text is not public, so this one is the
     * lab's own.
     */
    static Reply challenge() {
        String page =
                "<html><head><title>401</title></head><body>uclab: credentials of the user are wanted</body></html>";
        return new Reply(401, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** The same in JSON, where it is XML. */
    Reply json() {
        return contentType.equals(XML)
                ? XmlInput.readOwn(body)
                        .map(root -> new Reply(status, JSON, XmlJson.of(root).getBytes(StandardCharsets.UTF_8), more))
                        .orElse(this)
                : this;
    }

    private Reply with(String name, String value) {
        List<Field> fields = new ArrayList<>(more);
        fields.add(new Field(name, value));
        return new Reply(status, contentType, body, fields);
    }
}

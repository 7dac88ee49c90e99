package org.uclab.protocol.sip.kpml;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlInput;
import org.uclab.protocol.xml.XmlText;

/**
 * What somebody is told of keys, RFC 4730 §5.2.
 *
 * @param code   such as 200
 * @param text   for people
 * @param digits the keys; empty for none
 * @param tag    what the pattern that they fit is called; empty for nothing
 */
public record KeyReport(int code, String text, String digits, String tag) {

    public static final String TYPE = "application/kpml-response+xml";

    /** Keys of one report. */
    public static final int DIGITS_MAX = 32;

    /** Of keys that fit a pattern. */
    public static KeyReport pressed(String digits, String tag) {
        return new KeyReport(200, "OK", digits, tag);
    }

    /** Of a subscription that has ended by itself (SIPCC {@code kpmlmap.h} for the words). */
    public static KeyReport expired() {
        return new KeyReport(487, "Subscription Expired", "", "");
    }

    /** Of a request that cannot be read, or is more than is followed. */
    public static KeyReport badDocument() {
        return new KeyReport(501, "Bad Document", "", "");
    }

    /** None where it is none. */
    public static Optional<KeyReport> read(String document) {
        return XmlInput.read(document.getBytes(StandardCharsets.UTF_8))
                .filter(root -> root.name().equals("kpml-response"))
                .map(root -> root.attributes())
                .filter(KeyReport::whole)
                .map(said -> new KeyReport(
                        Integer.parseInt(said.get("code")),
                        said.getOrDefault("text", ""),
                        said.getOrDefault("digits", ""),
                        said.getOrDefault("tag", "")));
    }

    private static boolean whole(Map<String, String> said) {
        return said.getOrDefault("code", "").matches("[1-9][0-9]{2}")
                && said.getOrDefault("digits", "").matches("[0-9*#A-Da-d]{0," + DIGITS_MAX + "}");
    }

    /** The document. */
    public String document() {
        byte[] document = XmlText.onOneLine("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .empty(
                        "kpml-response",
                        "xmlns",
                        "urn:ietf:params:xml:ns:kpml-response",
                        "version",
                        "1.0",
                        "code",
                        String.valueOf(code),
                        "text",
                        text,
                        "suppressed",
                        "false",
                        "forced_flush",
                        "false",
                        "digits",
                        digits,
                        "tag",
                        tag)
                .bytes();
        return new String(document, StandardCharsets.UTF_8);
    }
}

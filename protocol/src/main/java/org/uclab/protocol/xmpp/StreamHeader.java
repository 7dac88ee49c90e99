package org.uclab.protocol.xmpp;

import java.util.Optional;

/**
 * The opening of a stream, RFC 6120 §4.7. Absent attributes are empty.
 *
 * @param contentNamespace namespace of the stanzas, {@code jabber:client} for clients
 * @param to               as written, not checked
 * @param from             as written, not checked
 * @param id               given by the answering side
 * @param version          {@code 1.0}, or empty for what came before RFC 3920
 * @param lang             default language of the stanzas
 */
public record StreamHeader(String contentNamespace, String to, String from, String id, String version, String lang) {

    /** What ends a stream. */
    public static final String CLOSE = "</stream:stream>";

    /** The header that opens a stream to that server. */
    public static StreamHeader to(String contentNamespace, String server) {
        return new StreamHeader(contentNamespace, server, "", "", "1.0", "");
    }

    /** The header that answers a stream. */
    public static StreamHeader answer(String contentNamespace, String from, String to, String id, String lang) {
        return new StreamHeader(contentNamespace, to, from, id, "1.0", lang);
    }

    static StreamHeader of(Element root, String contentNamespace) {
        return new StreamHeader(
                contentNamespace,
                root.attribute("to", ""),
                root.attribute("from", ""),
                root.attribute("id", ""),
                root.attribute("version", ""),
                root.attribute("xml:lang", ""));
    }

    /** Whether the peer speaks version 1.0 or later, and so expects features. */
    public boolean modern() {
        return version.matches("[1-9][0-9]{0,3}\\.[0-9]{1,4}");
    }

    /** The XML declaration and the open tag. */
    public String toXml() {
        Element stream = Element.build(Namespaces.STREAMS, "stream")
                .attribute("to", present(to))
                .attribute("from", present(from))
                .attribute("id", present(id))
                .attribute("version", present(version))
                .attribute("xml:lang", present(lang))
                .done();
        return XmlWriter.header(stream, contentNamespace);
    }

    private static Optional<String> present(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}

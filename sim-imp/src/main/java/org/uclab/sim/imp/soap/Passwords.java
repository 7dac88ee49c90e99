package org.uclab.sim.imp.soap;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Passwords in documents, which the history does not keep. */
final class Passwords {

    /** What stands in an element called password, up to its end or that of the document. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(<(?:[\\w.-]+:)?password(?:\\s[^>]*)?(?<!/)>).*?(?=</(?:[\\w.-]+:)?password|\\z)", Pattern.DOTALL);

    private Passwords() {}

    static byte[] masked(byte[] document) {
        return PASSWORD.matcher(new String(document, StandardCharsets.UTF_8))
                .replaceAll("$1****")
                .getBytes(StandardCharsets.UTF_8);
    }
}

package org.uclab.protocol.sip;

/** Quoted strings, RFC 3261 §25.1. */
public final class Quotes {

    private Quotes() {}

    /** The text in quotes, with what would end them escaped. */
    public static String around(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** What a quoted string says; any other text as it is. */
    public static String without(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        if (text.indexOf('\\') < 0) {
            return text.substring(1, text.length() - 1);
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char at = text.charAt(i);
            plain.append(at == '\\' && i + 1 < text.length() - 1 ? text.charAt(++i) : at);
        }
        return plain.toString();
    }
}

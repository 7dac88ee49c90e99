package org.uclab.protocol.sip.digest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.Quotes;

/**
 * A scheme and its parameters, as challenges and credentials have them (RFC 3261 §25.1).
 *
 * @param scheme {@code Digest}, {@code Bearer}, … as written
 * @param values by name in small letters, without quotes
 */
public record AuthParameters(String scheme, Map<String, String> values) {

    private static final int PARAMETERS_MAX = 32;
    private static final int NAME_CHARS_MAX = 32;

    /** What a header value says; none where it is malformed or a parameter stands twice. */
    public static Optional<AuthParameters> parse(String value) {
        Cursor at = new Cursor(value);
        at.blanks();
        String scheme = at.name();
        if (scheme.isEmpty() || !at.blanks()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        while (!at.atEnd()) {
            at.skip(',');
            at.blanks();
            String name = at.name().toLowerCase(Locale.ROOT);
            at.blanks();
            boolean assigned = !name.isEmpty() && at.skip('=');
            at.blanks();
            String said = at.value();
            if (!assigned
                    || said.isEmpty()
                    || values.size() == PARAMETERS_MAX
                    || values.put(name, Quotes.without(said)) != null) {
                return Optional.empty();
            }
            at.blanks();
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new AuthParameters(scheme, Collections.unmodifiableMap(values)));
    }

    /** A place in a header value: each request with credentials is read, so that expressions would be felt. */
    private static final class Cursor {

        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        /** Whether there were any. */
        boolean blanks() {
            int start = at;
            while (!atEnd() && blank(text.charAt(at))) {
                at++;
            }
            return at > start;
        }

        boolean skip(char wanted) {
            boolean there = !atEnd() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        /** A name of at most {@link #NAME_CHARS_MAX} characters; empty where there is none. */
        String name() {
            int start = at;
            while (!atEnd() && at - start < NAME_CHARS_MAX && ofName(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        /** A quoted string with its quotes, or what goes up to a blank or a comma; empty where there is none. */
        String value() {
            int start = at;
            if (skip('"')) {
                while (!atEnd() && text.charAt(at) != '"') {
                    at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
                }
                return skip('"') ? text.substring(start, at) : "";
            }
            while (!atEnd() && !blank(text.charAt(at)) && ",\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean ofName(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }

        private static boolean blank(char c) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
    }

    public boolean digest() {
        return scheme.equalsIgnoreCase("Digest");
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String or(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}

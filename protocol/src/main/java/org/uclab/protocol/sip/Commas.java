package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.List;

/** Values in one field: commas part them, but for those in quotes and in angle brackets (RFC 3261 §7.3.1). */
final class Commas {

    private Commas() {}

    /** At least one part, stripped. */
    static List<String> apart(String value) {
        return apart(value, ',');
    }

    static List<String> apart(String value, char separator) {
        if (value.indexOf(separator) < 0) {
            return List.of(value.strip());
        }
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean bracketed = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char at = value.charAt(i);
            if (quoted) {
                if (at == '\\') {
                    i++;
                } else if (at == '"') {
                    quoted = false;
                }
            } else if (at == '"') {
                quoted = true;
            } else if (at == '<') {
                bracketed = true;
            } else if (at == '>') {
                bracketed = false;
            } else if (at == separator && !bracketed) {
                parts.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(value.substring(Math.min(start, value.length())).strip());
        return parts;
    }
}

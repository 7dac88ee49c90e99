package org.uclab.sim.ucm.tftp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The name of a file that a request asks for. Names are looked up, never opened, so nothing outside can be reached;
 * what tries to is told apart all the same.
 */
record FileName(Kind kind, String text) {

    /** Longest name taken, in characters. */
    static final int NAME_MAX_CHARS = 255;

    enum Kind {
        NAME,
        /** Leads out of the served folder, or is longer than any name. */
        OUTSIDE,
        /** Not a path: a broken escape, a control character or a backslash. */
        BAD
    }

    private static final FileName BAD = new FileName(Kind.BAD, "");
    private static final FileName OUTSIDE = new FileName(Kind.OUTSIDE, "");

    /** The name in the path of a request, escapes decoded once. */
    static FileName of(String path) {
        if (!path.startsWith("/")) {
            return BAD;
        }
        String name;
        try {
            // In a path a plus sign stands for itself.
            name = URLDecoder.decode(path.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return BAD;
        }
        return plain(name);
    }

    /** The name as it stands, but for slashes in front of it, which mean the served folder itself. */
    static FileName plain(String asked) {
        String name = asked.replaceFirst("^/+", "");
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\')) {
            return BAD;
        }
        boolean outside = name.length() > NAME_MAX_CHARS
                || List.of(name.split("/", -1)).stream()
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        return outside ? OUTSIDE : new FileName(Kind.NAME, name);
    }
}

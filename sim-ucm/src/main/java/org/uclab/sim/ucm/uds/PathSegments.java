package org.uclab.sim.ucm.uds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits the path of a request and decodes its segments. */
final class PathSegments {

    /** Most segments taken; the longest path of UDS has six. */
    static final int SEGMENTS_MAX = 8;

    private PathSegments() {}

    /**
     * The segments, a slash at the end left out. Empty when there are too many, when an escape is broken, or when a
     * segment holds a control character or an escaped slash: no resource has such a name.
     */
    static Optional<List<String>> of(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        String[] parts = path.substring(1).split("/", SEGMENTS_MAX + 2);
        int count = parts.length > 1 && parts[parts.length - 1].isEmpty() ? parts.length - 1 : parts.length;
        if (count > SEGMENTS_MAX) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<String> segment = decoded(parts[i]);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(segments);
    }

    private static Optional<String> decoded(String part) {
        try {
            // In a path a plus sign stands for itself.
            String segment =
                    part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            return segment.isEmpty() || strange(segment) ? Optional.empty() : Optional.of(segment);
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    private static boolean strange(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < ' ' || c == 0x7F || c == '/') {
                return true;
            }
        }
        return false;
    }
}

package org.uclab.sim.expressway.https;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request target under the path rule.
 *
 * @param rest  path behind the segment, always beginning with {@code /}
 * @param query with its question mark, or empty
 */
record EdgePath(Segment segment, String rest, String query) {

    /** Reads {@code /<segment>/<rest>[?query]}; empty when the first segment is none. */
    static Optional<EdgePath> of(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark);
        int slash = path.indexOf('/', 1);
        String first = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String rest = slash < 0 ? "/" : path.substring(slash);
        return Segment.decode(unescaped(first)).map(segment -> new EdgePath(segment, rest, query));
    }

    /** The target for the origin: the segment is gone, the rest untouched. */
    String originTarget() {
        return rest + query;
    }

    /** Percent escapes undone (padding may come as {@code %3D}); a plus sign stays one. */
    static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}

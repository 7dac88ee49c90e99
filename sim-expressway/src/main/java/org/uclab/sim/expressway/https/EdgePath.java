package org.uclab.sim.expressway.https;

import java.util.Optional;

/**
 * A request target under the path rule.
 *
 * @param rest  path behind the segment, always beginning with {@code /}
 * @param query with its question mark, or empty
 */
record EdgePath(Segment segment, String rest, String query) {

    /** Whether path and query of the target can be read at all: whole escapes, of characters that show. */
    static boolean wellFormed(String target) {
        return PathText.unescaped(target).isPresent();
    }

    /** Reads {@code /<segment>/<rest>[?query]}; empty when the first segment is none. Padding may come as {@code %3D}. */
    static Optional<EdgePath> of(String target) {
        if (!target.startsWith("/") || !wellFormed(target)) {
            return Optional.empty();
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark);
        int slash = path.indexOf('/', 1);
        String first = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String rest = slash < 0 ? "/" : path.substring(slash);
        return PathText.unescaped(first).flatMap(Segment::decode).map(segment -> new EdgePath(segment, rest, query));
    }

    /** The target for the origin: the segment is gone, the rest untouched. */
    String originTarget() {
        return rest + query;
    }
}

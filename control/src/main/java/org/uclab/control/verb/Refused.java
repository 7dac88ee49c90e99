package org.uclab.control.verb;

import java.io.Serial;
import java.util.List;

/** A verb that cannot be done as it was said. The message tells what would do. */
public final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Why, and the status that a call gets for it, RFC 9110 §15.5. */
    public enum Why {
        /** The words cannot be read. */
        UNREADABLE(400),
        /** Whoever asks has not shown that they may. */
        UNAUTHORIZED(401),
        /** It comes from a page of another site. */
        FORBIDDEN(403),
        /** There is no such thing. */
        UNKNOWN(404),
        /** That cannot be done with this thing. */
        NOT_ALLOWED(405),
        /** It does not fit the state that things are in. */
        CONFLICT(409),
        /** The body is too large. */
        TOO_LARGE(413),
        /** The body is no JSON. */
        NO_JSON(415),
        /** The name that was asked is not ours. */
        MISDIRECTED(421),
        /** The words can be read, and do not go together. */
        UNFIT(422),
        /** The lab is ending, or too much is asked at a time. */
        UNAVAILABLE(503),
        /** A mistake of ours. */
        OURS(500);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        /** The status of HTTP. */
        public int status() {
            return status;
        }

        /** {@code not-allowed}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;
    private final transient List<String> known;

    public Refused(Why why, String message) {
        this(why, message, List.of());
    }

    /**
     * The same with what would do.
     *
     * @param known what could have been said instead
     */
    public Refused(Why why, String message, List<String> known) {
        super(message);
        this.why = why;
        this.known = List.copyOf(known);
    }

    public Why why() {
        return why;
    }

    /** What could have been said instead; may be nothing. */
    public List<String> known() {
        return known;
    }
}

package org.uclab.protocol.sdp;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who describes a session, and how often it has changed; RFC 8866 §5.2.
 *
 * @param session number of the session, 0 or more
 * @param version grows with each change
 */
public record Origin(String user, long session, long version, Connection at) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    static Optional<Origin> parse(String value) {
        String[] words = value.split(" ", 4);
        if (words.length != 4 || !number(words[1]) || !number(words[2])) {
            return Optional.empty();
        }
        return Connection.parse(words[3])
                .map(at -> new Origin(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), at));
    }

    private static boolean number(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** The next version. */
    public Origin next() {
        return new Origin(user, session, version + 1, at);
    }

    @Override
    public String toString() {
        return user + " " + session + " " + version + " " + at;
    }
}

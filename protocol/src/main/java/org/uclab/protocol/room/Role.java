package org.uclab.protocol.room;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an occupant may do in a room while there, XEP-0045 §5.1; from the least to the most. */
enum Role {
    NONE,
    VISITOR,
    PARTICIPANT,
    MODERATOR;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    /** Whether it may speak to all. */
    boolean hasVoice() {
        return compareTo(PARTICIPANT) >= 0;
    }
}

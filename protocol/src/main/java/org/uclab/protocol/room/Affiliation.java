package org.uclab.protocol.room;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody is to a room, whether there or not, XEP-0045 §5.2; from the least to the most. */
enum Affiliation {
    OUTCAST,
    NONE,
    MEMBER,
    ADMIN,
    OWNER;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Affiliation> of(String wire) {
        return Stream.of(values()).filter(one -> one.wire().equals(wire)).findFirst();
    }

    boolean atLeast(Affiliation other) {
        return compareTo(other) >= 0;
    }

    /** The role that whoever enters has, XEP-0045 §5.1.2. */
    Role role(boolean moderated) {
        if (atLeast(ADMIN)) {
            return Role.MODERATOR;
        }
        return this == MEMBER || !moderated ? Role.PARTICIPANT : Role.VISITOR;
    }
}

package org.uclab.protocol.framing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of a message: a constant with a code of one octet. */
public interface MessageKind {

    /** The octet. */
    int code();

    String name();

    /** As ladders show it: {@code hang-up} of {@code HANG_UP}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of these with that code. */
    static <K extends MessageKind> Optional<K> of(K[] kinds, int code) {
        return Arrays.stream(kinds).filter(kind -> kind.code() == code).findFirst();
    }

    /** The one of these of that word. */
    static <K extends MessageKind> Optional<K> of(K[] kinds, String word) {
        return Arrays.stream(kinds).filter(kind -> kind.word().equals(word)).findFirst();
    }
}

package org.uclab.features;

import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.control.verb.Refused;

/**
 * A scenario says something that cannot be played: a world, a user, a host, a service or a fault that does not exist, or
 * something about somebody who has done nothing. It has neither passed nor failed. The message says what there is.
 */
public final class Unplayable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** What a verb refuses because of the words it was given, whatever state things are in. */
    private static final Set<Refused.Why> WORDS =
            EnumSet.of(Refused.Why.UNREADABLE, Refused.Why.UNKNOWN, Refused.Why.UNFIT);

    public Unplayable(String message) {
        super(message);
    }

    public Unplayable(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the words of a step mean; a mistake in them is one of the scenario. */
    public static <T> T unlessWrong(Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException wrong) {
            throw new Unplayable(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Whether that is why a step ended so. */
    public static boolean isIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unplayable || (cause instanceof Refused refused && WORDS.contains(refused.why()))) {
                return true;
            }
        }
        return false;
    }
}

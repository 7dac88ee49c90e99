package org.uclab.client.phone.registration;

import java.time.Duration;
import org.uclab.lab.history.Phrase;

/** Why a registration decides as it does, of those reasons that depend on several things. */
final class RegistrationReasons {

    private RegistrationReasons() {}

    static Phrase nowhere(boolean presenceMissing, Duration pause) {
        return (presenceMissing ? RegistrationDecisions.NO_PRESENCE : RegistrationDecisions.NO_NODE).of(text(pause));
    }

    static Phrase refused(Reply reply, Duration pause) {
        return RegistrationDecisions.REFUSED.of(reply.status(), reply.text(), text(pause));
    }

    static Phrase tooShort(Duration granted, Duration pause) {
        return RegistrationDecisions.TOO_SHORT.of(granted.toSeconds(), text(pause));
    }

    /**
     * @param before whether it was registered there before
     */
    static Phrase at(boolean before, Reply reply, Duration granted) {
        return (before
                        ? RegistrationDecisions.FORGOTTEN
                        : reply.fresh() ? RegistrationDecisions.ANEW : RegistrationDecisions.KNOWN)
                .of(granted.toSeconds());
    }

    /** A wait, for people. */
    private static String text(Duration pause) {
        return pause.toMillis() % 1000 == 0 ? pause.toSeconds() + " s" : pause.toMillis() + " ms";
    }
}

package org.uclab.client.ldap;

import java.io.Serial;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Reason;

/** A server answered what every other one would. */
final class Refused extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason why;

    Refused(Reason why, String detail) {
        super(detail, null, false, false);
        this.why = why;
    }

    Failed answer() {
        return new Failed(why, getMessage());
    }
}

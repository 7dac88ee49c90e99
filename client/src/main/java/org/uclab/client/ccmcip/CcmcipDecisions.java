package org.uclab.client.ccmcip;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on CCMCIP. */
public final class CcmcipDecisions {

    static final Subject SERVER = Subject.named("ccmcip-server", "CCMCIP server")
            .decides(HttpDecisions.NOT)
            .because(HttpDecisions.PROBLEMS);

    static final Outcome AS = Outcome.chosen("user", "{user...}");
    static final Reason USER_PART =
            Reason.named("user-part-taken", "the user part of the address only; {server} took it");
    static final Subject LOGIN =
            Subject.named("ccmcip-login", "CCMCIP login").decides(AS).because(USER_PART);

    static final Outcome EMPTY = Outcome.none("empty", "empty");
    static final Outcome DEVICES = Outcome.chosen("devices", "{devices...}");
    static final Reason CCMCIP_OF = Reason.named("ccmcip-of", "CCMCIP of {server}");
    static final Subject DEVICE_LIST = Subject.named("device-list", "device list")
            .decides(HttpDecisions.NONE, EMPTY, DEVICES)
            .because(CCMCIP_OF)
            .because(HttpDecisions.NO_SERVER);

    private CcmcipDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(SERVER, LOGIN, DEVICE_LIST);
    }
}

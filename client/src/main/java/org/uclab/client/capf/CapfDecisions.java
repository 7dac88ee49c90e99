package org.uclab.client.capf;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on the certificates of its devices. */
public final class CapfDecisions {

    public static final Outcome KEPT = Outcome.chosen("kept", "kept");
    public static final Reason ISSUED_BEFORE = Reason.named("issued-before", "it was issued before");

    static final Outcome ISSUED = Outcome.chosen("issued", "issued");
    static final Outcome DELETED = Outcome.chosen("deleted", "deleted");
    static final Outcome SHOWN = Outcome.noted("shown", "shown");
    static final Reason BY_CAPF = Reason.named("issued-by-capf", "by CAPF of {server}");
    static final Reason NO_STRING =
            Reason.named("no-authentication-string", "nobody gave the user an authentication string");
    static final Reason NOT_LOCATED = Reason.named("capf-not-found", "CAPF is not found: {problem...}");
    static final Reason NOT_REACHED = Reason.named("capf-not-reached", "{server}: {problem...}");
    static final Reason ENDED =
            Reason.named("capf-ended", "{server} ended the session with reason {code}: {meaning...}");
    static final Reason UNUSABLE = Reason.named("capf-answer-unusable", "{server}: {problem...}");
    static final Reason NO_CERTIFICATE =
            Reason.named("no-certificate-of-our-key", "{server} sent no certificate of our key");

    /** The certificate of a device; those of servers are another matter. */
    public static final Subject CERTIFICATE = Subject.named("device-certificate", "device certificate of {device}")
            .decides(KEPT, ISSUED, DELETED, SHOWN, HttpDecisions.NONE)
            .because(ISSUED_BEFORE, BY_CAPF, NO_STRING, NOT_LOCATED, NOT_REACHED, ENDED, UNUSABLE, NO_CERTIFICATE);

    private CapfDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CERTIFICATE);
    }
}

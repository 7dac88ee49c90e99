package org.uclab.client.tftp;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on TFTP. */
public final class TftpDecisions {

    static final Reason LOST = Reason.named("tftp-lost", "TFTP: {problem...}");
    static final Reason ERROR = Reason.named("tftp-error", "TFTP error {code}: {text...}");

    /** Why there is no file, beside what can be wrong with HTTP. */
    public static final List<Reason> PROBLEMS = List.of(LOST, ERROR);

    static final Outcome TFTP = Outcome.chosen("tftp", "TFTP");
    static final Reason NO_HTTP = Reason.named("no-http", "{server} does not answer HTTP: {problem...}");
    static final Subject TRANSPORT =
            Subject.named("file-transport", "file transport").decides(TFTP).because(NO_HTTP);

    private TftpDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(TRANSPORT);
    }
}

package org.uclab.client.cti;

import java.util.List;
import org.uclab.client.http.HttpDecisions;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on phones other than its own. */
public final class CtiDecisions {

    static final Outcome CONTROLS = Outcome.chosen("controls", "{device}");
    static final Outcome PASSED_OVER = Outcome.passedOver("cti-passed-over", "{server} passed over");
    static final Reason THROUGH = Reason.named("controlled-through", "through {server}");
    static final Reason UNREACHED = Reason.named("cti-unreached", "not reached: {problem...}");
    static final Reason REFUSED = Reason.named("cti-refused", "refused: {why...}");
    static final Reason NO_PHONE = Reason.named("no-desk-phone", "the user has no desk phone that can be controlled");
    static final Reason NO_SERVICE = Reason.named("no-cti-service", "nobody offers CTI; tried again in {pause} s");

    /** S4: outside there is no desk phone control. */
    public static final Reason OUTSIDE = Reason.named("no-cti-outside", "there is no desk phone control outside");

    /** S4: softphone calls in a virtual environment need VXME. */
    public static final Reason VIRTUAL = Reason.named("virtual-desktop", "a virtual desktop without VXME has none");

    /** Which phone is controlled. */
    public static final Subject DESK_PHONE = Subject.named("desk-phone", "desk phone")
            .decides(CONTROLS, PASSED_OVER, HttpDecisions.NONE)
            .because(THROUGH, UNREACHED, REFUSED, NO_PHONE, NO_SERVICE, OUTSIDE);

    /** Whether the client is a phone itself. */
    public static final Subject SOFTPHONE =
            Subject.named("softphone", "softphone").decides(HttpDecisions.NONE).because(VIRTUAL);

    private CtiDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(DESK_PHONE, SOFTPHONE);
    }
}

package org.uclab.client.xmpp;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on screens that are shared by IM. */
public final class ImShareDecisions {

    static final Outcome SHOWN = Outcome.chosen("im-screen-shown", "shown to {peer}");
    static final Outcome NOT_SHOWN = Outcome.refused("im-screen-not-shown", "not shown to {peer}");
    static final Outcome SEEN = Outcome.chosen("im-screen-seen", "that of {peer} is seen");
    static final Outcome NOT_SEEN = Outcome.refused("im-screen-not-seen", "that of {peer} is not seen");

    static final Reason AT = Reason.named("im-screen-at", "it is to be had at {endpoint}");
    static final Reason EDGE = Reason.named("im-screen-edge", "no screen is shared by IM through Expressway");
    static final Reason MOBILE = Reason.named("im-screen-mobile", "a mobile client shares no screen by IM");
    static final Reason NOBODY = Reason.named("im-screen-nobody", "no client of {peer} is available");
    static final Reason NO_PORT = Reason.named("im-screen-no-port", "no port from {first} to {last} is free");
    static final Reason REFUSED = Reason.named("im-screen-refused", "the answer is {condition}");
    static final Reason UNREACHED = Reason.named("im-screen-unreached", "nobody is reached there: {problem...}");

    static final Subject SCREEN = Subject.named("im-screen", "screen shared by IM")
            .decides(SHOWN, NOT_SHOWN, SEEN, NOT_SEEN)
            .because(AT, EDGE, MOBILE, NOBODY, NO_PORT, REFUSED, UNREACHED);

    private ImShareDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(SCREEN);
    }
}

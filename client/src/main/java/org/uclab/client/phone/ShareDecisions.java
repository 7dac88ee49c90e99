package org.uclab.client.phone;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on showing the user's screen in a call. */
public final class ShareDecisions {

    static final Outcome SHARED = Outcome.chosen("screen-shared", "shared");
    static final Outcome NOT_SHARED = Outcome.refused("screen-not-shared", "not shared");
    static final Outcome NO_MORE = Outcome.noted("screen-no-more", "shared no more");

    static final Reason GRANTED = Reason.named("floor-granted", "the other side grants the floor");
    static final Reason DENIED = Reason.named("floor-denied", "the other side does not grant the floor");
    static final Reason NO_ANSWER =
            Reason.named("floor-no-answer", "the other side does not answer on the floor (BFCP)");
    static final Reason REVOKED = Reason.named("floor-revoked", "the other side has revoked the floor");
    static final Reason NO_FLOOR = Reason.named("floor-not-agreed", "the call has no floor (BFCP)");
    static final Reason NO_SLIDES = Reason.named("slides-not-agreed", "the call has no presentation video");
    static final Reason RECEIVES =
            Reason.named("share-receives", "this client receives what others share, and shares nothing itself");
    static final Reason GIVEN_BACK = Reason.named("floor-given-back", "the user shows it no more");

    /** Whether the screen is shown in a call. */
    public static final Subject SCREEN = Subject.named("desktop-share", "screen in the call with {number}")
            .decides(SHARED, NOT_SHARED, NO_MORE)
            .because(GRANTED, DENIED, NO_ANSWER, REVOKED, NO_FLOOR, NO_SLIDES, RECEIVES, GIVEN_BACK);

    private ShareDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(SCREEN);
    }
}

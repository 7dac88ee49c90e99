package org.uclab.client.phone.call;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on its calls. */
public final class CallDecisions {

    static final Outcome DIALS = Outcome.chosen("dials", "dials");
    static final Outcome RINGS_THERE = Outcome.noted("rings-there", "rings there");
    static final Outcome RINGS = Outcome.noted("rings", "rings");
    static final Outcome CONNECTED = Outcome.chosen("connected", "connected");
    static final Outcome HELD = Outcome.noted("held", "held");
    static final Outcome RESUMED = Outcome.noted("resumed", "resumed");
    static final Outcome CHANGED = Outcome.noted("changed", "changed");
    static final Outcome PRESERVED = Outcome.noted("preserved", "preserved");
    static final Outcome ENDED = Outcome.noted("ended", "ended");
    static final Outcome REFUSED = Outcome.refused("refused", "{wish...} refused");

    static final Reason WANTED = Reason.named("user-wants", "the user wants to {wish...}");
    static final Reason THROUGH = Reason.named("through-node", "through {host}");
    static final Reason CALLED = Reason.named("called", "called by {name...}");
    static final Reason ANSWERED = Reason.named("answered-with", "answered: {codec}");
    static final Reason MOBILE_HAS_IT = Reason.named("mobile-has-it", "the mobile phone has the sound");
    static final Reason OTHER_SIDE = Reason.named("other-side", "the other side: {what...}");
    static final Reason WHY = Reason.named("call-over", "it is over: {why...}");
    static final Reason SIGNALLING_LOST =
            Reason.named("signalling-lost", "the node is lost; the sound goes on, and nothing else can be done");
    static final Reason CANNOT = Reason.named("cannot-be-done", "not now: {why...}");

    /** What becomes of a call. */
    public static final Subject CALL = Subject.named("phone-call", "call with {number}")
            .decides(DIALS, RINGS_THERE, RINGS, CONNECTED, HELD, RESUMED, CHANGED, PRESERVED, ENDED, REFUSED)
            .because(WANTED, THROUGH, CALLED, ANSWERED, MOBILE_HAS_IT, OTHER_SIDE, WHY, SIGNALLING_LOST, CANNOT);

    private CallDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(CALL);
    }
}

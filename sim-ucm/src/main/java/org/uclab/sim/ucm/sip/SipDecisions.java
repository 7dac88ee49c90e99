package org.uclab.sim.ucm.sip;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What a node tells of its phones and their calls. */
final class SipDecisions {

    static final Outcome REGISTERED = Outcome.noted("registered", "registered");
    static final Outcome UNREGISTERED = Outcome.noted("unregistered", "unregistered");
    static final Outcome REFUSED = Outcome.refused("refused", "refused with {status}");
    static final Reason GRANTED = Reason.named("granted", "for {seconds} s, line {line}");
    static final Reason ASKED = Reason.named("asked", "as it asked");
    static final Reason EXPIRED = Reason.named("expired", "it was not refreshed");
    static final Reason REFUSAL = Reason.named("refusal", "{why...}");

    static final Subject REGISTRATION = Subject.named("registration", "registration of {device}")
            .decides(REGISTERED, UNREGISTERED, REFUSED)
            .because(GRANTED, ASKED, EXPIRED, REFUSAL);

    static final Outcome ROUTED = Outcome.chosen("routed", "to {target...}");
    static final Outcome UNROUTED = Outcome.refused("unrouted", "ended with {status}");
    static final Outcome ANSWERED = Outcome.noted("answered", "answered");
    static final Outcome OVER = Outcome.noted("over", "over");
    static final Reason DIALLED = Reason.named("dialled", "as dialled");
    static final Reason FORWARDED = Reason.named("forwarded", "forwarded: {kind}");
    static final Reason BY_A_SIDE = Reason.named("by-a-side", "one of its sides says so");
    static final Reason NO_PORTS = Reason.named("no-ports", "no ports are left for what is played");
    static final Reason NO_CODEC = Reason.named("no-codec", "the two have no codec in common");
    static final Reason FEATURE = Reason.named("feature", "{feature...}");

    static final Subject CALL = Subject.named("call", "call {call} of {caller} to {number}")
            .decides(ROUTED, UNROUTED, ANSWERED, OVER)
            .because(DIALLED, FORWARDED, FEATURE, BY_A_SIDE, NO_PORTS, NO_CODEC);

    static final Outcome WAIT = Outcome.noted("wait", "some wait");
    static final Outcome NONE_WAIT = Outcome.noted("none-wait", "none wait");
    static final Reason TOLD_BY = Reason.named("told-by", "{host} says so");

    static final Subject MESSAGES = Subject.named("messages", "messages at line {line}")
            .decides(WAIT, NONE_WAIT)
            .because(TOLD_BY);

    private SipDecisions() {}

    /** Why a call ends whose parties could not be brought together. */
    static Phrase of(Unjoined why) {
        return switch (why) {
            case NO_PORTS -> NO_PORTS.of();
            case NOTHING_IN_COMMON -> NO_CODEC.of();
            case UNWILLING -> BY_A_SIDE.of();
        };
    }

    /** The subjects. */
    static List<Subject> all() {
        return List.of(REGISTRATION, CALL, MESSAGES);
    }
}

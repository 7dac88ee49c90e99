package org.uclab.client.phone.registration;

import java.util.List;
import org.uclab.lab.history.Decision;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on where its phone is registered. */
public final class RegistrationDecisions {

    static final Outcome AT = Outcome.chosen("registered", "{host}");
    static final Outcome THROUGH = Outcome.chosen("registered-through", "{host} through {edge}");
    static final Outcome PASSED_OVER = Outcome.passedOver("passed-over", "{host} passed over");
    static final Outcome REJECTED = Outcome.refused("rejected", "rejected by {host}");
    static final Outcome NOWHERE = Outcome.none("nowhere", "nowhere");
    static final Outcome TAKES = Outcome.noted("takes-over", "{host} asked again");
    static final Outcome LEAVES = Outcome.noted("leaves", "{host} left");

    static final Reason ANEW = Reason.named("registered-anew", "for {granted} s, a new registration there");
    static final Reason KNOWN = Reason.named("registered-known", "for {granted} s");
    static final Reason UNREACHED = Reason.named("node-unreached", "not reached: {problem...}");
    static final Reason REFUSED = Reason.named("node-refused", "{status} {problem...}; tried again in {pause...}");
    static final Reason TOO_SHORT =
            Reason.named("granted-too-short", "it grants {granted} s, which is of no use; tried again in {pause...}");
    static final Reason ELSEWHERE =
            Reason.named("active-elsewhere", "another client has the registration; the user is here");
    static final Reason NO_NODE = Reason.named("no-node-left", "no node is left; tried again in {pause...}");
    static final Reason NO_NODES = Reason.named("no-nodes-named", "the device file names no node");
    static final Reason NO_PRESENCE = Reason.named(
            "router-without-presence",
            "the router is not used without a presence connection, and no other node is left; tried again in {pause...}");
    static final Reason BETTER = Reason.named("better-node-back", "{host} is back and grants the token");
    static final Reason TOLD = Reason.named("told-to-begin-anew", "the node wants a {action}");
    static final Reason SIGNED_OUT = Reason.named("phone-signed-out", "the user signs out");
    static final Reason FORGOTTEN =
            Reason.named("node-had-forgotten", "for {granted} s; the node had forgotten the phone");

    /** Where it is registered. */
    public static final Subject REGISTRATION = Subject.named("phone-registration", "phone registration")
            .decides(AT, THROUGH, PASSED_OVER, REJECTED, NOWHERE, TAKES, LEAVES)
            .because(
                    ANEW,
                    KNOWN,
                    UNREACHED,
                    REFUSED,
                    TOO_SHORT,
                    ELSEWHERE,
                    NO_NODE,
                    NO_NODES,
                    NO_PRESENCE,
                    BETTER,
                    TOLD,
                    SIGNED_OUT,
                    FORGOTTEN);

    static final Outcome OVER_TCP = Outcome.chosen("sip-over-tcp", "TCP");

    static final Reason MOBILE = Reason.named("mobile-without-udp", "a mobile client has no SIP over UDP");

    /** How SIP is carried, where that is not as the settings have it. */
    public static final Subject CARRIED =
            Subject.named("sip-transport", "SIP transport").decides(OVER_TCP).because(MOBILE);

    private RegistrationDecisions() {}

    /** It is registered there. */
    static Outcome.Taken at(PhoneNode node) {
        return node.edge().map(edge -> THROUGH.of(node.host(), edge)).orElseGet(() -> AT.of(node.host()));
    }

    /** It insists on a registration that another client has. */
    public static Decision takesOver(String host) {
        return Decision.of(REGISTRATION.of(), TAKES.of(host), ELSEWHERE.of());
    }

    /** A mobile client is told to carry SIP over UDP. */
    public static Decision overTcp() {
        return Decision.of(CARRIED.of(), OVER_TCP.of(), MOBILE.of());
    }

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(REGISTRATION, CARRIED);
    }
}

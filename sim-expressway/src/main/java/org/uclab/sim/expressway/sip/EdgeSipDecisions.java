package org.uclab.sim.expressway.sip;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What E and C tell of phones outside. */
final class EdgeSipDecisions {

    static final Outcome VOUCHED = Outcome.chosen("vouched", "vouched for");
    static final Outcome NOT_VOUCHED = Outcome.refused("not-vouched", "refused");
    static final Reason DIGEST_RIGHT = Reason.named("digest-right", "the digest is right, {core} knows the user");
    static final Reason DIGEST_WRONG = Reason.named("digest-wrong", "the digest is not that of the user");
    static final Reason NOT_SIGNED_IN = Reason.named("user-not-signed-in", "nobody signed in of that name");
    static final Reason DEVICE_OF_ANOTHER = Reason.named("device-of-another", "{device} is no device of the user");
    static final Reason CHECK_REFUSED = Reason.named("check-refused", "{core} answered {status} {problem...}");
    static final Reason CHECK_LOST = Reason.named("check-lost", "{core} did not answer: {problem...}");
    static final Reason CHECK_NOT_SIGNED =
            Reason.named("check-not-signed", "the answer of {core} cannot be trusted: {problem...}");
    static final Reason NO_CORE = Reason.named("no-core-linked", "no C is linked");

    /** E has C vouch for who registers. */
    static final Subject CHECK = Subject.named("delegated-check", "delegated check of {user}")
            .decides(VOUCHED, NOT_VOUCHED)
            .because(
                    DIGEST_RIGHT,
                    DIGEST_WRONG,
                    NOT_SIGNED_IN,
                    DEVICE_OF_ANOTHER,
                    CHECK_REFUSED,
                    CHECK_LOST,
                    CHECK_NOT_SIGNED,
                    NO_CORE);

    static final Outcome ANSWERED = Outcome.chosen("service-answered", "answered");
    static final Outcome REFUSED = Outcome.refused("service-refused", "{status}");
    static final Reason SIGNED = Reason.named("service-signed", "certificate and signature are right");
    static final Reason FLAWED = Reason.named("service-flawed", "{problem...}");

    /** C looks at what E signed. */
    static final Subject SERVICE = Subject.named("service-of-edge", "SERVICE of {edge}")
            .decides(ANSWERED, REFUSED)
            .because(SIGNED, FLAWED);

    static final Outcome HANDED_ON = Outcome.chosen("handed-on", "to {core}");
    static final Outcome TURNED_AWAY = Outcome.refused("turned-away", "{status}");
    static final Reason ROUTE_SAYS = Reason.named("route-says", "the second route says so");
    static final Reason NO_SUCH_ROUTE = Reason.named("no-such-route", "its routes lead nowhere here");
    static final Reason NOT_LINKED = Reason.named("core-not-linked", "{core} is not linked");
    static final Reason NOT_REGISTERED =
            Reason.named("client-not-registered", "{method} of who is not registered there");
    static final Reason NOT_CARRIED = Reason.named("method-not-carried", "{method} is not carried");
    static final Reason NO_SUCH_DIALOG = Reason.named("no-such-dialog", "no dialog of that connection goes that way");

    /** What E does with what a phone outside sends. */
    static final Subject REQUEST = Subject.named("sip-from-outside", "SIP of {client}")
            .decides(HANDED_ON, TURNED_AWAY)
            .because(ROUTE_SAYS, NO_SUCH_ROUTE, NOT_LINKED, NOT_REGISTERED, NOT_CARRIED, NO_SUCH_DIALOG);

    private EdgeSipDecisions() {}

    static List<Subject> all() {
        return List.of(CHECK, SERVICE, REQUEST);
    }
}

package org.uclab.sim.expressway.traversal;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What both ends tell of traversal links. */
public final class TraversalDecisions {

    private static final String SERVICE = "traversal-";

    public static final Outcome LINKED = Outcome.chosen("linked", "linked");
    public static final Outcome NOT_LINKED = Outcome.none("not-linked", "not linked");
    public static final Reason DIALLED_FROM = Reason.named("dialled-from", "dialled from {peer}");
    public static final Reason GREETED = Reason.named("greeted", "greeted by {peer}");
    public static final Reason CLOSED = Reason.named("link-closed", "closed: {problem...}");
    public static final Reason DIALLING_AGAIN =
            Reason.named("dialling-again", "{problem...}; dialling again every {seconds} s");

    /** A link of one plane: {@code https}, {@code xmpp} or {@code sip}. */
    static final Subject LINK = Subject.named("traversal-link", SERVICE + "{plane} {peer}")
            .decides(LINKED, NOT_LINKED)
            .because(DIALLED_FROM, GREETED, CLOSED, DIALLING_AGAIN);

    private TraversalDecisions() {}

    /** The link of that service with that peer. */
    public static Phrase link(String service, String peer) {
        return LINK.of(service.startsWith(SERVICE) ? service.substring(SERVICE.length()) : service, peer);
    }

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(LINK);
    }
}

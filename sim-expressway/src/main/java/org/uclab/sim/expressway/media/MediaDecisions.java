package org.uclab.sim.expressway.media;

import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What a node tells of the media of calls. */
final class MediaDecisions {

    static final Outcome RELAYED = Outcome.chosen("media-relayed", "relayed by {streams} streams");
    static final Outcome RELEASED = Outcome.noted("media-released", "ports given back");
    static final Outcome NO_PORTS = Outcome.none("no-media-ports", "no ports");
    static final Outcome SOURCE_REFUSED = Outcome.refused("media-source-refused", "refused {source}");
    static final Reason DESCRIBED = Reason.named("media-described", "described by both sides");
    static final Reason ALL_TAKEN = Reason.named("media-ports-taken", "all are taken");
    static final Reason NOT_MEANT = Reason.named("media-not-meant", "nobody has described that place");
    static final Reason OVER = Reason.named("media-over", "the call is over");
    static final Reason FAILED = Reason.named("media-failed", "the call came to nothing");
    static final Reason CLIENT_GONE = Reason.named("client-gone", "the connection of the client is gone");
    static final Reason SILENCE = Reason.named("media-silence", "nothing came for {seconds} s");

    /** The media of a call. */
    static final Subject MEDIA = Subject.named("edge-media", "media of {call}")
            .decides(RELAYED, RELEASED, NO_PORTS, SOURCE_REFUSED)
            .because(DESCRIBED, ALL_TAKEN, NOT_MEANT, OVER, FAILED, CLIENT_GONE, SILENCE);

    private MediaDecisions() {}
}

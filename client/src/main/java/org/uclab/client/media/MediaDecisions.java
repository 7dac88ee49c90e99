package org.uclab.client.media;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on its media. */
public final class MediaDecisions {

    static final Outcome SENDS = Outcome.chosen("video-size", "sends {size...}");
    static final Outcome NO_VIDEO = Outcome.refused("no-video", "sends no video");
    static final Outcome SHARES = Outcome.chosen("share-size", "shares {size...}");

    static final Reason SMALLEST = Reason.named("smallest-first", "a call begins with the smallest");
    static final Reason REMEMBERED = Reason.named("settled-before", "the last call settled there");
    static final Reason NOTHING_LOST = Reason.named("nothing-lost", "nothing is lost: there is room for more");
    static final Reason LOST = Reason.named("video-lost", "{percent} percent is lost");
    static final Reason TOO_NARROW =
            Reason.named("path-too-narrow", "the path is too narrow for any size: {percent} percent is lost");
    static final Reason TRIES = Reason.named("tries-again", "it is tried again after a while");
    static final Reason LEAVES = Reason.named("rate-leaves", "{kbps} kbit/s are left for it");

    /** The size of video. */
    public static final Subject VIDEO = Subject.named("video-rate", "video")
            .decides(SENDS, NO_VIDEO, SHARES)
            .because(SMALLEST, REMEMBERED, NOTHING_LOST, LOST, TOO_NARROW, TRIES, LEAVES);

    public static final Outcome MARKS = Outcome.chosen("marks", "{what...}");
    public static final Reason BY = Reason.named("marked-by", "by {whom...}");

    /** How packets are marked. */
    public static final Subject MARKING =
            Subject.named("packet-marking", "marking").decides(MARKS).because(BY);

    private MediaDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(VIDEO, MARKING);
    }
}

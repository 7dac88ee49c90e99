package org.uclab.lab.wire;

import java.util.List;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Reason;

/** Why a call over the wire did not succeed, for those who hand it on as the reason of a decision. */
public final class WireReasons {

    static final Reason LATE = Reason.named("no-answer-in-time", "no answer from {what...} in {limit} ms");
    static final Reason BROKEN = Reason.named("connection-failed", "{server}: {error...}");
    static final Reason CLOSED = Reason.named("client-closed", "this client is closed");
    static final Reason OTHER = Reason.named("call-failed", "failed: {error...}");

    /** All of them. */
    public static final List<Reason> ALL = List.of(LATE, BROKEN, CLOSED, OTHER);

    private WireReasons() {}

    /** Why, whatever was thrown. */
    public static Phrase of(Throwable cause) {
        return cause instanceof WireException known ? known.because() : OTHER.of(String.valueOf(cause.getMessage()));
    }
}

package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/** One side of a call as its media see it: a leg to a phone or another node, or something that the node itself plays. */
interface Party {

    /** Whether it has called without an offer, and so takes ours and answers it. */
    boolean wantsOffer();

    /** Has it offer; at once where it has done so already. What it offers is owed an {@link #answer}. */
    void solicit(Consumer<SessionDescription> offered, Runnable failed);

    /** Why it has not offered. */
    Unjoined unwilling();

    /** Offers it that, where it {@link #wantsOffer}. */
    void offer(List<MediaDescription> media, Consumer<SessionDescription> answered, Runnable failed);

    /** What it has answered to an offer that its first INVITE brought, once; none for all that are to offer themselves. */
    default Optional<SessionDescription> answered() {
        return Optional.empty();
    }

    /** Answers what it has offered. */
    void answer(List<MediaDescription> media);

    /** Answers what it has offered, if anything, as it was answered before: all stays as it is. Whether that can be. */
    boolean asBefore();

    /** Whom it is shown to talk with from now on. */
    void shows(String number, String name);

    /** Whom it talks with presses keys, which are told by SIP. */
    default void presses(String keys) {}

    /** Ends it. */
    void end();

    /** The number that it is known by. */
    String number();

    /** The name that it is known by; empty for none. */
    String displayName();
}

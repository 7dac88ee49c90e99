package org.uclab.protocol.sdp;

import static org.uclab.protocol.sdp.OfferAnswer.State.OFFERED;
import static org.uclab.protocol.sdp.OfferAnswer.State.OFFERING;
import static org.uclab.protocol.sdp.OfferAnswer.State.STABLE;

import java.util.Optional;

/**
 * The exchange of descriptions in one dialog, RFC 3264 §4.
 *
 * <pre>
 * STABLE      what both last agreed on holds, or nothing yet
 *   we offer    → OFFERING       they offer  → OFFERED
 * OFFERING    our offer waits for its answer
 *   answer      → STABLE         refused     → STABLE, as before     they offer: glare, 491
 * OFFERED     their offer waits for ours
 *   we answer   → STABLE         we refuse   → STABLE, as before     they offer again: 500 (RFC 3261 §14.2)
 * </pre>
 *
 * <p>A delayed offer (RFC 3261 §13.2.1) is the same with the roles of the messages changed: the 2xx of an INVITE without a
 * description offers, and its ACK answers.
 */
public final class OfferAnswer {

    /** Where it stands. */
    public enum State {
        STABLE,
        OFFERING,
        OFFERED
    }

    /** What became of a description of the peer. */
    public enum Heard {
        /** It is an offer, to be answered. */
        OFFER,
        /** It answers ours, and both hold now. */
        ANSWER,
        /** It repeats what is known already, as the answer in a 2xx after that in a 183 does. */
        REPEATED,
        /** Both have offered at once: 491 (RFC 3261 §14.2). */
        GLARE,
        /** It offers while its last offer is unanswered: 500. */
        TOO_SOON,
        /** It answers with more or fewer media than were offered, or of another kind (RFC 3264 §6). */
        UNFIT
    }

    private State state = STABLE;
    private Optional<SessionDescription> local = Optional.empty();
    private Optional<SessionDescription> remote = Optional.empty();
    private Optional<SessionDescription> pending = Optional.empty();

    public State state() {
        return state;
    }

    /** What we last agreed to send from and receive at. */
    public Optional<SessionDescription> local() {
        return local;
    }

    /** What the peer last agreed to. */
    public Optional<SessionDescription> remote() {
        return remote;
    }

    /** The offer that waits, of whichever side. */
    public Optional<SessionDescription> pending() {
        return pending;
    }

    /**
     * We offer.
     *
     * @throws IllegalStateException when an offer waits already
     */
    public void offer(SessionDescription ours) {
        demand(STABLE);
        pending = Optional.of(ours);
        state = OFFERING;
    }

    /**
     * We answer the offer of the peer.
     *
     * @throws IllegalStateException    when it has not offered
     * @throws IllegalArgumentException when the answer does not fit the offer
     */
    public void answer(SessionDescription ours) {
        demand(OFFERED);
        SessionDescription offer = pending.orElseThrow();
        if (!fits(offer, ours)) {
            throw new IllegalArgumentException("the answer has other media than the offer");
        }
        settle(ours, offer);
    }

    /** A description of the peer came: an answer where we have offered, otherwise an offer. */
    public Heard heard(SessionDescription theirs, boolean answers) {
        if (!answers) {
            return switch (state) {
                case OFFERING -> Heard.GLARE;
                case OFFERED -> Heard.TOO_SOON;
                case STABLE -> {
                    pending = Optional.of(theirs);
                    state = OFFERED;
                    yield Heard.OFFER;
                }
            };
        }
        if (state != OFFERING) {
            return Heard.REPEATED;
        }
        SessionDescription offer = pending.orElseThrow();
        if (!fits(offer, theirs)) {
            withdrawn();
            return Heard.UNFIT;
        }
        settle(offer, theirs);
        return Heard.ANSWER;
    }

    /** The offer that waits came to nothing: what was agreed on before holds. */
    public void withdrawn() {
        pending = Optional.empty();
        state = STABLE;
    }

    private void settle(SessionDescription ours, SessionDescription theirs) {
        local = Optional.of(ours);
        remote = Optional.of(theirs);
        pending = Optional.empty();
        state = STABLE;
    }

    private void demand(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("it is " + state + " and not " + wanted);
        }
    }

    /** RFC 3264 §6: as many media as in the offer, each of the same kind in the same place. */
    static boolean fits(SessionDescription offer, SessionDescription answer) {
        if (offer.media().size() != answer.media().size()) {
            return false;
        }
        for (int i = 0; i < offer.media().size(); i++) {
            if (!offer.media().get(i).kind().equals(answer.media().get(i).kind())) {
                return false;
            }
        }
        return true;
    }
}

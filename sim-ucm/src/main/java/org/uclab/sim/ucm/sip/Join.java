package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/**
 * Brings the media of two parties together, whatever each of them waits for: one that has offered is answered, one that
 * wants an offer gets the other's, and any other is asked for one by an INVITE without a description (LMG).
 */
final class Join {

    private final SdpMatch match;
    private final KeyBridges bridges;

    Join(SdpMatch match, KeyBridges bridges) {
        this.match = match;
        this.bridges = bridges;
    }

    /**
     * @param done   runs when both are answered
     * @param failed is told why they are not
     */
    void of(Party one, Party other, Runnable done, Consumer<Unjoined> failed) {
        unbridged(one);
        unbridged(other);
        one.shows(other.number(), other.displayName());
        other.shows(one.number(), one.displayName());
        Optional<SessionDescription> early = other.answered();
        if (early.isPresent()) {
            one.solicit(
                    offer -> {
                        one.answer(SdpMatch.answering(offer, early.get()));
                        done.run();
                    },
                    () -> failed.accept(one.unwilling()));
        } else if (one.wantsOffer()) {
            relay(other, one, done, failed);
        } else if (other.wantsOffer()) {
            relay(one, other, done, failed);
        } else {
            one.solicit(
                    offer -> other.solicit(
                            otherOffer -> offered(one, offer, other, otherOffer, done, failed),
                            () -> failed.accept(other.unwilling())),
                    () -> failed.accept(one.unwilling()));
        }
    }

    private void unbridged(Party party) {
        if (party instanceof Leg leg) {
            bridges.leaves(leg);
        }
    }

    private void offered(
            Party one,
            SessionDescription offer,
            Party other,
            SessionDescription otherOffer,
            Runnable done,
            Consumer<Unjoined> failed) {
        if (one instanceof Leg leg
                && other instanceof Leg second
                && KeyBridges.wanted(leg, offer, second, otherOffer)) {
            bridges.join(leg, offer, second, otherOffer, done, () -> both(one, offer, other, otherOffer, done, failed));
        } else {
            both(one, offer, other, otherOffer, done, failed);
        }
    }

    private void both(
            Party one,
            SessionDescription offer,
            Party other,
            SessionDescription otherOffer,
            Runnable done,
            Consumer<Unjoined> failed) {
        SdpMatch.Matched matched = match.of(offer, otherOffer);
        if (!matched.any()) {
            failed.accept(Unjoined.NOTHING_IN_COMMON);
            return;
        }
        other.answer(matched.forOther());
        one.answer(matched.forOne());
        done.run();
    }

    private void relay(Party offerer, Party taker, Runnable done, Consumer<Unjoined> failed) {
        offerer.solicit(
                offer -> {
                    List<MediaDescription> limited = match.limited(offer);
                    taker.offer(
                            limited,
                            answer -> {
                                offerer.answer(SdpMatch.answering(offer, answer));
                                done.run();
                            },
                            () -> failed.accept(taker.unwilling()));
                },
                () -> failed.accept(offerer.unwilling()));
    }
}

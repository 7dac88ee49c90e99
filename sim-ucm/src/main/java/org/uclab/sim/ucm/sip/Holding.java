package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.SipMessage;

/** How a phone says that it holds (SIPCC): no media that it could hear, whether by direction or by an address of zeros. */
final class Holding {

    private Holding() {}

    /** Whether an offer holds. */
    static boolean asked(SipMessage invite) {
        Optional<SessionDescription> offer = Talk.description(invite);
        return offer.flatMap(all ->
                        all.first("audio").map(audio -> !all.directionOf(audio).receives()))
                .orElse(false);
    }

    /** Answers an offer so that nothing is sent either way. */
    static void quiet(Leg leg) {
        leg.solicit(
                offer -> leg.answer(offer.media().stream()
                        .map(media -> media.off() ? media.refused() : silent(media))
                        .toList()),
                () -> {});
    }

    private static MediaDescription silent(MediaDescription media) {
        MediaDescription plain = new MediaDescription(
                media.kind(),
                media.port(),
                1,
                media.protocol(),
                media.formats(),
                Optional.empty(),
                List.of(),
                media.attributes());
        return media.protocol().startsWith("RTP/") ? plain.with(media.port(), Direction.INACTIVE) : plain;
    }
}

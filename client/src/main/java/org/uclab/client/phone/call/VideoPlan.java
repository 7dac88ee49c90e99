package org.uclab.client.phone.call;

import java.util.Locale;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.shell.rtp.LegKeys;

/**
 * What two sides have agreed on for one stream of video.
 *
 * @param remote  where it goes
 * @param codec   with the number that the other side wants
 * @param kbpsMax payload of the whole call that the region allows ({@code b=TIAS}, RFC 3890); 0 where nobody says
 * @param sends   whether this side may send
 * @param hears   whether this side takes it
 * @param keys    by which it is protected; none where it goes in clear
 */
public record VideoPlan(
        Content content,
        Endpoint remote,
        Codec codec,
        int kbpsMax,
        boolean sends,
        boolean hears,
        Optional<LegKeys> keys) {

    private static final int KILO = 1_000;
    private static final String TIAS = "TIAS:";

    /** What the pictures are of, RFC 4796. */
    public enum Content {
        /** People. ASSUMED(P212429): the label. */
        MAIN("11"),
        /** A screen. */
        SLIDES(FloorLine.SLIDES);

        private final String label;

        Content(String label) {
            this.label = label;
        }

        /** By which a floor names it, RFC 4574. */
        String label() {
            return label;
        }

        /** The one of an {@code a=content}. */
        static Content of(MediaDescription media) {
            return media.attribute("content").filter("slides"::equals).isPresent() ? SLIDES : MAIN;
        }

        /** As SDP has it. */
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What follows from both descriptions of a stream; none where it is refused, or there is nothing that both can. */
    static Optional<VideoPlan> of(
            SessionDescription local, MediaDescription here, SessionDescription remote, MediaDescription there) {
        Optional<Connection> at = remote.connectionOf(there);
        if (!here.kind().equals("video") || here.off() || there.off() || at.isEmpty()) {
            return Optional.empty();
        }
        Direction ours = local.directionOf(here);
        Direction theirs = remote.directionOf(there);
        return there.codecs().stream()
                .filter(codec -> here.codecs().stream().anyMatch(codec::same))
                .findFirst()
                .map(codec -> new VideoPlan(
                        Content.of(here),
                        new Endpoint(at.get().address(), there.port()),
                        codec,
                        kbps(there),
                        ours.sends() && theirs.receives() && !at.get().hold(),
                        ours.receives() && theirs.sends(),
                        Protection.keys(here, there)));
    }

    private static int kbps(MediaDescription media) {
        return media.bandwidths().stream()
                .filter(line -> line.matches(TIAS + "[0-9]{1,9}"))
                .mapToInt(line -> Integer.parseInt(line.substring(TIAS.length())) / KILO)
                .findFirst()
                .orElse(0);
    }
}

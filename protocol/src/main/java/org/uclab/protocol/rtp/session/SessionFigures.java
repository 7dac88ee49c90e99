package org.uclab.protocol.rtp.session;

import java.time.Duration;
import java.util.Optional;
import org.uclab.protocol.rtp.RtpFigures;
import org.uclab.protocol.rtp.quality.PlayOut;
import org.uclab.protocol.rtp.quality.Rating;
import org.uclab.protocol.rtp.rtcp.ReceptionBlock;

/**
 * What one end of a stream can tell of it.
 *
 * @param ssrc        its own source
 * @param packetsSent RTP packets, named events included
 * @param octetsSent  payload of those
 * @param received    of the source it hears, or heard last; none before two packets of one came
 * @param carried     what the packets that it hears cost on the wire
 * @param astray      what it did not listen to
 * @param voice       what it heard
 * @param quality     how good it would sound; none before two packets of a source came
 * @param roundTrip   the newest; none before the other side has answered a report
 * @param told        what the other side last told of this one; none before it has
 * @param peerLeft    whether the other side has said BYE
 */
public record SessionFigures(
        long ssrc,
        long packetsSent,
        long octetsSent,
        Optional<RtpFigures> received,
        Carried carried,
        Astray astray,
        Understood voice,
        Optional<Quality> quality,
        Optional<Duration> roundTrip,
        Optional<ReceptionBlock> told,
        boolean peerLeft) {

    /**
     * What it did not listen to.
     *
     * @param strangers  packets from elsewhere than agreed
     * @param unagreed   packets of payload types that are not agreed
     * @param malformed  datagrams that are neither RTP nor RTCP
     * @param looped     packets of its own that came back (RFC 3550 §8.2)
     * @param collisions times that another source had its number, whereupon it took another
     */
    public record Astray(long strangers, long unagreed, long malformed, long looped, long collisions) {}

    /**
     * How good it would sound.
     *
     * @param playOut what became of the packets in a jitter buffer
     * @param loss    part of the packets that was not played, since they never came or came too late; 0 to 1
     * @param delay   from mouth to ear: half the round trip, the depth of the buffer and the time of a packet
     */
    public record Quality(PlayOut.Figures playOut, double loss, Duration delay, Rating rating) {}

    /**
     * What it heard.
     *
     * @param keys      pressed by the other side
     * @param whole     payloads of {@link Voice#numbered()} that came as they were sent
     * @param spoilt    payloads that are none
     * @param sources   how many different ones, one after the other
     */
    public record Understood(String keys, long whole, long spoilt, int sources) {}
}

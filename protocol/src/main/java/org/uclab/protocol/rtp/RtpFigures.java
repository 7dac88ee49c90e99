package org.uclab.protocol.rtp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a receiver can tell of one stream. The loss of RFC 3550 A.3 counts a packet that came twice as one that was not
 * lost; here it does not make up for another.
 *
 * @param payloadType of the newest packet
 * @param packets     that arrived, those that came twice included
 * @param bytes       of all of them, headers included
 * @param lost        that were expected and have not arrived
 * @param duplicates  that had arrived before
 * @param outOfOrder  that arrived after a later one
 * @param highest     the highest sequence number, with the wraps above its 16 bits; it begins anew with its sender
 * @param jitter      none where the clock rate of the payload type is not known
 * @param first       when the first packet arrived
 * @param last        when the newest packet arrived
 */
public record RtpFigures(
        long ssrc,
        int payloadType,
        long packets,
        long bytes,
        long lost,
        long duplicates,
        long outOfOrder,
        long highest,
        Optional<Duration> jitter,
        Instant first,
        Instant last) {}

package org.uclab.client.media;

import java.time.Duration;
import org.uclab.protocol.rtp.Codec;

/** What sound costs on the wire (S4, "Audio Bit Rates"). */
public final class AudioCost {

    /** Headers of IPv4, UDP and RTP, in octets. */
    private static final int HEADER_BYTES = 40;

    /**
     * Octets that a packet of a compressed codec carries on a desktop besides. ASSUMED(S4): its table has 14 kbit/s more there than the codec
     * and the headers take in packets of 20 ms, and does not say of what; the lab pads (RFC 3550 §5.1).
     */
    private static final int DESKTOP_PADDING = 35;

    private static final int UNCOMPRESSED = 64_000;
    private static final int BITS = 8;
    private static final Duration PTIME = Duration.ofMillis(20);

    private AudioCost() {}

    /** Octets of padding of each packet. */
    public static int padding(MediaPlatform platform, Codec codec) {
        boolean compressed = codec.bitRate() < UNCOMPRESSED && codec.clockRate() < Codec.OPUS.clockRate();
        return platform.desktop() && compressed ? DESKTOP_PADDING : 0;
    }

    /** Kilobits in a second, with all headers. */
    public static double wireKbps(MediaPlatform platform, Codec codec) {
        int octets = codec.octets(PTIME) + HEADER_BYTES + padding(platform, codec);
        return (double) octets * BITS / PTIME.toMillis();
    }

    /** Kilobits in a second of the codec alone. */
    public static double payloadKbps(Codec codec) {
        return codec.bitRate() / 1000.0;
    }
}

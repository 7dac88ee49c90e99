package org.uclab.protocol.rtp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How sound or pictures are coded, as far as packets show it.
 *
 * @param encoding   as SDP spells it
 * @param clockRate  ticks of the timestamp in a second
 * @param bitRate    bits of payload in a second; 0 where it varies
 * @param staticType payload type of RFC 3551 §6; none where it is dynamic
 */
public record Codec(String encoding, int clockRate, int bitRate, OptionalInt staticType) {

    public static final Codec PCMU = new Codec("PCMU", 8000, 64_000, OptionalInt.of(0));
    public static final Codec PCMA = new Codec("PCMA", 8000, 64_000, OptionalInt.of(8));

    /** Its timestamps run at half its sampling rate. RFC 3551 §4.5.2. */
    public static final Codec G722 = new Codec("G722", 8000, 64_000, OptionalInt.of(9));

    public static final Codec G729 = new Codec("G729", 8000, 8_000, OptionalInt.of(18));

    /** RFC 5577. */
    public static final Codec G7221_24 = new Codec("G7221", 16_000, 24_000, OptionalInt.empty());

    public static final Codec G7221_32 = new Codec("G7221", 16_000, 32_000, OptionalInt.empty());

    /** RFC 7587; its rate varies. ASSUMED(RFC 7587 §3.1.1): the middle of what it recommends for wideband speech. */
    public static final Codec OPUS = new Codec("opus", 48_000, 20_000, OptionalInt.empty());

    /** RFC 6184; its rate is what the call agrees on. */
    public static final Codec H264 = new Codec("H264", 90_000, 0, OptionalInt.empty());

    /** All that have a name here. */
    public static final List<Codec> KNOWN = List.of(PCMU, PCMA, G722, G729, G7221_32, G7221_24, OPUS, H264);

    private static final int BITS_PER_OCTET = 8;
    private static final long NANOS = 1_000_000_000L;

    /**
     * The one of an SDP {@code rtpmap} and {@code fmtp}.
     *
     * @param parameters value of the {@code fmtp} behind its payload type; empty where there is none
     */
    public static Optional<Codec> of(String encoding, int clockRate, String parameters) {
        String wanted = encoding.toLowerCase(Locale.ROOT);
        boolean slow = parameters.replace(" ", "").contains("bitrate=24000");
        return KNOWN.stream()
                .filter(codec -> codec.encoding.toLowerCase(Locale.ROOT).equals(wanted) && codec.clockRate == clockRate)
                .filter(codec -> !codec.encoding.equals("G7221") || codec.equals(slow ? G7221_24 : G7221_32))
                .findFirst();
    }

    /** Octets of payload in a packet that carries that much time. */
    public int octets(Duration ptime) {
        return Math.toIntExact(bitRate * ptime.toMillis() / 1000 / BITS_PER_OCTET);
    }

    /** Ticks of the timestamp in that much time. */
    public long ticks(Duration time) {
        return Math.round(clockRate * (double) time.toNanos() / NANOS);
    }

    /** The same with that many bits of payload in a second. */
    public Codec at(int bits) {
        return new Codec(encoding, clockRate, bits, staticType);
    }

    /** The value of an {@code rtpmap} for that payload type. */
    public String rtpmap(int payloadType) {
        return payloadType + " " + encoding + "/" + clockRate + (encoding.equals("opus") ? "/2" : "");
    }
}

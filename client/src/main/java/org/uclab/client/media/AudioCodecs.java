package org.uclab.client.media;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.protocol.sdp.Codec;

/**
 * What clients can code, the preferred one first (S4, "Supported Codecs"). ASSUMED(P212429): the order and the numbers are those of a captured
 * offer; S4 lists them without an order.
 */
public final class AudioCodecs {

    /** Named events, RFC 4733. */
    public static final Codec EVENTS = Codec.of(101, "telephone-event", 8000).with("0-15");

    private static final Codec OPUS = new Codec(114, "opus", 48_000, 2, "");
    private static final Codec G729 = Codec.of(18, "G729", 8000).with("annexb=no");

    private static final List<Codec> BOTH = List.of(
            Codec.of(9, "G722", 8000),
            Codec.of(104, "G7221", 16_000).with("bitrate=32000"),
            Codec.of(105, "G7221", 16_000).with("bitrate=24000"),
            Codec.of(0, "PCMU", 8000),
            Codec.of(8, "PCMA", 8000),
            G729);

    /** Pictures. ASSUMED(P212429): number and parameters of a captured offer, mode 1 alone. */
    public static final Codec H264 = Codec.of(126, "H264", 90_000)
            .with("profile-level-id=42E01F;packetization-mode=1;level-asymmetry-allowed=1;max-fs=3601");

    private AudioCodecs() {}

    /**
     * All of a client, and named events.
     *
     * @param lowBandwidth whether it is to be content with little (S4: mobile clients; G.729a alone then)
     */
    public static List<Codec> of(MediaPlatform platform, boolean lowBandwidth) {
        if (lowBandwidth && !platform.desktop()) {
            return List.of(G729, EVENTS);
        }
        List<Codec> sound = platform.desktop()
                ? BOTH
                : Stream.concat(Stream.of(OPUS), BOTH.stream()).toList();
        return Stream.concat(sound.stream(), Stream.of(EVENTS)).toList();
    }

    /** That one alone, by its name in SDP, or by name and bits in a second: {@code G7221/24000}; several where it names several. */
    static Stream<Codec> named(String name) {
        String[] parts = name.split("/", 2);
        return of(MediaPlatform.ANDROID, false).stream()
                .filter(codec -> codec.name().equalsIgnoreCase(parts[0]))
                .filter(codec -> parts.length == 1 || codec.parameters().contains("bitrate=" + parts[1]));
    }
}

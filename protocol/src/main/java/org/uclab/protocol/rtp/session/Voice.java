package org.uclab.protocol.rtp.session;

import java.util.List;
import org.uclab.protocol.rtp.g711.Law;
import org.uclab.protocol.rtp.tone.Sound;

/** What a sender puts into its packets. */
@FunctionalInterface
public interface Voice {

    /**
     * The payload of a packet.
     *
     * @param number  of the packet, from 0
     * @param samples of 8000 a second, since the beginning
     * @param octets  how long it is to be
     */
    byte[] payload(long number, long samples, int octets);

    /** The payloads of all packets of that moment: of sound there is one. */
    default List<byte[]> payloads(long number, long samples, int octets) {
        return List.of(payload(number, samples, octets));
    }

    /** Whether it is pictures: then the last packet of a moment has the marker (RFC 6184 §5.1), and not the first after a pause. */
    default boolean pictures() {
        return false;
    }

    /** A sound, coded by that law. */
    static Voice of(Law law, Sound sound) {
        return (number, samples, octets) -> law.encode(sound.samples(samples, octets));
    }

    /** Octets that a receiver knows again, for codecs whose sound is not made here. */
    static Voice numbered() {
        return (number, samples, octets) -> Numbered.payload(number, octets);
    }

    /** What was recorded, again and again. */
    static Voice recorded(byte[] recording) {
        byte[] own = recording.clone();
        return (number, samples, octets) -> {
            byte[] payload = new byte[octets];
            for (int i = 0; i < octets && own.length > 0; i++) {
                payload[i] = own[(int) ((number * octets + i) % own.length)];
            }
            return payload;
        };
    }
}

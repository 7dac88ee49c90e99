package org.uclab.protocol.rtp.event;

import java.util.Optional;

/**
 * The payload of one packet of an event. RFC 4733 §2.3.
 *
 * @param code     0 to 255; 0 to 15 are the keys {@code 0-9 * # A-D}
 * @param end      whether the event is over
 * @param volume   0 to 63, in −dBm0
 * @param duration 0 to 65535 ticks since the event began
 */
public record TelephoneEvent(int code, boolean end, int volume, int duration) {

    /** Octets. */
    public static final int BYTES = 4;

    public static final int DURATION_MAX = 0xffff;

    private static final String KEYS = "0123456789*#ABCD";
    private static final int END = 0x80;
    private static final int VOLUME = 0x3f;

    /** The first event of a payload; none where it is too short for one. */
    public static Optional<TelephoneEvent> read(byte[] payload) {
        if (payload.length < BYTES) {
            return Optional.empty();
        }
        return Optional.of(new TelephoneEvent(
                payload[0] & 0xff,
                (payload[1] & END) != 0,
                payload[1] & VOLUME,
                (payload[2] & 0xff) << 8 | (payload[3] & 0xff)));
    }

    public byte[] write() {
        return new byte[] {
            (byte) code, (byte) ((end ? END : 0) | (volume & VOLUME)), (byte) (duration >> 8), (byte) duration
        };
    }

    /** The code of a key; none where there is no such key. */
    public static Optional<Integer> code(char key) {
        int at = KEYS.indexOf(Character.toUpperCase(key));
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    /** The key of a code; none where it is no key. RFC 4733 §3.2. */
    public static Optional<Character> key(int code) {
        return code < KEYS.length() && code >= 0 ? Optional.of(KEYS.charAt(code)) : Optional.empty();
    }
}

package org.uclab.protocol.capf;

import java.nio.charset.StandardCharsets;

/**
 * One element of a message.
 *
 * @param tag   0 to 255
 * @param value at most {@link CapfMessage#BODY_MAX_BYTES} octets; belongs to the element
 */
public record CapfElement(int tag, byte[] value) {

    /** An element of one octet. */
    public static CapfElement octet(CapfTag tag, int value) {
        return new CapfElement(tag.code(), new byte[] {(byte) value});
    }

    /** An element of two octets. */
    public static CapfElement word(CapfTag tag, int value) {
        return new CapfElement(tag.code(), new byte[] {(byte) (value >> 8), (byte) value});
    }

    /** A text, ended by a zero octet. */
    public static CapfElement text(CapfTag tag, String value) {
        return new CapfElement(tag.code(), (value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    public static CapfElement of(CapfTag tag, byte[] value) {
        return new CapfElement(tag.code(), value);
    }
}

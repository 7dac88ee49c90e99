package org.uclab.protocol.bfcp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attribute of a message, RFC 8855 §5.2.
 *
 * @param type      1 to 18 of those that are known
 * @param mandatory whether who does not know it must refuse the message
 */
record Attribute(int type, boolean mandatory, byte[] value) {

    static final int FLOOR_ID = 2;
    static final int FLOOR_REQUEST_ID = 3;
    static final int REQUEST_STATUS = 5;
    static final int ERROR_CODE = 6;
    static final int SUPPORTED_ATTRIBUTES = 10;
    static final int SUPPORTED_PRIMITIVES = 11;
    static final int FLOOR_REQUEST_INFORMATION = 15;
    static final int FLOOR_REQUEST_STATUS = 17;
    static final int OVERALL_REQUEST_STATUS = 18;

    /** The highest type that the RFC knows. */
    static final int TYPE_MAX = 18;

    /** Attributes in one message or group. */
    private static final int ATTRIBUTES_MAX = 32;

    private static final int HEAD_OCTETS = 2;
    private static final int WORD_OCTETS = 4;
    private static final int OCTET = 0xff;

    /** One that is a number of 16 bits. */
    static Attribute number(int type, int value) {
        return new Attribute(type, true, new byte[] {(byte) (value >> 8), (byte) value});
    }

    /** One that is a list of octets. */
    static Attribute octets(int type, int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return new Attribute(type, true, all);
    }

    /** One that begins with a number of 16 bits and has others within. */
    static Attribute group(int type, int number, Attribute... within) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(number >> 8);
        all.write(number);
        for (Attribute one : within) {
            one.write(all);
        }
        return new Attribute(type, true, all.toByteArray());
    }

    /** Its first 16 bits; none where it has fewer. */
    Optional<Integer> number() {
        return value.length < 2 ? Optional.empty() : Optional.of(((value[0] & OCTET) << 8) | (value[1] & OCTET));
    }

    /** What is within one that has others within; none where that is malformed. */
    Optional<List<Attribute>> within() {
        return value.length < 2 ? Optional.empty() : read(value, 2);
    }

    void write(ByteArrayOutputStream out) {
        int length = HEAD_OCTETS + value.length;
        out.write((type << 1) | (mandatory ? 1 : 0));
        out.write(length);
        out.writeBytes(value);
        out.writeBytes(new byte[Math.floorMod(-length, WORD_OCTETS)]);
    }

    /** The attributes from there to the end; none where they are malformed or too many. */
    static Optional<List<Attribute>> read(byte[] octets, int from) {
        List<Attribute> attributes = new ArrayList<>();
        int at = from;
        while (at < octets.length) {
            int length = at + 1 < octets.length ? octets[at + 1] & OCTET : 0;
            if (length < HEAD_OCTETS || at + length > octets.length || attributes.size() == ATTRIBUTES_MAX) {
                return Optional.empty();
            }
            byte[] value = java.util.Arrays.copyOfRange(octets, at + HEAD_OCTETS, at + length);
            attributes.add(new Attribute((octets[at] & OCTET) >> 1, (octets[at] & 1) == 1, value));
            at += length + Math.floorMod(-length, WORD_OCTETS);
        }
        return Optional.of(attributes);
    }
}

package org.uclab.sim.ucm.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Elements of a tag, two octets of length and a value, as signed files and trust lists have them. */
final class TlvBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TlvBytes octets(int tag, byte[] value) {
        head(tag, value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** The tag and a length; what has that length follows. */
    TlvBytes head(int tag, int length) {
        bytes.write(tag);
        bytes.write(length >> 8);
        bytes.write(length);
        return this;
    }

    TlvBytes octet(int tag, int value) {
        return octets(tag, new byte[] {(byte) value});
    }

    TlvBytes word(int tag, int value) {
        return octets(tag, new byte[] {(byte) (value >> 8), (byte) value});
    }

    TlvBytes text(int tag, String value) {
        return octets(tag, (value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** A lone octet without a length. */
    TlvBytes lone(int octet) {
        bytes.write(octet);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}

package org.uclab.sim.expressway.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A question, RFC 1035 §4.1.2, class IN. The name has no last dot and is in lower case. */
record DnsQuery(String name, Type type) {

    /** The record types asked for. */
    enum Type {
        A(1),
        SRV(33);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    static final int CLASS_IN = 1;
    static final int NAME_MAX_CHARS = 253;
    static final int LABEL_MAX_BYTES = 63;

    private static final int FLAGS_RECURSION_DESIRED = 0x0100;

    DnsQuery {
        name = (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    /** Whether the name can be asked for at all. */
    boolean askable() {
        if (name.isEmpty()
                || name.length() > NAME_MAX_CHARS
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL_MAX_BYTES) {
                return false;
            }
        }
        return true;
    }

    /** The message that asks, with recursion desired. */
    byte[] encoded(int id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(id);
            out.writeShort(FLAGS_RECURSION_DESIRED);
            out.writeShort(1);
            out.writeShort(0);
            out.writeInt(0);
            for (String label : name.split("\\.")) {
                out.writeByte(label.length());
                out.writeBytes(label);
            }
            out.writeByte(0);
            out.writeShort(type.number());
            out.writeShort(CLASS_IN);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

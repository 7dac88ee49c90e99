package org.uclab.protocol.cti;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One message: {@code C1}, its kind, two octets of length of what follows, four octets of its number, and fields of two octets of
 * length and UTF-8 text. Numbers have their high octet first.
 *
 * @param number of the question, which its answer has too; 0 of what nobody has asked for
 */
public record CtiMessage(CtiKind kind, int number, List<String> fields) {

    /** First octet of every message. */
    public static final int MAGIC = 0xC1;

    /** Octets before the number. */
    static final int HEAD_BYTES = 4;

    /** Longest message behind its head, in octets. */
    public static final int BODY_MAX_BYTES = 4_096;

    /** Most fields in one message. */
    public static final int FIELDS_MAX = 64;

    public CtiMessage {
        fields = List.copyOf(fields);
        if (fields.size() > FIELDS_MAX) {
            throw new IllegalArgumentException("a message has at most " + FIELDS_MAX + " fields");
        }
    }

    public static CtiMessage of(CtiKind kind, int number, String... fields) {
        return new CtiMessage(kind, number, List.of(fields));
    }

    /** The field at that place, from 0; empty text where there is none. */
    public String field(int place) {
        return place < fields.size() ? fields.get(place) : "";
    }

    /** Octets that it has on the wire. */
    public int size() {
        return HEAD_BYTES
                + Integer.BYTES
                + fields.stream()
                        .mapToInt(field -> 2 + field.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }

    /**
     * As it goes over the wire.
     *
     * @throws IllegalArgumentException when it is too long
     */
    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        word(body, number >>> 16);
        word(body, number);
        for (String field : fields) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            word(body, text.length);
            body.writeBytes(text);
        }
        if (body.size() > BODY_MAX_BYTES) {
            throw new IllegalArgumentException("a message of " + body.size() + " octets is too long");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(HEAD_BYTES + body.size());
        whole.write(MAGIC);
        whole.write(kind.code());
        word(whole, body.size());
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static void word(ByteArrayOutputStream to, int value) {
        to.write(value >> 8);
        to.write(value);
    }
}

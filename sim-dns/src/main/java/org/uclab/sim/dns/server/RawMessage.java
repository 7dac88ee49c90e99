package org.uclab.sim.dns.server;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A DNS message as bytes: just as much of RFC 1035 §4.1 as can be read without parsing it. Offsets that a hostile
 * sender chose are checked before they are used.
 */
final class RawMessage {

    /** Bytes of the header. */
    static final int HEADER_BYTES = 12;

    private static final int FLAG_RESPONSE = 0x80;
    private static final int FLAG_AUTHORITATIVE = 0x04;
    private static final int FLAG_TRUNCATED = 0x02;
    private static final int FLAG_RECURSION_DESIRED = 0x01;
    private static final int FLAG_RECURSION_AVAILABLE = 0x80;
    private static final int LABEL_MAX_BYTES = 63;
    private static final int TYPE_AND_CLASS_BYTES = 4;

    private RawMessage() {}

    static int id(byte[] message) {
        return unsigned16(message, 0);
    }

    static boolean isResponse(byte[] message) {
        return (message[2] & FLAG_RESPONSE) != 0;
    }

    static boolean recursionDesired(byte[] message) {
        return (message[2] & FLAG_RECURSION_DESIRED) != 0;
    }

    static boolean truncated(byte[] message) {
        return (message[2] & FLAG_TRUNCATED) != 0;
    }

    /** The same message, which does not say that it was cut. */
    static byte[] whole(byte[] message) {
        byte[] copy = message.clone();
        copy[2] &= (byte) ~FLAG_TRUNCATED;
        return copy;
    }

    static int opcode(byte[] message) {
        return (message[2] >> 3) & 0xF;
    }

    static int rcode(byte[] message) {
        return message[3] & 0xF;
    }

    /** How many records the header announces in a section, 0 (question) to 3 (additional). */
    static int count(byte[] message, int section) {
        return unsigned16(message, 4 + 2 * section);
    }

    static byte[] withId(byte[] message, int id) {
        byte[] copy = message.clone();
        copy[0] = (byte) (id >> 8);
        copy[1] = (byte) id;
        return copy;
    }

    /** A forwarder is no authority for what it passes on, and has shown that it recurses. */
    static byte[] passedOn(byte[] reply, int id) {
        byte[] copy = withId(reply, id);
        copy[2] &= (byte) ~FLAG_AUTHORITATIVE;
        copy[3] |= (byte) FLAG_RECURSION_AVAILABLE;
        return copy;
    }

    /** An answer with neither records nor question, for a message that could not be read or is not for us. */
    static byte[] bare(byte[] question, int rcode) {
        byte[] reply = Arrays.copyOf(question, HEADER_BYTES);
        Arrays.fill(reply, 4, HEADER_BYTES, (byte) 0);
        reply[2] = (byte) (FLAG_RESPONSE | (reply[2] & ((0xF << 3) | FLAG_RECURSION_DESIRED)));
        reply[3] = (byte) rcode;
        return reply;
    }

    /** Whether this is a response to the query, with the id the query was sent with. */
    static boolean answers(byte[] reply, byte[] query) {
        if (reply.length < HEADER_BYTES || !isResponse(reply) || id(reply) != id(query)) {
            return false;
        }
        int end = questionEnd(query);
        return count(reply, 0) == 1
                && end > 0
                && end == questionEnd(reply)
                && sameButForCase(reply, query, HEADER_BYTES, end);
    }

    /** All of it but the id: equal for questions that any one answer would serve. */
    static ByteBuffer withoutId(byte[] message) {
        return ByteBuffer.wrap(message, 2, message.length - 2).slice();
    }

    /** Where the only question ends, 0 when it cannot be told. */
    private static int questionEnd(byte[] message) {
        int at = HEADER_BYTES;
        while (at < message.length) {
            int label = message[at] & 0xFF;
            if (label == 0) {
                int end = at + 1 + TYPE_AND_CLASS_BYTES;
                return end <= message.length ? end : 0;
            }
            if (label > LABEL_MAX_BYTES) {
                return 0;
            }
            at += 1 + label;
        }
        return 0;
    }

    private static boolean sameButForCase(byte[] one, byte[] other, int from, int to) {
        for (int i = from; i < to; i++) {
            if (lower(one[i]) != lower(other[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    private static int unsigned16(byte[] message, int at) {
        return ((message[at] & 0xFF) << 8) | (message[at + 1] & 0xFF);
    }
}

package org.uclab.sim.dns.server;

/**
 * A question of the everyday shape, read without making objects: one question of class IN, and at most an OPT record of
 * version 0 without options. Whatever else a message may be is read the long way. Used again for the next message.
 */
final class QuickQuestion {

    private static final int TYPE_AND_CLASS_BYTES = 4;
    private static final int LABEL_MAX_BYTES = 63;
    private static final int NAME_MAX_BYTES = 255;
    private static final int ANY_FLAG_BUT_RD = 0xFE;
    private static final int CLASS_IN = 1;
    private static final int TYPE_OPT = 41;
    private static final int OPT_BYTES = 11;
    private static final int DO_BIT = 0x80;
    private static final int HASH_FACTOR = 31;
    private static final int LOWER = 'a' - 'A';

    private byte[] message;
    private int end;
    private int hash;
    private int payload;
    private boolean dnssec;

    /** Whether the message is of that shape; if so the rest tells of it. */
    boolean read(byte[] wire) {
        message = wire;
        if (wire.length < RawMessage.HEADER_BYTES + 1 + TYPE_AND_CLASS_BYTES
                || (wire[2] & ANY_FLAG_BUT_RD) != 0
                || (wire[4] | wire[6] | wire[7] | wire[8] | wire[9] | wire[10]) != 0
                || wire[5] != 1
                || !readName()) {
            return false;
        }
        if (wire[11] == 0) {
            payload = 0;
            dnssec = false;
            return end == wire.length;
        }
        return wire[11] == 1 && readOpt();
    }

    private boolean readName() {
        byte[] wire = message;
        int at = RawMessage.HEADER_BYTES;
        int h = 0;
        while (at < wire.length) {
            int label = wire[at];
            h = HASH_FACTOR * h + label;
            at++;
            if (label == 0) {
                return readType(at, h);
            }
            int next = at + label;
            if (label < 0 || label > LABEL_MAX_BYTES || next >= wire.length) {
                return false;
            }
            for (; at < next; at++) {
                h = HASH_FACTOR * h + lower(wire[at]);
            }
        }
        return false;
    }

    private boolean readType(int at, int h) {
        byte[] wire = message;
        end = at + TYPE_AND_CLASS_BYTES;
        if (end > wire.length
                || at - RawMessage.HEADER_BYTES > NAME_MAX_BYTES
                || wire[at + 2] != 0
                || wire[at + 3] != CLASS_IN) {
            return false;
        }
        hash = HASH_FACTOR * (HASH_FACTOR * h + wire[at]) + wire[at + 1];
        return true;
    }

    private boolean readOpt() {
        byte[] wire = message;
        int at = end;
        if (wire.length != at + OPT_BYTES
                || wire[at] != 0
                || wire[at + 1] != 0
                || wire[at + 2] != TYPE_OPT
                || wire[at + 6] != 0
                || wire[at + 9] != 0
                || wire[at + 10] != 0) {
            return false;
        }
        payload = ((wire[at + 3] & 0xFF) << 8) | (wire[at + 4] & 0xFF);
        dnssec = (wire[at + 7] & DO_BIT) != 0;
        return true;
    }

    byte[] message() {
        return message;
    }

    /** Where the question ends; it begins behind the header. */
    int end() {
        return end;
    }

    /** Of name and type, the same for every case of letters. */
    int hash() {
        return hash;
    }

    /** What the caller offers by EDNS, in bytes; 0 without EDNS. */
    int payload() {
        return payload;
    }

    /** Whether an OPT record came along. */
    boolean edns() {
        return message[11] == 1;
    }

    /** The DO bit (RFC 3225). */
    boolean dnssec() {
        return dnssec;
    }

    /** Whether another message asks the same, by name and type, whatever the case of letters. */
    boolean asksTheSame(byte[] other, int otherEnd) {
        if (otherEnd != end) {
            return false;
        }
        byte[] wire = message;
        int typeAt = end - TYPE_AND_CLASS_BYTES;
        for (int i = RawMessage.HEADER_BYTES; i < typeAt; i++) {
            byte one = wire[i];
            byte two = other[i];
            if (one != two && lower(one) != lower(two)) {
                return false;
            }
        }
        return wire[typeAt] == other[typeAt] && wire[typeAt + 1] == other[typeAt + 1];
    }

    /** Lengths of labels are below every letter, so they may go through this too. */
    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + LOWER : b;
    }
}

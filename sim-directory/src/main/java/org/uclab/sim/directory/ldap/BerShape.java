package org.uclab.sim.directory.ldap;

/**
 * Whether the elements of a message fit into each other, and not too deep, before anything recursive reads it: a filter
 * of a hundred thousand negations is small in bytes and large on the stack.
 */
final class BerShape {

    /** Elements within elements. A filter of thirty levels has about forty. */
    static final int DEPTH_MAX = 64;

    private static final int CONSTRUCTED = 0x20;
    private static final int TAG_NUMBER = 0x1f;
    private static final int LONG_FORM = 0x80;
    private static final int LENGTH_OCTETS_MAX = 4;

    private BerShape() {}

    private enum Verdict {
        SOUND,
        TOO_DEEP,
        BROKEN
    }

    /** Whether the bytes are one element in good order. */
    static boolean sound(byte[] message) {
        return judge(message) == Verdict.SOUND;
    }

    /** Whether they are in good order up to where they are nested too deep. */
    static boolean tooDeep(byte[] message) {
        return judge(message) == Verdict.TOO_DEEP;
    }

    private static Verdict judge(byte[] message) {
        int[] ends = new int[DEPTH_MAX + 1];
        int depth = 0;
        int at = 0;
        ends[0] = message.length;
        while (at < message.length) {
            int tag = message[at] & 0xff;
            if ((tag & TAG_NUMBER) == TAG_NUMBER || at + 1 >= ends[depth]) {
                return Verdict.BROKEN; // LDAP has no tag above 30, and an element has a length
            }
            int first = message[at + 1] & 0xff;
            int octets = first < LONG_FORM ? 0 : first - LONG_FORM;
            long content = first < LONG_FORM ? first : length(message, at + 2, octets, ends[depth]);
            long begin = at + 2L + octets;
            if (content < 0 || begin + content > ends[depth]) {
                return Verdict.BROKEN;
            }
            at = (int) begin;
            if ((tag & CONSTRUCTED) != 0) {
                if (depth == DEPTH_MAX) {
                    return Verdict.TOO_DEEP;
                }
                depth++;
                ends[depth] = (int) (begin + content);
            } else {
                at += (int) content;
            }
            while (depth > 0 && at == ends[depth]) {
                depth--;
            }
        }
        return depth == 0 ? Verdict.SOUND : Verdict.BROKEN;
    }

    private static long length(byte[] message, int at, int octets, int end) {
        if (octets == 0 || octets > LENGTH_OCTETS_MAX || at + octets > end) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | (message[at + i] & 0xff);
        }
        return length;
    }
}

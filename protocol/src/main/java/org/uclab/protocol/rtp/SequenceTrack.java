package org.uclab.protocol.rtp;

/**
 * Where a stream stands in its sequence numbers, which have 16 bits and wrap. RFC 3550 A.1, with a window of the newest
 * numbers besides, so that a packet that came twice is told from one that came late. A sender that starts again goes on
 * in the same count.
 *
 * <p>A new stream is believed with its second packet. The RFC wants that one to be the next number; here it may be any
 * near one, since a lab loses every other packet if it is told to.
 */
final class SequenceTrack {

    /** A packet this far ahead is the next after a gap. */
    static final int DROPOUT_MAX = 3000;

    /** A packet this far behind is late; from there on it is another beginning. */
    static final int MISORDER_MAX = 100;

    private static final int NUMBERS = 1 << 16;

    /** A power of two above {@link #MISORDER_MAX}. */
    private static final int WINDOW = 128;

    private static final int NONE = -1;

    /** What a packet is to the stream. */
    enum Step {
        /** The first of all. */
        FIRST,
        /** The next one, maybe after a gap. */
        NEXT,
        /** One that others have overtaken. */
        LATE,
        /** One that came before. */
        DUPLICATE,
        /** One from far away, which does not count. */
        JUMP,
        /** The second one from there: the sender has started again, and both count. */
        RESTART
    }

    private final boolean[] seen = new boolean[WINDOW];
    /** Numbers of the beginnings before this one. */
    private long expectedBefore;

    private long base;
    private long highest = NONE;
    private int afterJump = NONE;

    /** Notes a packet. */
    Step step(int sequence) {
        if (highest == NONE) {
            begin(sequence);
            return Step.FIRST;
        }
        int ahead = sequence - (int) (highest % NUMBERS) & NUMBERS - 1;
        if (ahead == 0) {
            return Step.DUPLICATE;
        }
        if (ahead < DROPOUT_MAX) {
            advance(ahead);
            afterJump = NONE;
            return Step.NEXT;
        }
        int behind = NUMBERS - ahead;
        if (behind < MISORDER_MAX) {
            return late(highest - behind);
        }
        if (sequence != afterJump) {
            afterJump = sequence + 1 & NUMBERS - 1;
            return Step.JUMP;
        }
        expectedBefore = expected();
        begin(sequence - 1 & NUMBERS - 1);
        advance(1);
        return Step.RESTART;
    }

    private void begin(int sequence) {
        base = (long) sequence + NUMBERS; // room below for what the first packet has overtaken
        highest = base;
        afterJump = NONE;
        java.util.Arrays.fill(seen, false);
        mark(highest);
    }

    private void advance(int by) {
        for (long passed = highest + Math.max(1, by - WINDOW + 1L); passed < highest + by; passed++) {
            seen[(int) (passed % WINDOW)] = false;
        }
        highest += by;
        mark(highest);
    }

    private Step late(long number) {
        if (number >= base && seen[(int) (number % WINDOW)]) {
            return Step.DUPLICATE;
        }
        if (number < base) {
            for (long between = number + 1; between < base; between++) {
                seen[(int) (between % WINDOW)] = false;
            }
            base = number;
        }
        mark(number);
        return Step.LATE;
    }

    private void mark(long number) {
        seen[(int) (number % WINDOW)] = true;
    }

    /** How many packets there must have been. */
    long expected() {
        return highest == NONE ? 0 : expectedBefore + highest - base + 1;
    }

    /** The highest number, with the wraps above its 16 bits. RFC 3550 §6.4.1. */
    long highest() {
        return highest - NUMBERS;
    }
}

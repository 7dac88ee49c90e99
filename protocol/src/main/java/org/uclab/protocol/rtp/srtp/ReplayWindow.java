package org.uclab.protocol.rtp.srtp;

/** Which of the newest packets have been there. RFC 3711 §3.3.2. */
final class ReplayWindow {

    /** Packets; the RFC wants 64 at least. */
    static final int SIZE = 128;

    private final boolean[] seen = new boolean[SIZE];
    private long highest = -1;

    /** Whether a packet of that index is neither too old nor there already. */
    boolean fresh(long index) {
        return index > highest || (highest - index < SIZE && !seen[(int) (index % SIZE)]);
    }

    /** Notes one that is fresh. */
    void note(long index) {
        if (index > highest) {
            for (long between = Math.max(highest + 1, index - SIZE + 1); between < index; between++) {
                seen[(int) (between % SIZE)] = false;
            }
            highest = index;
        }
        seen[(int) (index % SIZE)] = true;
    }

    /** The highest index noted; −1 before there was one. */
    long highest() {
        return highest;
    }
}

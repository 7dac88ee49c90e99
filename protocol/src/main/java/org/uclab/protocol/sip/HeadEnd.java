package org.uclab.protocol.sip;

/** Where the head of a message ends: at an empty line, whose ends may be bare line feeds. */
final class HeadEnd {

    private HeadEnd() {}

    /** The index of the first byte behind the empty line; -1 where there is none. */
    static int after(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                int next = i + 1;
                if (next < to && bytes[next] == '\r') {
                    next++;
                }
                if (next < to && bytes[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return -1;
    }
}

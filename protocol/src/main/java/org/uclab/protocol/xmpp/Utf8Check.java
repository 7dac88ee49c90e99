package org.uclab.protocol.xmpp;

/**
 * Says whether bytes, given in pieces, are well-formed UTF-8 (RFC 3629 §3): no overlong forms, no surrogates, nothing
 * above U+10FFFF. The XML reader lets some of these through.
 */
final class Utf8Check {

    private int missing;
    /** The range of the next byte. */
    private int lowest = 0x80;

    private int highest = 0xBF;

    /** False from the first byte on that cannot be; the state is then of no more use. */
    boolean accepts(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            if (missing > 0) {
                if (b < lowest || b > highest) {
                    return false;
                }
                missing--;
                lowest = 0x80;
                highest = 0xBF;
            } else if (b >= 0x80 && !leads(b)) {
                return false;
            }
        }
        return true;
    }

    private boolean leads(int b) {
        missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        switch (b) {
            case 0xE0 -> lowest = 0xA0;
            case 0xED -> highest = 0x9F;
            case 0xF0 -> lowest = 0x90;
            case 0xF4 -> highest = 0x8F;
            default -> {}
        }
        return b >= 0xC2 && b <= 0xF4;
    }
}

package org.uclab.sim.ucm.sip;

/** Text of strangers where a place takes one word. */
final class Words {

    private static final int CHARS_MAX = 64;

    private Words() {}

    /** Without blanks, and not long. */
    static String one(String text) {
        String plain = text.replaceAll("[\\s\\p{Cntrl}]", "_");
        if (plain.isEmpty()) {
            return "-";
        }
        return plain.length() > CHARS_MAX ? plain.substring(0, CHARS_MAX) : plain;
    }
}

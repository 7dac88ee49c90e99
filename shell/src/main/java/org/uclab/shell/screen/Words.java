package org.uclab.shell.screen;

import java.util.Arrays;

/** What a caller begins with, however it is cut; no more of it is kept than the word is long. */
final class Words {

    /** What has been said so far. */
    enum Said {
        /** A beginning of the word. */
        SOME,
        WORD,
        OTHER
    }

    private byte[] heard = {};

    Said take(byte[] octets, byte[] word) {
        if (heard.length + octets.length > word.length) {
            return Said.OTHER;
        }
        int before = heard.length;
        heard = Arrays.copyOf(heard, before + octets.length);
        System.arraycopy(octets, 0, heard, before, octets.length);
        if (!Arrays.equals(heard, Arrays.copyOf(word, heard.length))) {
            return Said.OTHER;
        }
        return heard.length == word.length ? Said.WORD : Said.SOME;
    }
}

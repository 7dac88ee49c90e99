package org.uclab.sim.ucm.uds;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Where the values of session cookies come from. */
interface SessionKeys {

    /** 32 upper-case hex digits never given before. */
    String next();

    /**
     * Keys nobody can guess, nor meet again after a restart of the node: the one thing here that a run does not
     * repeat.
     */
    final class Random implements SessionKeys {

        private static final int KEY_BYTES = 16;

        /** Keys drawn at a time: the system's generator costs by the call. */
        private static final int KEYS_DRAWN = 64;

        private final SecureRandom random = new SecureRandom();
        private final byte[] drawn = new byte[KEYS_DRAWN * KEY_BYTES];
        private int used = drawn.length;

        @Override
        public synchronized String next() {
            if (used == drawn.length) {
                random.nextBytes(drawn);
                used = 0;
            }
            used += KEY_BYTES;
            return HexFormat.of().withUpperCase().formatHex(drawn, used - KEY_BYTES, used);
        }
    }
}

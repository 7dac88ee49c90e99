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

        private final SecureRandom random = new SecureRandom();

        @Override
        public String next() {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            return HexFormat.of().withUpperCase().formatHex(key);
        }
    }
}

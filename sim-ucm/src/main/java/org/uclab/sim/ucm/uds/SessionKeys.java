package org.uclab.sim.ucm.uds;

import java.util.HexFormat;
import org.uclab.lab.seed.Draws;

/** Where the values of session cookies come from. */
interface SessionKeys {

    /** 32 upper-case hex digits never given before. */
    String next();

    /** Keys that the node draws by lot; none is met again after a restart of the node. */
    record Drawn(Draws draws) implements SessionKeys {

        private static final int KEY_BYTES = 16;
        private static final HexFormat HEX = HexFormat.of().withUpperCase();

        @Override
        public String next() {
            return HEX.formatHex(draws.bytes(KEY_BYTES));
        }
    }
}

package org.uclab.sim.expressway.sip;

import java.util.HexFormat;
import java.util.function.Supplier;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.seed.Draws;

/** Tags, Call-IDs, nonces and boundaries of a node: sixty characters, as many as a nonce of the product has (G-ADM). */
final class Tokens implements Supplier<String> {

    private static final int BYTES = 30;

    private final Draws draws;

    Tokens(NodeContext node) {
        this.draws = node.draws("sip-proxy");
    }

    @Override
    public String get() {
        return HexFormat.of().formatHex(draws.bytes(BYTES));
    }
}

package org.uclab.protocol.xmpp;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the side that opens a stream to another server proves which domain it speaks for.
 *
 * @param external whether it authenticates with its certificate (XEP-0178) where that is offered
 * @param claim    its dialback claim (XEP-0220 §2.1.1) on a stream of that id; absent where it only asks, and so proves nothing
 */
public record PeerProof(boolean external, Optional<Function<String, Element>> claim) {

    /** For a stream on which only {@code db:verify} is asked. */
    public static final PeerProof NONE = new PeerProof(false, Optional.empty());
}

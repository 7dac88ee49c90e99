package org.uclab.lab.fault;

import java.util.Set;

/** A fault of which nothing is known but who speaks: what is asked is above it. */
interface PeerFault extends Fault {

    @Override
    default Set<String> attributes() {
        return Set.of(Occasion.PEER);
    }
}

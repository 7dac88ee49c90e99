package org.uclab.sim.imp.federation;

import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StreamHeader;

/** A domain of ours and one of theirs: what a stream between servers is opened for. */
record Route(String ours, String theirs) {

    /** The way of a stanza that leaves; empty where its addresses are none. */
    static Optional<Route> of(Element stanza) {
        return Stanza.address(stanza, "from")
                .flatMap(from -> Stanza.address(stanza, "to").map(to -> new Route(from.domain(), to.domain())));
    }

    StreamHeader header() {
        return new StreamHeader(Namespaces.SERVER, theirs, ours, "", "1.0", "");
    }
}

package org.uclab.sim.webex;

import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/** A stanza on its way to a client with that full address, or to whatever address of a room. */
record Outgoing(Jid to, Element stanza) {

    /** The same stanza with that as its {@code to}. */
    static Outgoing addressed(Jid client, Element stanza, Jid to) {
        return new Outgoing(client, stanza.with("to", to.toString()));
    }
}

package org.uclab.protocol.presence;

import java.util.Optional;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;

/**
 * A client that is bound somewhere in the subcluster.
 *
 * @param jid        its full address
 * @param node       the node it is on
 * @param interested whether it asked for the roster and so wants roster pushes, RFC 6121 §2.2
 * @param presence   its last available presence, from its full address; empty while unavailable
 */
public record Resource(Jid jid, String node, boolean interested, Optional<Element> presence) {

    public boolean available() {
        return presence.isPresent();
    }

    /** RFC 6121 §4.7.2.3: between -128 and +127, 0 when absent; what is no such number counts as 0. */
    public int priority() {
        return presence.flatMap(stanza -> stanza.child("priority"))
                .map(Element::text)
                .map(String::strip)
                .filter(text -> text.matches("[+-]?[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number >= -128 && number <= 127)
                .orElse(0);
    }

    /** Whether messages for the bare address may come here, RFC 6121 §8.5.2.1. */
    public boolean takesMessages() {
        return available() && priority() >= 0;
    }

    public Resource with(Optional<Element> newPresence) {
        return new Resource(jid, node, interested, newPresence);
    }

    public Resource asInterested() {
        return new Resource(jid, node, true, presence);
    }
}

package org.uclab.protocol.xmpp;

import java.util.Optional;

/** Whom a stream is opened to: the namespace of its stanzas, the domains served, and the header that answers. */
public interface StreamHost {

    /** {@code jabber:client} for clients. */
    String contentNamespace();

    /**
     * Our opening of the stream, with an id of its own.
     *
     * @param heard the peer's opening; one without a domain where an error comes before it
     */
    StreamHeader answer(StreamHeader heard);

    /** Why no stream may be opened with that header, beyond its namespace and version. */
    default Optional<StreamCondition> objection(StreamHeader heard) {
        return Optional.empty();
    }
}

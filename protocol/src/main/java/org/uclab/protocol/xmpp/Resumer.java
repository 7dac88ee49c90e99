package org.uclab.protocol.xmpp;

import java.util.Optional;

/** Takes up streams that were lost, XEP-0198 §5. Where there is one, stream management is offered. */
@FunctionalInterface
public interface Resumer {

    /**
     * A user who has signed in wants a stream to go on.
     *
     * @param resume the element that says which, and how much of it was handled
     */
    Resumption resume(Jid user, Element resume);

    /**
     * What the peer is told.
     *
     * @param client the address that the stream is bound to again; empty where it does not go on
     */
    record Resumption(Optional<Jid> client, Element answer) {

        public static Resumption of(Jid client, Element resumed) {
            return new Resumption(Optional.of(client), resumed);
        }

        public static Resumption refused(Element failed) {
            return new Resumption(Optional.empty(), failed);
        }
    }
}

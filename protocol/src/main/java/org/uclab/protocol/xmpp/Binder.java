package org.uclab.protocol.xmpp;

import java.util.Optional;

/** Gives out resources, RFC 6120 §7. */
@FunctionalInterface
public interface Binder {

    /** Binds a resource; an empty one means that the client leaves the choice to the server. */
    Binding bind(Jid user, String resource);

    /** A full address or a refusal; exactly one is there. */
    record Binding(Optional<Jid> client, Optional<StanzaCondition> refusal) {

        public static Binding to(Jid client) {
            return new Binding(Optional.of(client), Optional.empty());
        }

        public static Binding refused(StanzaCondition why) {
            return new Binding(Optional.empty(), Optional.of(why));
        }
    }

    /** Takes up streams that were lost, XEP-0198 §5. Where there is one, stream management is offered. */
    @FunctionalInterface
    interface Resumer {

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
}

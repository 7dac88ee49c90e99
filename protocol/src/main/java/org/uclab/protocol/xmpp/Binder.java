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
}

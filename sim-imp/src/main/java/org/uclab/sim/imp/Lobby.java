package org.uclab.sim.imp;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.xmpp.XmppFault;

/** What a session asks of its node. */
interface Lobby {

    SaslMechanism.Credentials credentials();

    /** Binds a resource; an empty one means that the client leaves the choice to us. */
    Binding bind(Jid user, String resource);

    /** The armed fault that bites at that step ({@code auth}); user empty if unknown. */
    Optional<XmppFault> fault(String step, String user);

    /** The same for a step ({@code stream}, {@code bind}) at which only the stream can fail. */
    Optional<XmppFault.StreamError> streamFault(String step, String user);

    /** Full host names of the user's home node and then the others; empty for a user not known. */
    List<String> nodesOf(String user);

    /** A random name for a stream or a resource. */
    String token();

    /** A full address or a refusal; exactly one is there. */
    record Binding(Optional<Jid> client, Optional<StanzaCondition> refusal) {

        static Binding to(Jid client) {
            return new Binding(Optional.of(client), Optional.empty());
        }

        static Binding refused(StanzaCondition why) {
            return new Binding(Optional.empty(), Optional.of(why));
        }
    }
}

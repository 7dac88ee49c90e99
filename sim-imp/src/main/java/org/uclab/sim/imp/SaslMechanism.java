package org.uclab.sim.imp;

import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.SaslCondition;

/** A SASL mechanism with one message from the client (RFC 6120 §6). */
interface SaslMechanism {

    /** Who the message proves the client to be, or why it proves nothing. */
    Verdict check(byte[] message, Credentials credentials);

    /** A user or a refusal; exactly one is there. {@code claimed} is the user id the client gave, for the record. */
    record Verdict(Optional<Jid> user, Optional<SaslCondition> refusal, String claimed) {

        static Verdict admitted(Jid user) {
            return new Verdict(Optional.of(user), Optional.empty(), user.local());
        }

        static Verdict refused(SaslCondition why, String claimed) {
            return new Verdict(Optional.empty(), Optional.of(why), claimed);
        }
    }

    /** What is known of the users' secrets. */
    interface Credentials {

        /** The address of the user with that id or address and that password. */
        Optional<Jid> user(String id, String password);

        /** The user with that address when the one-time password is one of his, which is used up then. */
        Optional<Jid> token(String address, String oneTimePassword);
    }

    /**
     * The mechanism of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static SaslMechanism named(String name) {
        return switch (name) {
            case "PLAIN" -> new PlainMechanism();
            case VtgTokenMechanism.NAME -> new VtgTokenMechanism();
            default ->
                throw new IllegalArgumentException(
                        "no SASL mechanism " + name + "; there are PLAIN and " + VtgTokenMechanism.NAME);
        };
    }
}

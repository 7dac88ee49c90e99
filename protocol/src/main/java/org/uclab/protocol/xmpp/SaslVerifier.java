package org.uclab.protocol.xmpp;

import java.util.Locale;
import java.util.Optional;

/** The server's side of a SASL mechanism with one message from the client, RFC 6120 §6. */
public interface SaslVerifier {

    /** As it is offered. */
    String name();

    /** The user id that the message claims; empty where it claims none. Proves nothing and uses nothing up. */
    String claimed(byte[] message);

    /** Who the message proves the client to be, or why it proves nothing. */
    Verdict check(byte[] message);

    /** A user or a refusal; exactly one is there. */
    record Verdict(Optional<Jid> user, Optional<SaslCondition> refusal) {

        public static Verdict admitted(Jid user) {
            return new Verdict(Optional.of(user), Optional.empty());
        }

        public static Verdict refused(SaslCondition why) {
            return new Verdict(Optional.empty(), Optional.of(why));
        }

        /** The user, or {@code not-authorized}. */
        public static Verdict of(Optional<Jid> user) {
            return user.map(Verdict::admitted).orElseGet(() -> refused(SaslCondition.NOT_AUTHORIZED));
        }
    }

    /** The user id in an id or an address: what stands before the {@code @}, in lower case (RFC 7622 §3.3). */
    static String userId(String idOrAddress) {
        int at = idOrAddress.indexOf('@');
        return (at < 0 ? idOrAddress : idOrAddress.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}

package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import java.time.Duration;
import java.util.List;
import org.uclab.sim.directory.ldap.LdapSession.Then;

/**
 * What to send, and how.
 *
 * @param later     lab time to wait first
 * @param malformed whether the first message is to be spoilt
 */
record Delivery(List<LDAPMessage> messages, Then then, Duration later, boolean malformed) {

    static Delivery of(LdapSession.Reaction reaction) {
        return new Delivery(reaction.replies(), reaction.then(), Duration.ZERO, false);
    }

    static Delivery silence() {
        return new Delivery(List.of(), Then.GO_ON, Duration.ZERO, false);
    }

    /** The same with other messages, and what becomes of the connection then. */
    Delivery with(LdapSession.Reaction other) {
        return new Delivery(other.replies(), other.then(), later, malformed);
    }

    /** Another answer in place of this one, sound as far as it goes. */
    Delivery instead(LdapSession.Reaction other) {
        return new Delivery(other.replies(), other.then(), later, false);
    }

    Delivery after(Duration wait) {
        return new Delivery(messages, then, wait, malformed);
    }

    Delivery spoilt() {
        return new Delivery(messages, then, later, true);
    }

    /** The bytes of one of its messages. */
    byte[] bytes(LDAPMessage message) {
        byte[] bytes = message.encode().encode();
        if (malformed && message.equals(messages.get(0))) {
            spoil(bytes);
        }
        return bytes;
    }

    /** The operation inside now claims four octets of length, and so more than the message has. */
    private static void spoil(byte[] message) {
        int id = 1 + lengthOctets(message, 1);
        int operation = id + 1 + lengthOctets(message, id + 1) + message[id + 1];
        message[operation + 1] = (byte) 0x84;
    }

    private static int lengthOctets(byte[] message, int at) {
        return message[at] >= 0 ? 1 : 1 + (message[at] & 0x7f);
    }
}

package org.uclab.sim.directory.ldap;

import java.util.Optional;

/**
 * What can be told of a message that nobody can read as a whole: its number, and what it asks for. RFC 4511 §4.1.1: where
 * these are there, the request is answered {@code protocolError} and the connection goes on.
 *
 * @param operation tag of the operation
 */
record Envelope(int messageId, byte operation) {

    private static final int INTEGER = 2;
    private static final int ID_OCTETS_MAX = 4;
    private static final int LONG_FORM = 0x80;

    /** That of a message whose first elements are in good order. */
    static Optional<Envelope> of(byte[] message) {
        int at = message.length > 1 ? 2 + ((message[1] & 0xff) < LONG_FORM ? 0 : (message[1] & 0xff) - LONG_FORM) : 0;
        if (at + 2 >= message.length || message[at] != INTEGER) {
            return Optional.empty();
        }
        int octets = message[at + 1];
        int operation = at + 2 + octets;
        if (octets < 1 || octets > ID_OCTETS_MAX || operation >= message.length) {
            return Optional.empty();
        }
        long id = message[at + 2]; // its sign is that of the number
        for (int i = 1; i < octets; i++) {
            id = (id << 8) | (message[at + 2 + i] & 0xff);
        }
        return id < 1 || id > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Envelope((int) id, message[operation]));
    }
}

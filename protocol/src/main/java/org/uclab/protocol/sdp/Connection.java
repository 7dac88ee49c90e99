package org.uclab.protocol.sdp;

import java.util.Optional;

/**
 * Where media are to go, RFC 8866 §5.7.
 *
 * @param type    {@code IP4} or {@code IP6}
 * @param address as written, with what a multicast address has behind it
 */
public record Connection(String type, String address) {

    /** An IPv4 address. */
    public static Connection ip4(String address) {
        return new Connection("IP4", address);
    }

    static Optional<Connection> parse(String value) {
        String[] words = value.split(" ");
        boolean fits = words.length == 3
                && words[0].equals("IN")
                && (words[1].equals("IP4") || words[1].equals("IP6"))
                && !words[2].isEmpty();
        return fits ? Optional.of(new Connection(words[1], words[2])) : Optional.empty();
    }

    /** Whether it is the way before RFC 3264 of saying that nothing is to be sent (§8.4). */
    public boolean hold() {
        return address.equals("0.0.0.0") || address.equals("::");
    }

    @Override
    public String toString() {
        return "IN " + type + " " + address;
    }
}

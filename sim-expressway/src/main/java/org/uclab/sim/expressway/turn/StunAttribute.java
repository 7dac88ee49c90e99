package org.uclab.sim.expressway.turn;

import java.util.Arrays;
import java.util.Set;

/**
 * An attribute of a message: its type and its value, without padding.
 *
 * @param type 16 bits; from {@link #OPTIONAL_FROM} on whoever does not know it passes it over
 */
record StunAttribute(int type, byte[] value) {

    static final int OPTIONAL_FROM = 0x8000;

    // RFC 8489 §18.3
    static final int MAPPED_ADDRESS = 0x0001;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int SOFTWARE = 0x8022;
    static final int FINGERPRINT = 0x8028;

    // RFC 8656 §18
    static final int CHANNEL_NUMBER = 0x000C;
    static final int LIFETIME = 0x000D;
    static final int XOR_PEER_ADDRESS = 0x0012;
    static final int DATA = 0x0013;
    static final int XOR_RELAYED_ADDRESS = 0x0016;
    static final int REQUESTED_ADDRESS_FAMILY = 0x0017;
    static final int EVEN_PORT = 0x0018;
    static final int REQUESTED_TRANSPORT = 0x0019;
    static final int RESERVATION_TOKEN = 0x0022;
    static final int ADDITIONAL_ADDRESS_FAMILY = 0x8000;
    static final int ADDRESS_ERROR_CODE = 0x8001;

    /**
     * Those without which a message cannot be understood and which are understood here. DONT-FRAGMENT is none of them: a socket of
     * ours cannot forbid it, and RFC 8656 §7.2 has such a server say that it does not know the attribute.
     */
    static final Set<Integer> KNOWN = Set.of(
            MAPPED_ADDRESS,
            USERNAME,
            MESSAGE_INTEGRITY,
            ERROR_CODE,
            UNKNOWN_ATTRIBUTES,
            REALM,
            NONCE,
            XOR_MAPPED_ADDRESS,
            CHANNEL_NUMBER,
            LIFETIME,
            XOR_PEER_ADDRESS,
            DATA,
            XOR_RELAYED_ADDRESS,
            REQUESTED_ADDRESS_FAMILY,
            EVEN_PORT,
            REQUESTED_TRANSPORT,
            RESERVATION_TOKEN);

    @Override
    public boolean equals(Object other) {
        return other instanceof StunAttribute same && type == same.type && Arrays.equals(value, same.value);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return String.format("0x%04x, %d bytes", type, value.length);
    }
}

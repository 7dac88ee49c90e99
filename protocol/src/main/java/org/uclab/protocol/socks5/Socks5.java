package org.uclab.protocol.socks5;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Octets that both sides know. */
final class Socks5 {

    static final int VERSION = 5;
    static final int NO_AUTHENTICATION = 0;
    static final int NO_METHOD = 0xff;
    static final int CONNECT = 1;
    static final int DOMAIN_NAME = 3;

    /** RFC 1928 §6: what a reply may say. */
    static final int SUCCEEDED = 0;

    static final int GENERAL_FAILURE = 1;
    static final int NOT_ALLOWED = 2;
    static final int NO_SUCH_COMMAND = 7;
    static final int NO_SUCH_ADDRESS_TYPE = 8;

    private Socks5() {}

    /** RFC 1928 §4, §6: requests and replies have one form; the port is 0 (XEP-0065 §6.3.2). */
    static byte[] message(int code, String name) {
        byte[] address = name.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(VERSION);
        octets.write(code);
        octets.write(0);
        octets.write(DOMAIN_NAME);
        octets.write(address.length);
        octets.writeBytes(address);
        octets.write(0);
        octets.write(0);
        return octets.toByteArray();
    }

    /** Both parts in a row. */
    static byte[] joined(byte[] one, byte[] other) {
        byte[] all = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}

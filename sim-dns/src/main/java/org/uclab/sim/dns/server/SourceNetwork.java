package org.uclab.sim.dns.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 network in CIDR notation (RFC 4632 §3.1), as a view's callers are told by. */
record SourceNetwork(int base, int mask) {

    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int ADDRESS_BITS = 32;
    private static final int OCTETS = 4;
    private static final int OCTET_BITS = 8;
    private static final int OCTET_MAX = 255;
    private static final int OCTET_DIGITS_MAX = 3;

    /**
     * @param text {@code 127.1.2.0/24}, or an address alone
     * @throws IllegalArgumentException when it is neither, or has bits beyond its length
     */
    static SourceNetwork parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no network; write 127.1.2.0/24 or 127.1.2.3");
        }
        int bits = cidr.group(5) == null ? ADDRESS_BITS : Integer.parseInt(cidr.group(5));
        int address = address(text.substring(0, cidr.end(4)));
        if (bits > ADDRESS_BITS) {
            throw new IllegalArgumentException("'" + text + "': a network has at most " + ADDRESS_BITS + " bits");
        }
        int mask = bits == 0 ? 0 : -1 << (ADDRESS_BITS - bits);
        if ((address & ~mask) != 0) {
            throw new IllegalArgumentException("'" + text + "' has bits beyond the first " + bits);
        }
        return new SourceNetwork(address, mask);
    }

    boolean contains(int address) {
        return (address & mask) == base;
    }

    /**
     * The address as a number.
     *
     * @throws IllegalArgumentException when it is no dotted quad
     */
    static int address(String dottedQuad) {
        int value = 0;
        int octet = 0;
        int digits = 0;
        int octets = 1;
        for (int i = 0; i < dottedQuad.length(); i++) {
            char c = dottedQuad.charAt(i);
            if (c >= '0' && c <= '9') {
                octet = 10 * octet + c - '0';
                digits++;
            } else if (c == '.' && digits > 0) {
                value = value << OCTET_BITS | octet;
                octet = 0;
                digits = 0;
                octets++;
            } else {
                throw noAddress(dottedQuad);
            }
            if (octet > OCTET_MAX || octets > OCTETS || digits > OCTET_DIGITS_MAX) {
                throw noAddress(dottedQuad);
            }
        }
        if (octets != OCTETS || digits == 0) {
            throw noAddress(dottedQuad);
        }
        return value << OCTET_BITS | octet;
    }

    private static IllegalArgumentException noAddress(String text) {
        return new IllegalArgumentException("'" + text + "' is no IPv4 address");
    }
}

package org.uclab.sim.dns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 network in CIDR notation (RFC 4632 §3.1), as a view's callers are told by. */
record SourceNetwork(int base, int mask) {

    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final int ADDRESS_BITS = 32;

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
        String[] parts = dottedQuad.split("\\.", -1);
        for (String part : parts) {
            int octet = part.matches("\\d{1,3}") ? Integer.parseInt(part) : -1;
            if (octet < 0 || octet > 255 || parts.length != 4) {
                throw new IllegalArgumentException("'" + dottedQuad + "' is no IPv4 address");
            }
            value = (value << 8) | octet;
        }
        return value;
    }
}

package org.uclab.sim.expressway.turn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.lab.wire.Endpoint;

/**
 * A STUN message, read (RFC 8489 §5, §14).
 *
 * @param method      12 bits
 * @param transaction 12 bytes
 * @param attributes  as far as the first MESSAGE-INTEGRITY, that one and FINGERPRINT included
 * @param bytes       all of it
 */
record StunMessage(Kind kind, int method, byte[] transaction, List<StunAttribute> attributes, byte[] bytes) {

    static final int HEADER_BYTES = 20;
    static final int TRANSACTION_BYTES = 12;
    static final int MAGIC_COOKIE = 0x2112A442;

    /** Attributes in a message; what has more is no message to us. */
    static final int ATTRIBUTES_MAX = 64;

    private static final int TRANSACTION_AT = 8;
    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final int PAD = 4;
    private static final int FAMILY_IPV4 = 1;
    private static final int ADDRESS_BYTES = 8;

    /** The class of a message. */
    enum Kind {
        REQUEST(0),
        INDICATION(1),
        SUCCESS(2),
        ERROR(3);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }
    }

    /** Whether it begins as such a message does, and not as channel data (RFC 8656 §12). */
    static boolean begins(int firstOctet) {
        return (firstOctet & 0xC0) == 0;
    }

    /** The message that these bytes are, no more and no less; empty where they are none. */
    static Optional<StunMessage> read(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || !begins(bytes[0])) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        int type = head.getShort() & 0xffff;
        int length = head.getShort() & 0xffff;
        if (head.getInt() != MAGIC_COOKIE || length % PAD != 0 || length + HEADER_BYTES != bytes.length) {
            return Optional.empty();
        }
        List<StunAttribute> attributes = new ArrayList<>();
        boolean signed = false;
        int at = HEADER_BYTES;
        while (at < bytes.length) {
            int attribute = word(bytes, at);
            int size = word(bytes, at + 2);
            int value = at + ATTRIBUTE_HEADER_BYTES;
            if (value + size > bytes.length || attributes.size() == ATTRIBUTES_MAX) {
                return Optional.empty();
            }
            // RFC 8489 §14.5: what follows MESSAGE-INTEGRITY is passed over, FINGERPRINT excepted.
            if (!signed || attribute == StunAttribute.FINGERPRINT) {
                attributes.add(new StunAttribute(attribute, Arrays.copyOfRange(bytes, value, value + size)));
            }
            signed |= attribute == StunAttribute.MESSAGE_INTEGRITY;
            at = value + padded(size);
        }
        int method = (type & 0x000F) | ((type & 0x00E0) >> 1) | ((type & 0x3E00) >> 2);
        int kind = ((type & 0x0010) >> 4) | ((type & 0x0100) >> 7);
        return Optional.of(new StunMessage(
                Kind.values()[kind],
                method,
                Arrays.copyOfRange(bytes, TRANSACTION_AT, HEADER_BYTES),
                List.copyOf(attributes),
                bytes));
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    static int padded(int length) {
        return (length + PAD - 1) / PAD * PAD;
    }

    /** The bytes of the first attribute of that type. */
    Optional<byte[]> value(int type) {
        return attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .findFirst()
                .map(StunAttribute::value);
    }

    boolean has(int type) {
        return value(type).isPresent();
    }

    /** The text of that attribute, which is UTF-8. */
    Optional<String> text(int type) {
        return value(type).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** The number of 32 bits in that attribute, as it is; empty where it has another length. */
    OptionalInt number(int type) {
        Optional<byte[]> value = value(type).filter(bytes -> bytes.length == Integer.BYTES);
        return value.isPresent() ? OptionalInt.of(ByteBuffer.wrap(value.get()).getInt()) : OptionalInt.empty();
    }

    /** Whether every attribute of that type is an IPv4 address. */
    boolean speaksIpv4(int type) {
        return attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .allMatch(attribute -> address(attribute).isPresent());
    }

    /** The IPv4 addresses in the attributes of that type. */
    List<Endpoint> addresses(int type) {
        return attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .flatMap(attribute -> address(attribute).stream())
                .toList();
    }

    /** RFC 8489 §14.2: the port with the upper half of the cookie, the address with the whole. */
    private static Optional<Endpoint> address(StunAttribute attribute) {
        ByteBuffer value = ByteBuffer.wrap(attribute.value());
        if (value.remaining() != ADDRESS_BYTES || value.get(1) != FAMILY_IPV4) {
            return Optional.empty();
        }
        int port = (value.getShort(2) & 0xffff) ^ (MAGIC_COOKIE >>> 16);
        int address = value.getInt(4) ^ MAGIC_COOKIE;
        String quad = (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "."
                + (address & 0xff);
        return Optional.of(new Endpoint(quad, port));
    }

    /** The value of an attribute that holds this address. */
    static byte[] xored(Endpoint endpoint) {
        ByteBuffer value = ByteBuffer.allocate(ADDRESS_BYTES);
        value.put((byte) 0).put((byte) FAMILY_IPV4);
        value.putShort((short) (endpoint.port() ^ (MAGIC_COOKIE >>> 16)));
        int address = 0;
        for (String part : endpoint.address().split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return value.putInt(address ^ MAGIC_COOKIE).array();
    }

    /** The first two octets of a message. */
    static int type(Kind kind, int method) {
        int bits = kind.bits;
        return (method & 0x000F) | (method & 0x0070) << 1 | (method & 0x0F80) << 2 | (bits & 1) << 4 | (bits & 2) << 7;
    }

    /** By reference, as nobody compares messages. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return kind + " " + method + " " + attributes;
    }
}

package org.uclab.protocol.capf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One message: 55, its kind, four octets of session number, two octets of length, and elements of a tag, two octets of
 * length and a value (J4L, UCMNZ). Numbers have their high octet first. A message goes out in one write: devices stall on
 * one that comes in two.
 *
 * @param session number that the server gave in its first message
 */
public record CapfMessage(CapfKind kind, int session, List<CapfElement> elements) {

    /** First octet of every message. */
    public static final int MAGIC = 0x55;

    /** Protocol version that servers name. */
    public static final int VERSION = 3;

    /** Octets before the elements. */
    public static final int HEAD_BYTES = 8;

    /** Longest list of elements taken, in octets: several certificates and signatures. */
    public static final int BODY_MAX_BYTES = 16_384;

    /** Most elements in one message. */
    public static final int ELEMENTS_MAX = 32;

    public CapfMessage {
        elements = List.copyOf(elements);
    }

    public static CapfMessage of(CapfKind kind, int session, CapfElement... elements) {
        return new CapfMessage(kind, session, List.of(elements));
    }

    /** The end of a session. */
    public static CapfMessage end(int session, int reason) {
        return of(CapfKind.END_SESSION, session, CapfElement.octet(CapfTag.REASON, reason));
    }

    /** As it goes over the wire. */
    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (CapfElement element : elements) {
            body.write(element.tag());
            word(body, element.value().length);
            body.writeBytes(element.value());
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(HEAD_BYTES + body.size());
        whole.write(MAGIC);
        whole.write(kind.code());
        word(whole, session >>> 16);
        word(whole, session);
        word(whole, body.size());
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static void word(ByteArrayOutputStream to, int value) {
        to.write(value >> 8);
        to.write(value);
    }

    /** The value of the first element of that tag. */
    public Optional<byte[]> value(CapfTag tag) {
        return elements.stream()
                .filter(element -> element.tag() == tag.code())
                .map(CapfElement::value)
                .findFirst();
    }

    /** The number in the first element of that tag; empty when there is none, or not one of one to two octets. */
    public Optional<Integer> number(CapfTag tag) {
        return value(tag)
                .filter(octets -> octets.length == 1 || octets.length == 2)
                .map(octets -> {
                    int number = 0;
                    for (byte octet : octets) {
                        number = (number << 8) | (octet & 0xff);
                    }
                    return number;
                });
    }

    /** The text in the first element of that tag; empty when there is none, or it does not end in its only zero octet. */
    public Optional<String> text(CapfTag tag) {
        return value(tag)
                .filter(octets -> octets.length > 0)
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(text -> text.indexOf('\0') == text.length() - 1)
                .map(text -> text.substring(0, text.length() - 1));
    }
}

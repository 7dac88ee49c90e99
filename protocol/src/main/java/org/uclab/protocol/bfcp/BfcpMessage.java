package org.uclab.protocol.bfcp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A message over an unreliable transport, RFC 8855 §5. */
public final class BfcpMessage {

    /** Octets of the head that all messages have. */
    static final int HEAD_OCTETS = 12;

    /** A message in one datagram; RFC 8855 §6.2.3 leaves more to fragments, which are not taken here. */
    static final int OCTETS_MAX = 1_200;

    /** Over unreliable transports, RFC 8855 §5.1. */
    static final int VERSION = 2;

    private static final int VERSION_SHIFT = 5;
    private static final int RESPONSE_BIT = 0x10;
    private static final int FRAGMENT_BIT = 0x08;
    private static final int WORD_OCTETS = 4;

    private final Primitive primitive;
    private final boolean response;
    private final long conference;
    private final int transaction;
    private final int user;
    private final List<Attribute> attributes;

    private BfcpMessage(
            Primitive primitive,
            boolean response,
            long conference,
            int transaction,
            int user,
            List<Attribute> attributes) {
        this.primitive = primitive;
        this.response = response;
        this.conference = conference;
        this.transaction = transaction;
        this.user = user;
        this.attributes = List.copyOf(attributes);
    }

    /** A message that begins a transaction. */
    static BfcpMessage of(Primitive primitive, FloorTerms terms, int transaction, Attribute... attributes) {
        return new BfcpMessage(primitive, false, terms.conference(), transaction, terms.user(), List.of(attributes));
    }

    /**
     * What to answer where it belongs to no conference that is known, or comes from somebody who is not of it (RFC 8855 §13); none
     * where it is an answer itself.
     *
     * @param known whether there is such a conference
     */
    public Optional<BfcpMessage> refused(boolean known) {
        return response
                ? Optional.empty()
                : Optional.of(error(known ? ErrorCode.UNAUTHORIZED : ErrorCode.NO_CONFERENCE));
    }

    BfcpMessage error(ErrorCode code) {
        return answer(Primitive.ERROR, Attribute.octets(Attribute.ERROR_CODE, code.number()));
    }

    /** An answer to this one. */
    BfcpMessage answer(Primitive with, Attribute... attributesOf) {
        return new BfcpMessage(with, true, conference, transaction, user, List.of(attributesOf));
    }

    public Primitive primitive() {
        return primitive;
    }

    public boolean response() {
        return response;
    }

    public long conference() {
        return conference;
    }

    public int transaction() {
        return transaction;
    }

    public int user() {
        return user;
    }

    /** The first number of an attribute of that type; none where there is none. */
    Optional<Integer> number(int type) {
        return attributes.stream().filter(one -> one.type() == type).findFirst().flatMap(Attribute::number);
    }

    /** Floors that it names. */
    List<Integer> floors() {
        return attributes.stream()
                .filter(one -> one.type() == Attribute.FLOOR_ID)
                .flatMap(one -> one.number().stream())
                .toList();
    }

    /** Whether it has an attribute that must be known and is not. */
    boolean strange() {
        return attributes.stream().anyMatch(one -> one.mandatory() && one.type() > Attribute.TYPE_MAX);
    }

    /** How the request stands that it tells of. */
    public Optional<RequestStatus> status() {
        return attributes.stream()
                .filter(one -> one.type() == Attribute.FLOOR_REQUEST_INFORMATION)
                .flatMap(one -> one.within().stream().flatMap(List::stream))
                .filter(one -> one.type() == Attribute.OVERALL_REQUEST_STATUS)
                .flatMap(one -> one.within().stream().flatMap(List::stream))
                .filter(one -> one.type() == Attribute.REQUEST_STATUS)
                .flatMap(one -> one.number().stream())
                .flatMap(number -> RequestStatus.of(number >> 8).stream())
                .findFirst();
    }

    /** What was wrong with the message that it answers; none where nothing is said of that. */
    public Optional<ErrorCode> error() {
        return attributes.stream()
                .filter(one -> one.type() == Attribute.ERROR_CODE && one.value().length > 0)
                .flatMap(one -> ErrorCode.of(one.value()[0] & 0xff).stream())
                .findFirst();
    }

    /** Number of the request that it is about; none where it is about none. */
    Optional<Integer> request() {
        return number(Attribute.FLOOR_REQUEST_ID).or(() -> number(Attribute.FLOOR_REQUEST_INFORMATION));
    }

    public byte[] octets() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attributes.forEach(one -> one.write(body));
        return ByteBuffer.allocate(HEAD_OCTETS + body.size())
                .put((byte) ((VERSION << VERSION_SHIFT) | (response ? RESPONSE_BIT : 0)))
                .put((byte) primitive.number())
                .putShort((short) (body.size() / WORD_OCTETS))
                .putInt((int) conference)
                .putShort((short) transaction)
                .putShort((short) user)
                .put(body.toByteArray())
                .array();
    }

    /** The message in a datagram; none where there is none that can be read. */
    public static Optional<BfcpMessage> read(byte[] datagram) {
        if (datagram.length < HEAD_OCTETS || datagram.length > OCTETS_MAX) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(datagram);
        int flags = head.get();
        Optional<Primitive> primitive = Primitive.of(head.get() & 0xff);
        int words = head.getShort() & 0xffff;
        boolean fits = (flags & 0xff) >> VERSION_SHIFT == VERSION
                && (flags & FRAGMENT_BIT) == 0
                && HEAD_OCTETS + words * WORD_OCTETS == datagram.length;
        if (!fits || primitive.isEmpty()) {
            return Optional.empty();
        }
        long conference = head.getInt() & 0xffff_ffffL;
        int transaction = head.getShort() & 0xffff;
        int user = head.getShort() & 0xffff;
        return Attribute.read(datagram, HEAD_OCTETS)
                .map(read -> new BfcpMessage(
                        primitive.get(), (flags & RESPONSE_BIT) != 0, conference, transaction, user, read));
    }

    /** For people: {@code FloorRequest 7 of user 3}. */
    @Override
    public String toString() {
        return Stream.of(
                        primitive.word(),
                        status().map(now -> now.name().charAt(0)
                                        + now.name().substring(1).toLowerCase(java.util.Locale.ROOT))
                                .orElse(""),
                        String.valueOf(transaction),
                        "of user",
                        String.valueOf(user))
                .filter(word -> !word.isEmpty())
                .collect(java.util.stream.Collectors.joining(" "));
    }
}

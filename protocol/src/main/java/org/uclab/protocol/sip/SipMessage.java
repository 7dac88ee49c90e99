package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request or a response, RFC 3261 §7. Immutable; its typed headers are read when asked for. Those that every message has
 * are there in whatever a {@link SipReader} has let in, and in what is made here they are the maker's duty.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {

    static final String VERSION = "SIP/2.0";

    private static final int NUMBER_DIGITS_MAX = 10;
    private static final int HEAD_CHARS_USUAL = 1_024;
    private static final int HEAD_CHARS_KEPT = 16_384;

    /** Where heads are written; one for each thread, as it is filled many times a message's life. */
    private static final ThreadLocal<StringBuilder> HEAD =
            ThreadLocal.withInitial(() -> new StringBuilder(HEAD_CHARS_USUAL));

    /** Null until somebody asks, where only the bytes are kept; of two threads that ask at the same time either's may stay. */
    private SipHeaders headers;

    private final SipBody body;
    /** As it goes over the wire; null until somebody asks. */
    private byte[] written;

    private List<Via> vias;

    SipMessage(SipHeaders headers, SipBody body) {
        this.headers = headers;
        this.body = body;
    }

    /** One of which nothing is kept but its bytes and its body. */
    SipMessage(byte[] written, SipBody body) {
        this.written = written;
        this.body = body;
    }

    /** The first line. */
    public abstract String startLine();

    /** Writes it there. */
    abstract void startLine(StringBuilder to);

    /** About how many bytes it has. */
    abstract int startLineSize();

    /** The same message with other headers. */
    public abstract SipMessage with(SipHeaders others);

    public SipHeaders headers() {
        SipHeaders known = headers;
        if (known == null) {
            known = SipReader.again(written).headers();
            headers = known;
        }
        return known;
    }

    public SipBody body() {
        return body;
    }

    /** The value of the first header field of that name. */
    public Optional<String> header(String name) {
        return headers().first(name);
    }

    /**
     * The way it took, last step first.
     *
     * @throws IllegalStateException where one is malformed
     */
    public List<Via> vias() {
        if (vias == null) {
            vias = steps().orElseThrow(() -> malformed(HeaderName.VIA));
        }
        return vias;
    }

    /**
     * The last step, whatever the others are.
     *
     * @throws IllegalStateException where there is none that can be read
     */
    public Via topVia() {
        Optional<SipHeader> first = headers().field(HeaderName.VIA);
        if (first.isPresent() && first.get().value().indexOf(',') < 0) {
            return first.get().via().orElseThrow(() -> malformed(HeaderName.VIA));
        }
        return headers().values(HeaderName.VIA).stream()
                .findFirst()
                .flatMap(Via::parse)
                .orElseThrow(() -> malformed(HeaderName.VIA));
    }

    /** All steps that its fields name; none where one is malformed. */
    Optional<List<Via>> steps() {
        List<Via> all = new ArrayList<>(2);
        for (SipHeader field : headers().fields()) {
            if (field.is("via")) {
                if (field.value().indexOf(',') < 0) {
                    if (field.via().isEmpty()) {
                        return Optional.empty();
                    }
                    all.add(field.via().get());
                    continue;
                }
                for (String value : Commas.apart(field.value())) {
                    Optional<Via> via = Via.parse(value);
                    if (via.isEmpty()) {
                        return Optional.empty();
                    }
                    all.add(via.get());
                }
            }
        }
        return Optional.of(Collections.unmodifiableList(all));
    }

    public NameAddress from() {
        return address(HeaderName.FROM);
    }

    public NameAddress to() {
        return address(HeaderName.TO);
    }

    public String callId() {
        return headers().first(HeaderName.CALL_ID).orElseThrow(() -> malformed(HeaderName.CALL_ID));
    }

    public CSeq cseq() {
        return headers().field(HeaderName.CSEQ).flatMap(SipHeader::cseq).orElseThrow(() -> malformed(HeaderName.CSEQ));
    }

    private NameAddress address(String name) {
        return headers().field(name).flatMap(SipHeader::address).orElseThrow(() -> malformed(name));
    }

    private static IllegalStateException malformed(String name) {
        return new IllegalStateException("the message has no readable " + name);
    }

    /** The contacts that can be read; {@code *} is none. */
    public List<NameAddress> contacts() {
        return addresses(HeaderName.CONTACT);
    }

    /** The addresses in the header fields of that name that can be read, in order. */
    public List<NameAddress> addresses(String name) {
        List<NameAddress> all = new ArrayList<>(2);
        String canonical = HeaderName.canonical(name);
        for (SipHeader field : headers().fields()) {
            if (field.is(canonical)) {
                if (field.value().indexOf(',') < 0) {
                    field.address().ifPresent(all::add);
                } else {
                    Commas.apart(field.value())
                            .forEach(value -> NameAddress.parse(value).ifPresent(all::add));
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    /** A header that is a number of 0 to 2^31 - 1, parameters behind it left out; none where it is absent or no number. */
    public OptionalInt number(String name) {
        Optional<SipHeader> field = headers().field(name);
        if (field.isEmpty()) {
            return OptionalInt.empty();
        }
        String value = field.get().value();
        int end = 0;
        while (end < value.length() && ";( ".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return digits(value.substring(0, end).strip(), NUMBER_DIGITS_MAX)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The number that those digits are, where there is at least one of them, no more than so many, and nothing else. */
    public static Optional<Integer> digits(String text, int most) {
        if (text.isEmpty() || text.length() > most) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            number = number * 10 + c - '0';
        }
        return number > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) number);
    }

    /** The media type of the body, in small letters and without parameters; empty where none is said. */
    public String contentType() {
        return header(HeaderName.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }

    /**
     * As it goes over the wire: its Content-Length is that of the body, whatever its headers say. They are made once, and nobody
     * may change them.
     */
    public byte[] bytes() {
        byte[] known = written;
        if (known == null) {
            known = write();
            written = known;
        }
        return known;
    }

    private byte[] write() {
        StringBuilder head = HEAD.get();
        head.setLength(0);
        startLine(head);
        head.append("\r\n");
        boolean measured = false;
        for (SipHeader field : headers().fields()) {
            if (field.is("content-length")) {
                if (!measured) {
                    head.append(field.name()).append(": ").append(body.size()).append("\r\n");
                }
                measured = true;
            } else {
                head.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        if (!measured) {
            head.append("Content-Length: ").append(body.size()).append("\r\n");
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        if (head.capacity() > HEAD_CHARS_KEPT) {
            HEAD.remove();
        }
        return body.isEmpty() ? bytes : body.behind(bytes);
    }

    /** About how many bytes it takes, without writing it. */
    public int size() {
        if (written != null) {
            return written.length;
        }
        int size = startLineSize() + body.size();
        for (SipHeader field : headers().fields()) {
            size += field.size();
        }
        return size;
    }

    /** All of it as text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return startLine();
    }
}

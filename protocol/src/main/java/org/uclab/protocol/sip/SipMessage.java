package org.uclab.protocol.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request or a response, RFC 3261 §7. Immutable; its typed headers are read when asked for. Those that every message has
 * are there in whatever a {@link SipReader} has let in, and in what is made here they are the maker's duty.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {

    static final String VERSION = "SIP/2.0";

    private final SipHeaders headers;
    private final SipBody body;
    private List<Via> vias;
    private NameAddress from;
    private NameAddress to;
    private CSeq cseq;

    SipMessage(SipHeaders headers, SipBody body) {
        this.headers = headers;
        this.body = body;
    }

    /** The first line. */
    public abstract String startLine();

    /** The same message with other headers. */
    public abstract SipMessage with(SipHeaders others);

    public SipHeaders headers() {
        return headers;
    }

    public SipBody body() {
        return body;
    }

    /** The value of the first header field of that name. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /**
     * The way it took, last step first.
     *
     * @throws IllegalStateException where one is malformed
     */
    public List<Via> vias() {
        if (vias == null) {
            vias = headers.values(HeaderName.VIA).stream()
                    .map(value -> Via.parse(value).orElseThrow(() -> malformed(HeaderName.VIA)))
                    .toList();
        }
        return vias;
    }

    /**
     * The last step, whatever the others are.
     *
     * @throws IllegalStateException where there is none that can be read
     */
    public Via topVia() {
        return headers.values(HeaderName.VIA).stream()
                .findFirst()
                .flatMap(Via::parse)
                .orElseThrow(() -> malformed(HeaderName.VIA));
    }

    public NameAddress from() {
        if (from == null) {
            from = address(HeaderName.FROM);
        }
        return from;
    }

    public NameAddress to() {
        if (to == null) {
            to = address(HeaderName.TO);
        }
        return to;
    }

    public String callId() {
        return headers.first(HeaderName.CALL_ID).orElseThrow(() -> malformed(HeaderName.CALL_ID));
    }

    public CSeq cseq() {
        if (cseq == null) {
            cseq = headers.first(HeaderName.CSEQ).flatMap(Grammar::cseq).orElseThrow(() -> malformed(HeaderName.CSEQ));
        }
        return cseq;
    }

    private NameAddress address(String name) {
        return headers.first(name).flatMap(NameAddress::parse).orElseThrow(() -> malformed(name));
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
        return headers.values(name).stream()
                .flatMap(value -> NameAddress.parse(value).stream())
                .toList();
    }

    /** A header that is a number of 0 to 2^31 - 1, parameters behind it left out; none where it is absent or no number. */
    public OptionalInt number(String name) {
        Optional<String> digits = headers.first(name).map(value -> value.split("[;( ]", 2)[0].strip());
        return digits.filter(text -> text.matches("[0-9]{1,9}|1[0-9]{9}|20[0-9]{8}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** The media type of the body, in small letters and without parameters; empty where none is said. */
    public String contentType() {
        return header(HeaderName.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }

    /** As it goes over the wire: its Content-Length is that of the body, whatever its headers say. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(512).append(startLine()).append("\r\n");
        boolean measured = false;
        for (SipHeader field : headers.fields()) {
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
        byte[] written = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        if (body.isEmpty()) {
            return written;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(written.length + body.size());
        all.writeBytes(written);
        all.writeBytes(body.bytes());
        return all.toByteArray();
    }

    /** About how many bytes it takes, without writing it. */
    public int size() {
        int size = startLine().length() + body.size();
        for (SipHeader field : headers.fields()) {
            size += field.name().length() + field.value().length();
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

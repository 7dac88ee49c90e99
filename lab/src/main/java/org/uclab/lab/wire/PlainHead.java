package org.uclab.lab.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The heads that nearly all clients send, told in one pass over their bytes: a path as the target, one {@code Host} that is a
 * name or an address, one space after each colon, CRLF after each line, and no field that changes how the body is read but its
 * length. Such a head needs no other spelling. Of every other one {@link HttpHead} judges, which says the same of these.
 */
final class PlainHead {

    /** RFC 9110 §5.6.2: what may stand in a token besides letters and digits. */
    static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** What is shown and stands in no path or query (RFC 3986 §3.3, §3.4). */
    static final String NOT_OF_TARGET = "\"#<>\\^`{|}";

    private static final int TOKEN = 1;
    private static final int TARGET = 2;
    private static final int VALUE = 4;
    private static final int HOST = 8;
    private static final int DIGIT = 16;

    /** For each octet of ASCII the places where it may stand. */
    private static final byte[] PLACES = places();

    private static final byte[] END_OF_LINE = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Digits of a number that need no thought about what they come to. */
    private static final int DIGITS_MAX = 9;

    private final byte[] head;
    private int at;
    private boolean host;
    private boolean length;
    private int bodyBytes;

    private PlainHead(byte[] head) {
        this.head = head;
    }

    private static byte[] places() {
        byte[] places = new byte[128];
        for (int c = 0; c < places.length; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean word = digit || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean shown = c > ' ' && c < 0x7f;
            places[c] = (byte) ((word || TOKEN_MARKS.indexOf(c) >= 0 ? TOKEN : 0)
                    | (shown && NOT_OF_TARGET.indexOf(c) < 0 ? TARGET : 0)
                    | (shown || c == ' ' || c == '\t' ? VALUE : 0)
                    | (word || c == '-' || c == '.' ? HOST : 0)
                    | (digit ? DIGIT : 0));
        }
        return places;
    }

    /**
     * Reads a head, if it is such a one.
     *
     * @param head from the request line to the empty line that ends it, both with their line ends
     */
    static Optional<HttpHead> of(byte[] head) {
        PlainHead plain = new PlainHead(head);
        return plain.read()
                ? Optional.of(new HttpHead(HttpHead.Body.LENGTH, plain.bodyBytes, false, head))
                : Optional.empty();
    }

    /** Whether what is readable is such a head, and the whole of a request. */
    static boolean alone(ByteBuf in) {
        boolean ends = in.isReadable() && in.getByte(in.writerIndex() - 1) == '\n';
        if (!ends || in.readableBytes() > Wire.HTTP_HEADER_MAX_BYTES) {
            return false;
        }
        byte[] bytes = new byte[in.readableBytes()];
        in.getBytes(in.readerIndex(), bytes);
        PlainHead plain = new PlainHead(bytes);
        return plain.read() && plain.bodyBytes == 0;
    }

    private boolean read() {
        if (!requestLine()) {
            return false;
        }
        int fields = 0;
        while (!lineEnds()) {
            if (++fields > HttpHead.FIELDS_MAX || !field()) {
                return false;
            }
        }
        return host && at == head.length;
    }

    private boolean requestLine() {
        int method = run(TOKEN);
        // No method of seven letters that begins like CONNECT, which has rules of its own.
        if (method == 0
                || method > HttpHead.METHOD_MAX
                || (method == 7 && head[0] == 'C')
                || head[at] != ' '
                || head[at + 1] != '/') {
            return false;
        }
        at++;
        boolean query = false;
        while (may(TARGET)) {
            query |= head[at] == '?';
            if (head[at] == '%' && !query && !(hex(head[at + 1]) && hex(head[at + 2]))) {
                return false;
            }
            at++;
        }
        int end = at + END_OF_LINE.length;
        boolean ends = end <= head.length && Arrays.equals(head, at, end, END_OF_LINE, 0, END_OF_LINE.length);
        at = end;
        return ends;
    }

    private boolean field() {
        int name = at;
        int nameBytes = run(TOKEN);
        if (nameBytes == 0 || head[at] != ':' || head[at + 1] != ' ') {
            return false;
        }
        at += 2;
        int value = at;
        if (run(VALUE) == 0 || head[value] <= ' ' || head[at - 1] <= ' ') {
            return false;
        }
        int end = at;
        return lineEnds()
                && switch (nameBytes) {
                    case 4 -> !named(name, "host") || host(value, end);
                    case 6 -> !named(name, "expect");
                    case 10 -> !named(name, "connection") || one(value, end);
                    case 14 -> !named(name, "content-length") || length(value, end);
                    case 17 -> !named(name, "transfer-encoding");
                    default -> true;
                };
    }

    /** Steps over a line end, if there is one. */
    private boolean lineEnds() {
        boolean ends = at + 1 < head.length && head[at] == '\r' && head[at + 1] == '\n';
        at += ends ? 2 : 0;
        return ends;
    }

    /** Steps over octets of that place; how many. The last of a head is LF, which has none: there is one more to look at. */
    private int run(int place) {
        int from = at;
        while (may(place)) {
            at++;
        }
        return at - from;
    }

    private boolean may(int place) {
        return at < head.length && head[at] >= 0 && (PLACES[head[at]] & place) != 0;
    }

    private static boolean hex(byte octet) {
        return HttpHead.hex((char) octet);
    }

    /** Whether the field that begins there has that name, given in small letters. */
    private boolean named(int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if ((head[from + i] | 0x20) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is no list. */
    private boolean one(int from, int end) {
        for (int i = from; i < end; i++) {
            if (head[i] == ',') {
                return false;
            }
        }
        return true;
    }

    private boolean host(int from, int end) {
        if (host) {
            return false;
        }
        host = true;
        int after = from;
        while (after < end && (PLACES[head[after]] & HOST) != 0) {
            after++;
        }
        if (after == from || after == end) {
            return after == end;
        }
        int port = number(after + 1, end);
        return head[after] == ':' && end - after <= 6 && port >= 0 && port <= HttpHead.PORT_MAX;
    }

    private boolean length(int from, int end) {
        if (length) {
            return false;
        }
        length = true;
        bodyBytes = number(from, end);
        return bodyBytes >= 0;
    }

    /** What the digits come to; negative when it is not one to nine digits. */
    private int number(int from, int end) {
        int number = 0;
        for (int i = from; i < end; i++) {
            if ((PLACES[head[i]] & DIGIT) == 0) {
                return -1;
            }
            number = number * 10 + head[i] - '0';
        }
        return end > from && end - from <= DIGITS_MAX ? number : -1;
    }
}

package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Bytes to messages, RFC 3261 §7, within {@link SipLimits}. What every message has must be there, once and well-formed:
 * Via, From, To, Call-ID, CSeq (RFC 3261 §8.1.1). A request without Max-Forwards is taken, as those of RFC 2543 are.
 * Nothing is thrown at whoever sends rubbish: what is wrong is a value, with the answer it deserves.
 */
public final class SipReader {

    private static final int TOKEN_CHARS_MAX = 256;
    private static final int HOPS_MAX = 255;
    private static final int HOPS_DIGITS_MAX = 9;
    private static final Pattern STATUS = Pattern.compile("[1-6][0-9]{2}");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
    private static final Pattern VERSION = Pattern.compile("(?i)SIP/[0-9]+\\.[0-9]+");

    /** Fields that may stand once only. */
    private static final List<String> ONCE = List.of("from", "to", "call-id", "cseq", "max-forwards", "content-length");

    private static final SipLimits UNLIMITED = new SipLimits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    private final SipLimits limits;

    public SipReader(SipLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one message.
     *
     * @param bytes all of it; what stands behind the body that Content-Length measures is left out (RFC 3261 §18.3)
     */
    public SipReading read(byte[] bytes) {
        Optional<SipMessage> plain = PlainMessage.read(bytes, limits);
        return plain.isPresent() ? new SipReading.Read(plain.get()) : readWhole(bytes);
    }

    /**
     * A message that was read before, or that was written here, from its bytes: nobody judges it once more, and what was written
     * wrong on purpose is as wrong as it was.
     *
     * @param bytes which may not be changed from now on
     * @throws IllegalArgumentException when they never were a message
     */
    public static SipMessage again(byte[] bytes) {
        SipReader reader = new SipReader(UNLIMITED);
        int start = start(bytes);
        int end = HeadEnd.after(bytes, start, bytes.length);
        if (end < 0) {
            throw new IllegalArgumentException("these bytes are no message");
        }
        return reader.new Draft(lines(new String(bytes, start, end - start, StandardCharsets.UTF_8)), bytes, end, false)
                .again();
    }

    private static int start(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++; // RFC 3261 §7.5
        }
        return start;
    }

    /** With all the grammar, and with a judgement of what is wrong. */
    SipReading readWhole(byte[] bytes) {
        int start = start(bytes);
        int end = HeadEnd.after(bytes, start, bytes.length);
        int headEnd = end < 0 ? bytes.length : end;
        if (headEnd - start > limits.headBytesMax()) {
            return new SipReading.Refused(
                    Optional.empty(), "its head has more than " + limits.headBytesMax() + " bytes");
        }
        String head = new String(bytes, start, headEnd - start, StandardCharsets.UTF_8);
        return new Draft(lines(head), bytes, headEnd, end < 0).reading();
    }

    /** The lines of a head, folds undone (RFC 3261 §7.3.1). */
    private static List<String> lines(String head) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < head.length(); ) {
            int feed = head.indexOf('\n', start);
            int end = feed < 0 ? head.length() : feed;
            String line =
                    head.substring(start, end > start && feed >= 0 && head.charAt(end - 1) == '\r' ? end - 1 : end);
            start = end + 1;
            boolean folds = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folds && lines.size() > 1) {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last).stripTrailing() + " " + line.strip());
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** One message on its way to be one. */
    private final class Draft {

        private final List<String> lines;
        private final byte[] bytes;
        private final int headEnd;
        private final boolean cut;
        private SipHeaders headers = SipHeaders.none();
        private String flaw = "";
        private int status = 400;

        Draft(List<String> lines, byte[] bytes, int headEnd, boolean cut) {
            this.lines = lines;
            this.bytes = bytes;
            this.headEnd = headEnd;
            this.cut = cut;
        }

        SipReading reading() {
            if (lines.isEmpty()) {
                return new SipReading.Refused(Optional.empty(), "it is empty");
            }
            headers = fields();
            if (cut) {
                flaw("its head has no end", 400);
            }
            String[] words = lines.get(0).split(" ", 3);
            if (words.length < 2) {
                return new SipReading.Refused(Optional.empty(), "its first line is none of SIP");
            }
            return VERSION.matcher(words[0]).matches() ? response(words) : request(lines.get(0));
        }

        SipMessage again() {
            headers = fields();
            SipBody body = body();
            String line = lines.get(0);
            int first = line.indexOf(' ');
            int last = line.lastIndexOf(' ');
            if (VERSION.matcher(line.substring(0, Math.max(0, first))).matches()) {
                String[] words = line.split(" ", 3);
                return SipResponse.of(Integer.parseInt(words[1]), words.length < 3 ? "" : words[2], headers, body);
            }
            if (first < 1 || last == first) {
                throw new IllegalArgumentException("these bytes are no message");
            }
            return SipRequest.of(line.substring(0, first), line.substring(first + 1, last), headers, body);
        }

        private void flaw(String what, int deserved) {
            if (flaw.isEmpty()) {
                flaw = what;
                status = deserved;
            }
        }

        private SipHeaders fields() {
            List<SipHeader> fields = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? "" : line.substring(0, colon).strip();
                if (fields.size() == limits.headersMax()) {
                    flaw("it has more than " + limits.headersMax() + " header fields", 400);
                    break;
                }
                if (line.length() > limits.lineCharsMax()) {
                    flaw("a header field has more than " + limits.lineCharsMax() + " characters", 400);
                } else if (!token(name)) {
                    flaw("a line is no header field", 400);
                } else {
                    String value = line.substring(colon + 1).strip();
                    if (!printable(value)) {
                        flaw("a header field has control characters", 400);
                    } else {
                        fields.add(new SipHeader(name, value));
                    }
                }
            }
            return SipHeaders.of(fields);
        }

        /** Whether its control characters are in quoted pairs, the one place where they may stand (RFC 3261 §25.1). */
        private static boolean printable(String value) {
            boolean quoted = false;
            for (int i = 0; i < value.length(); i++) {
                char at = value.charAt(i);
                if (quoted && at == '\\') {
                    i++;
                } else if (at == '"') {
                    quoted = !quoted;
                } else if ((at < ' ' && at != '\t') || at == 0x7f) {
                    return false;
                }
            }
            return true;
        }

        private boolean token(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                if (!letter && (c < '0' || c > '9') && ".!%*_+`'~-".indexOf(c) < 0) {
                    return false;
                }
            }
            return !name.isEmpty() && name.length() <= TOKEN_CHARS_MAX;
        }

        private SipReading request(String line) {
            int first = line.indexOf(' ');
            int last = line.lastIndexOf(' ');
            String method = line.substring(0, first);
            if (last == first || !token(method)) {
                return new SipReading.Refused(Optional.empty(), "its first line is none of SIP");
            }
            String version = line.substring(last + 1);
            String uri = line.substring(first + 1, last);
            if (!VERSION.matcher(version).matches()) {
                flaw("its first line ends in no version", 400);
            } else if (!version.equalsIgnoreCase(SipMessage.VERSION)) {
                flaw("its version is " + version, 505);
            }
            if (uri.length() > limits.uriCharsMax()) {
                flaw("its Request-URI has more than " + limits.uriCharsMax() + " characters", 414);
            } else if (!uri(uri)) {
                flaw("its Request-URI is malformed", 400);
            }
            mandatory();
            SipBody body = body();
            if (flaw.isEmpty()) {
                SipRequest read = SipRequest.of(method, uri, headers, body);
                if (read.cseq().method().equals(method)) {
                    return new SipReading.Read(read);
                }
                flaw("its CSeq is of another method", 400);
            }
            return new SipReading.Refused(answer(SipRequest.of(method, "sip:nobody", headers, SipBody.none())), flaw);
        }

        private boolean uri(String uri) {
            if (uri.isEmpty() || uri.indexOf(' ') >= 0 || uri.startsWith("<")) {
                return false;
            }
            if (Plain.sipUri(uri).isPresent()) {
                return true;
            }
            return uri.matches("(?i)sips?:.*")
                    ? SipUri.parse(uri).filter(read -> read.headers().isEmpty()).isPresent()
                    : uri.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
        }

        private SipReading response(String[] words) {
            if (!words[0].equalsIgnoreCase(SipMessage.VERSION)) {
                flaw("its version is " + words[0], 505);
            } else if (!STATUS.matcher(words[1]).matches()) {
                flaw("its status is none", 400);
            }
            mandatory();
            SipBody body = body();
            return flaw.isEmpty()
                    ? new SipReading.Read(
                            SipResponse.of(Integer.parseInt(words[1]), words.length < 3 ? "" : words[2], headers, body))
                    : new SipReading.Refused(Optional.empty(), flaw, headers);
        }

        private void mandatory() {
            for (String name : ONCE) {
                if (headers.count(name) > 1) {
                    flaw("it has more than one " + name, 400);
                }
            }
            vias();
            demand(HeaderName.FROM, field -> field.address().isPresent());
            demand(HeaderName.TO, field -> field.address().isPresent());
            demand(
                    HeaderName.CALL_ID,
                    field -> !field.value().isEmpty() && field.value().indexOf(' ') < 0);
            demand(HeaderName.CSEQ, field -> field.cseq().isPresent());
            headers.first(HeaderName.MAX_FORWARDS)
                    .filter(value -> SipMessage.digits(value, HOPS_DIGITS_MAX)
                            .filter(hops -> hops <= HOPS_MAX)
                            .isEmpty())
                    .ifPresent(bad -> flaw("its Max-Forwards is no number of 0 to 255", 400));
        }

        private void vias() {
            Optional<SipHeader> only = headers.field(HeaderName.VIA);
            if (only.isPresent()
                    && headers.count("via") == 1
                    && only.get().value().indexOf(',') < 0) {
                if (only.get().via().isEmpty()) {
                    flaw("a Via is malformed", 400);
                }
                return;
            }
            List<String> vias = headers.values(HeaderName.VIA);
            if (vias.isEmpty()) {
                flaw("it has no Via", 400);
            } else if (vias.size() > limits.viasMax()) {
                flaw("it came " + vias.size() + " steps", 483);
            } else if (!vias.stream().allMatch(value -> Via.parse(value).isPresent())) {
                flaw("a Via is malformed", 400);
            }
        }

        private void demand(String name, Predicate<SipHeader> such) {
            Optional<SipHeader> value = headers.field(name);
            if (value.isEmpty()) {
                flaw("it has no " + name, 400);
            } else if (!such.test(value.get())) {
                flaw("its " + name + " is malformed", 400);
            }
        }

        private SipBody body() {
            int there = bytes.length - headEnd;
            Optional<String> said = headers.first(HeaderName.CONTENT_LENGTH);
            if (said.isPresent() && !LENGTH.matcher(said.get()).matches()) {
                flaw("its Content-Length is no number", 400);
                return SipBody.none();
            }
            int length = said.map(Integer::parseInt).orElse(there);
            if (length > limits.bodyBytesMax()) {
                flaw("its body has more than " + limits.bodyBytesMax() + " bytes", 413);
            } else if (length > there) {
                // RFC 3261 §18.3: "If there are not enough bytes in the transport packet … this is considered an error"
                flaw("its body is shorter than its Content-Length", 400);
            } else {
                return SipBody.of(bytes, headEnd, length);
            }
            return SipBody.none();
        }

        /**
         * An ACK gets no answer, and nobody can be answered whose last step cannot be made out (RFC 3261 §17.2.1, §18.2.2).
         * Where that step is malformed behind its sent-by, the answer has what is well-formed of it.
         */
        private Optional<SipResponse> answer(SipRequest request) {
            List<String> vias = headers.values(HeaderName.VIA);
            Optional<Via> last = vias.stream().findFirst().flatMap(Via::madeOut);
            if (request.is(SipRequest.ACK) || last.isEmpty()) {
                return Optional.empty();
            }
            SipResponse answer = request.response(status).with("Warning", "399 uclab " + Quotes.around(flaw));
            if (Via.parse(vias.get(0)).isPresent()) {
                return Optional.of(answer);
            }
            List<Via> earlier = vias.stream()
                    .skip(1)
                    .flatMap(value -> Via.parse(value).stream())
                    .toList();
            SipHeaders others = answer.headers().without(HeaderName.VIA);
            for (int i = earlier.size() - 1; i >= 0; i--) {
                others = others.onTop(HeaderName.VIA, earlier.get(i).toString());
            }
            return Optional.of(
                    answer.with(others.onTop(HeaderName.VIA, last.get().toString())));
        }
    }
}

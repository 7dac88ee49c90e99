package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.head.HeadIndex;

/**
 * Messages as nearly all are, read by an index of their heads: fields are looked into where every message must be looked into, and
 * the rest stays as it came until somebody asks. What is in the least unusual or wrong is none here, and {@link SipReader}'s to
 * judge: both say the same of all that this one reads.
 */
final class PlainMessage {

    private static final int STATUS_FROM = SipMessage.VERSION.length() + 1;
    private static final int STATUS_END = STATUS_FROM + 3;
    private static final int LENGTH_DIGITS_MAX = 9;
    private static final int HOPS_DIGITS_MAX = 3;
    private static final int HOPS_MAX = 255;

    private final byte[] bytes;
    private final HeadIndex head;
    private final SipLimits limits;
    private SipHeaders headers;
    private SipHeader via;
    private SipHeader from;
    private SipHeader to;
    private SipHeader callId;
    private SipHeader cseq;
    private SipHeader hops;
    private SipHeader length;

    private PlainMessage(byte[] bytes, HeadIndex head, SipLimits limits) {
        this.bytes = bytes;
        this.head = head;
        this.limits = limits;
    }

    /** What those bytes are, where they are plain. */
    static Optional<SipMessage> read(byte[] bytes, SipLimits limits) {
        Optional<HeadIndex> head = HeadIndex.of(bytes, 0, bytes.length, limits.lineCharsMax());
        return head.isEmpty()
                        || head.get().end() > limits.headBytesMax()
                        || head.get().fields() > limits.headersMax()
                ? Optional.empty()
                : new PlainMessage(bytes, head.get(), limits).message();
    }

    private Optional<SipMessage> message() {
        if (!eachOnce() || !wellFormed()) {
            return Optional.empty();
        }
        int there = bytes.length - head.end();
        int size = length == null
                ? there
                : SipMessage.digits(length.value(), LENGTH_DIGITS_MAX).orElse(-1);
        if (size < 0 || size > there || size > limits.bodyBytesMax()) {
            return Optional.empty();
        }
        SipBody body = SipBody.of(bytes, head.end(), size);
        String line = head.line();
        return line.startsWith(SipMessage.VERSION) ? response(line, body) : request(line, body);
    }

    /** Takes the fields; whether those that every message has are there, and none of them twice. */
    private boolean eachOnce() {
        List<SipHeader> fields = new ArrayList<>(head.fields() + 1);
        int taken = 0;
        for (int i = 0; i < head.fields(); i++) {
            HeaderName.Spelt name = HeaderName.of(bytes, head.nameFrom(i), head.nameEnd(i));
            SipHeader field = new SipHeader(name, bytes, head.valueFrom(i), head.valueEnd(i));
            fields.add(field);
            taken += take(name.canonical(), field) ? 1 : 0;
        }
        headers = SipHeaders.taking(fields);
        int known = 0;
        for (SipHeader one : new SipHeader[] {via, from, to, callId, cseq, hops, length}) {
            known += one == null ? 0 : 1;
        }
        return taken == known && via != null && from != null && to != null && callId != null && cseq != null;
    }

    private boolean take(String name, SipHeader field) {
        switch (name) {
            case "via" -> via = field;
            case "from" -> from = field;
            case "to" -> to = field;
            case "call-id" -> callId = field;
            case "cseq" -> cseq = field;
            case "max-forwards" -> hops = field;
            case "content-length" -> length = field;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean wellFormed() {
        return via.value().indexOf(',') < 0
                && via.via().isPresent()
                && from.address().isPresent()
                && to.address().isPresent()
                && !callId.value().isEmpty()
                && callId.value().indexOf(' ') < 0
                && cseq.cseq().isPresent()
                && (hops == null
                        || SipMessage.digits(hops.value(), HOPS_DIGITS_MAX)
                                .filter(number -> number <= HOPS_MAX)
                                .isPresent());
    }

    private Optional<SipMessage> response(String line, SipBody body) {
        boolean plain = line.length() >= STATUS_END
                && line.charAt(STATUS_FROM - 1) == ' '
                && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
        int status = plain
                ? SipMessage.digits(line.substring(STATUS_FROM, STATUS_END), 3).orElse(0)
                : 0;
        if (status < 100 || status > 699) {
            return Optional.empty();
        }
        String phrase = line.length() == STATUS_END ? "" : line.substring(STATUS_END + 1);
        return Optional.of(SipResponse.of(status, phrase, headers, body));
    }

    private Optional<SipMessage> request(String line, SipBody body) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 1 || second < 0 || !line.startsWith(SipMessage.VERSION, second + 1)) {
            return Optional.empty();
        }
        String method = line.substring(0, first);
        String uri = line.substring(first + 1, second);
        Optional<SipUri> read = Plain.sipUri(uri);
        boolean plain = line.length() == second + 1 + SipMessage.VERSION.length()
                && read.isPresent()
                && uri.length() <= limits.uriCharsMax()
                && cseq.cseq().orElseThrow().method().equals(method);
        return plain ? Optional.of(SipRequest.of(method, uri, read.get(), headers, body)) : Optional.empty();
    }
}

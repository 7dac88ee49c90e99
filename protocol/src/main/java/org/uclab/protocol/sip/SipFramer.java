package org.uclab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.protocol.sip.head.HeadIndex;

/**
 * Takes a stream apart into messages, by the Content-Length that each has on a stream (RFC 3261 §18.3), and the line ends
 * between them (RFC 5626 §3.5.1). It keeps no more than one message within {@link SipLimits} and what was fed last.
 */
public final class SipFramer {

    private static final SipFrame PING = new SipFrame.Ping();
    private static final SipFrame PONG = new SipFrame.Pong();
    private static final int ROOM_BYTES_MIN = 2_048;
    private static final int LENGTH_DIGITS_MAX = 9;

    private static final Pattern LENGTH =
            Pattern.compile("(?im)^(?:content-length|l)[ \\t]*:((?:[^\\r\\n]|\\r?\\n[ \\t])*)");

    private final SipLimits limits;
    private byte[] held = new byte[0];
    private int size;
    private int from;
    /** How far there is no end of the head, so that dripping bytes are not searched over and over. */
    private int searched;

    private int messageEnd = -1;
    private boolean broken;
    /** Whether a line end was seen that may be the first half of a ping. */
    private boolean halfPing;

    public SipFramer(SipLimits limits) {
        this.limits = limits;
    }

    /** More of the stream. */
    public void feed(byte[] bytes) {
        if (broken) {
            return;
        }
        if (size + bytes.length > held.length) {
            makeRoom(bytes.length);
        }
        System.arraycopy(bytes, 0, held, size, bytes.length);
        size += bytes.length;
    }

    private void makeRoom(int more) {
        int left = size - from;
        int enough = left + more;
        byte[] room = enough <= held.length / 2 ? held : new byte[Math.max(ROOM_BYTES_MIN, 2 * enough)];
        System.arraycopy(held, from, room, 0, left);
        searched = Math.max(0, searched - from);
        messageEnd = messageEnd < 0 ? -1 : messageEnd - from;
        held = room;
        size = left;
        from = 0;
    }

    /** The next of it, if it is whole. */
    public Optional<SipFrame> next() {
        if (broken) {
            return Optional.empty();
        }
        if (messageEnd < 0) {
            Optional<SipFrame> between = lineEnds();
            if (between.isPresent()) {
                return between;
            }
            Optional<SipFrame> flaw = head();
            if (flaw.isPresent()) {
                broken = true;
                held = new byte[0];
                size = 0;
                from = 0;
                return flaw;
            }
        }
        if (messageEnd < 0 || size < messageEnd) {
            return Optional.empty();
        }
        byte[] message = Arrays.copyOfRange(held, from, messageEnd);
        from = messageEnd;
        searched = from;
        messageEnd = -1;
        return Optional.of(new SipFrame.Message(message));
    }

    /** Bytes of a message that is not whole yet. */
    public int pending() {
        return size - from;
    }

    private Optional<SipFrame> lineEnds() {
        if (size - from >= 4 && lineEnd(from) && lineEnd(from + 2)) {
            skip(4);
            return Optional.of(PING);
        }
        if (size - from >= 2 && lineEnd(from)) {
            boolean alone = size - from == 2;
            boolean undecided = size - from == 3 && held[from + 2] == '\r';
            if (!undecided) {
                skip(2);
                if (alone && !halfPing) {
                    halfPing = true;
                    return Optional.of(PONG);
                }
                boolean second = halfPing;
                halfPing = false;
                return second ? Optional.of(PING) : lineEnds();
            }
        }
        if (size - from > 0 && held[from] == '\n') {
            skip(1); // a bare line feed between messages is nothing
            return lineEnds();
        }
        return Optional.empty();
    }

    private void skip(int bytes) {
        from += bytes;
        searched = from;
    }

    private boolean lineEnd(int at) {
        return held[at] == '\r' && held[at + 1] == '\n';
    }

    private Optional<SipFrame> head() {
        int end = HeadEnd.after(held, Math.max(from, searched - 3), size);
        int length = (end < 0 ? size : end) - from;
        if (length > limits.headBytesMax()) {
            return Optional.of(
                    new SipFrame.Broken(new byte[0], "its head has more than " + limits.headBytesMax() + " bytes"));
        }
        searched = size;
        if (end < 0) {
            return Optional.empty();
        }
        halfPing = false;
        int plain = plainLength(end);
        if (plain >= 0) {
            messageEnd = end + plain;
            return Optional.empty();
        }
        byte[] head = Arrays.copyOfRange(held, from, end);
        Matcher said = LENGTH.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!said.find()) {
            return Optional.of(new SipFrame.Broken(head, "it has no Content-Length"));
        }
        String digits = said.group(1).strip();
        if (!digits.matches("[0-9]{1,9}") || said.find()) {
            return Optional.of(new SipFrame.Broken(head, "its Content-Length is not one number"));
        }
        int body = Integer.parseInt(digits);
        if (body > limits.bodyBytesMax()) {
            return Optional.of(new SipFrame.Broken(head, "its body has more than " + limits.bodyBytesMax() + " bytes"));
        }
        messageEnd = end + body;
        return Optional.empty();
    }

    /** The Content-Length of a head as nearly all are; negative where it is to be looked at more closely. */
    private int plainLength(int end) {
        Optional<HeadIndex> index = HeadIndex.of(held, from, end, limits.lineCharsMax());
        if (index.isEmpty()) {
            return -1;
        }
        HeadIndex head = index.get();
        int length = -1;
        for (int i = 0; i < head.fields(); i++) {
            if (HeaderName.of(held, head.nameFrom(i), head.nameEnd(i))
                    .canonical()
                    .equals("content-length")) {
                int said = SipMessage.digits(head.value(i), LENGTH_DIGITS_MAX).orElse(-1);
                if (length >= 0 || said < 0 || said > limits.bodyBytesMax()) {
                    return -1;
                }
                length = said;
            }
        }
        return length;
    }
}

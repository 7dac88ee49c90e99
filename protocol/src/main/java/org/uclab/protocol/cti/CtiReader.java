package org.uclab.protocol.cti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the messages in what comes over a connection, however it is cut. It keeps no more than one unfinished message. */
public final class CtiReader {

    /**
     * What has come.
     *
     * @param messages that are whole now
     * @param broken   what is wrong with what follows them; empty when nothing is. A reader that found something wrong reads
     *                 no more
     */
    public record Turn(List<CtiMessage> messages, Optional<String> broken) {}

    private byte[] unread = {};
    private boolean over;

    /** Takes what came. */
    public Turn take(byte[] bytes) {
        List<CtiMessage> messages = new ArrayList<>();
        if (over) {
            return new Turn(messages, Optional.empty());
        }
        byte[] all = Arrays.copyOf(unread, unread.length + bytes.length);
        System.arraycopy(bytes, 0, all, unread.length, bytes.length);
        int at = 0;
        while (at < all.length) {
            Optional<String> wrong = wrong(all, at);
            if (wrong.isPresent()) {
                return broken(messages, wrong.get());
            }
            int body = at + CtiMessage.HEAD_BYTES;
            if (all.length < body || all.length < body + word(all, at + 2)) {
                break;
            }
            int end = body + word(all, at + 2);
            Optional<CtiMessage> message = message(all, at, end);
            if (message.isEmpty()) {
                return broken(messages, "its fields do not fit into it");
            }
            messages.add(message.get());
            at = end;
        }
        unread = Arrays.copyOfRange(all, at, all.length);
        return new Turn(messages, Optional.empty());
    }

    private Turn broken(List<CtiMessage> messages, String why) {
        over = true;
        unread = new byte[0];
        return new Turn(messages, Optional.of(why));
    }

    /** What is wrong already with the message that begins there, whole or not. */
    private static Optional<String> wrong(byte[] all, int at) {
        if ((all[at] & 0xff) != CtiMessage.MAGIC) {
            return Optional.of("no message begins with " + (all[at] & 0xff));
        }
        if (all.length > at + 1 && CtiKind.of(all[at + 1] & 0xff).isEmpty()) {
            return Optional.of("no kind of message is " + (all[at + 1] & 0xff));
        }
        if (all.length >= at + CtiMessage.HEAD_BYTES) {
            int length = word(all, at + 2);
            if (length < Integer.BYTES || length > CtiMessage.BODY_MAX_BYTES) {
                return Optional.of("no message has " + length + " octets");
            }
        }
        return Optional.empty();
    }

    private static Optional<CtiMessage> message(byte[] all, int from, int end) {
        int at = from + CtiMessage.HEAD_BYTES;
        int number = word(all, at) << 16 | word(all, at + 2);
        at += Integer.BYTES;
        List<String> fields = new ArrayList<>();
        while (at < end) {
            if (at + 2 > end || at + 2 + word(all, at) > end || fields.size() == CtiMessage.FIELDS_MAX) {
                return Optional.empty();
            }
            int length = word(all, at);
            fields.add(new String(all, at + 2, length, StandardCharsets.UTF_8));
            at += 2 + length;
        }
        return CtiKind.of(all[from + 1] & 0xff).map(kind -> new CtiMessage(kind, number, fields));
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}

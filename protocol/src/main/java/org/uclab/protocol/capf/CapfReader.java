package org.uclab.protocol.capf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the messages in what comes over a connection, however it is cut. It keeps no more than one unfinished message. */
public final class CapfReader {

    /**
     * What has come.
     *
     * @param messages that are whole now
     * @param broken   what is wrong with what follows them; empty when nothing is. A reader that found something wrong
     *                 reads no more
     */
    public record Turn(List<CapfMessage> messages, Optional<String> broken) {}

    private byte[] unread = {};
    private boolean over;

    /** Takes what came. */
    public Turn take(byte[] bytes) {
        List<CapfMessage> messages = new ArrayList<>();
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
            int end = at + CapfMessage.HEAD_BYTES;
            if (all.length < end || all.length < end + word(all, at + 6)) {
                break;
            }
            end += word(all, at + 6);
            Optional<CapfMessage> message = message(all, at, end);
            if (message.isEmpty()) {
                return broken(messages, "its elements do not fit into it");
            }
            messages.add(message.get());
            at = end;
        }
        unread = Arrays.copyOfRange(all, at, all.length);
        return new Turn(messages, Optional.empty());
    }

    /** Whether a message has begun that is not whole yet. */
    public boolean unfinished() {
        return unread.length > 0;
    }

    private Turn broken(List<CapfMessage> messages, String why) {
        over = true;
        unread = new byte[0];
        return new Turn(messages, Optional.of(why));
    }

    /** What is wrong already with the message that begins there, whole or not. */
    private static Optional<String> wrong(byte[] all, int at) {
        if ((all[at] & 0xff) != CapfMessage.MAGIC) {
            return Optional.of("no message begins with " + (all[at] & 0xff));
        }
        if (all.length > at + 1 && CapfKind.of(all[at + 1] & 0xff).isEmpty()) {
            return Optional.of("no kind of message is " + (all[at + 1] & 0xff));
        }
        if (all.length >= at + CapfMessage.HEAD_BYTES && word(all, at + 6) > CapfMessage.BODY_MAX_BYTES) {
            return Optional.of("a message of " + word(all, at + 6) + " octets is too long");
        }
        return Optional.empty();
    }

    private static Optional<CapfMessage> message(byte[] all, int from, int end) {
        List<CapfElement> elements = new ArrayList<>();
        int at = from + CapfMessage.HEAD_BYTES;
        while (at < end) {
            if (at + 3 > end || at + 3 + word(all, at + 1) > end || elements.size() == CapfMessage.ELEMENTS_MAX) {
                return Optional.empty();
            }
            int length = word(all, at + 1);
            elements.add(new CapfElement(all[at] & 0xff, Arrays.copyOfRange(all, at + 3, at + 3 + length)));
            at += 3 + length;
        }
        int session = word(all, from + 2) << 16 | word(all, from + 4);
        return CapfKind.of(all[from + 1] & 0xff).map(kind -> new CapfMessage(kind, session, elements));
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}

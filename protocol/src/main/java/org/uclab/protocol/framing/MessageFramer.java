package org.uclab.protocol.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the messages in what comes over a connection, however it is cut. It keeps no more than one unfinished message.
 *
 * @param <M> what a message is
 */
public final class MessageFramer<M> {

    /**
     * What has come.
     *
     * @param messages that are whole now
     * @param broken   what is wrong with what follows them; empty when nothing is. A framer that found something wrong reads
     *                 no more
     */
    public record Turn<M>(List<M> messages, Optional<String> broken) {}

    /**
     * What messages look like.
     *
     * @param <M> what a message is
     */
    public interface Format<M> {

        /** Octets up to the body. */
        int headBytes();

        /** What is wrong already with the message that begins there, whole or not; its first octet is there. */
        Optional<String> wrong(byte[] all, int at);

        /** Octets of the body of the message that begins there; its head is there and nothing is wrong with it. */
        int bodyBytes(byte[] all, int at);

        /** The message from there to there; empty where what is in it does not fit into it. */
        Optional<M> message(byte[] all, int from, int end);

        /** What is said where something does not fit into a message. */
        String unfit();
    }

    private final Format<M> format;
    private byte[] unread = {};
    private boolean over;

    public MessageFramer(Format<M> format) {
        this.format = format;
    }

    /** Takes what came. */
    public Turn<M> take(byte[] bytes) {
        List<M> messages = new ArrayList<>();
        if (over) {
            return new Turn<>(messages, Optional.empty());
        }
        byte[] all = Arrays.copyOf(unread, unread.length + bytes.length);
        System.arraycopy(bytes, 0, all, unread.length, bytes.length);
        int at = 0;
        while (at < all.length) {
            Optional<String> wrong = format.wrong(all, at);
            if (wrong.isPresent()) {
                return broken(messages, wrong.get());
            }
            int body = at + format.headBytes();
            if (all.length < body || all.length < body + format.bodyBytes(all, at)) {
                break;
            }
            int end = body + format.bodyBytes(all, at);
            Optional<M> message = format.message(all, at, end);
            if (message.isEmpty()) {
                return broken(messages, format.unfit());
            }
            messages.add(message.get());
            at = end;
        }
        unread = Arrays.copyOfRange(all, at, all.length);
        return new Turn<>(messages, Optional.empty());
    }

    /** Whether a message has begun that is not whole yet. */
    public boolean unfinished() {
        return unread.length > 0;
    }

    private Turn<M> broken(List<M> messages, String why) {
        over = true;
        unread = new byte[0];
        return new Turn<>(messages, Optional.of(why));
    }

    /** Two octets there, the high one first. */
    public static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}

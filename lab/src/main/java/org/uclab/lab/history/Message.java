package org.uclab.lab.history;

import java.util.function.Supplier;

/**
 * One protocol message. Texts are made only when somebody reads them.
 *
 * @param protocol  {@code DNS}, {@code HTTP}, {@code XMPP}, …
 * @param summary   one line
 * @param detail    the whole message as text, several lines
 * @param bytes     its size on the wire, in bytes, as far as the recorder knows it
 * @param exchange  the same number on a question and its answers; 0 when there is none
 */
public record Message(String protocol, Supplier<String> summary, Supplier<String> detail, int bytes, long exchange) {

    /** Longest one-line summary, in characters. */
    public static final int SUMMARY_MAX = 200;

    /** A message whose text is at hand. */
    public static Message of(String protocol, String summary, String detail, int bytes, long exchange) {
        return new Message(protocol, () -> summary, () -> detail, bytes, exchange);
    }

    /** The summary: one line, no control characters, cut at {@link #SUMMARY_MAX}. */
    public String line() {
        String text = summary.get().replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() <= SUMMARY_MAX ? text : text.substring(0, SUMMARY_MAX - 1) + "…";
    }
}

package org.uclab.lab.history;

import java.util.regex.Pattern;

/**
 * One protocol message: the way it went, its bytes, and what is certain of it, made when somebody asks. How it reads is a
 * view of that, made by the {@link Teller} of its protocol.
 */
public final class Message {

    /** Longest line, in characters. */
    public static final int LINE_MAX = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /** What a message is made of. Each is asked for when somebody reads it, if ever. */
    public interface Content {

        /** All of it as on the wire, below TLS; secrets are in it. */
        byte[] bytes();

        /** What is certain of it, with what is secret in it said to be so. */
        Facts facts();

        /** Its size on the wire in bytes, as far as the recorder knows it. */
        int size();
    }

    private final Teller teller;
    private final Hop hop;
    private final long exchange;
    private final Content content;
    /** Made once; of two threads that ask at the same time either's may stay. */
    private Facts facts;

    private Message(Teller teller, Hop hop, long exchange, Content content) {
        this.teller = teller;
        this.hop = hop;
        this.exchange = exchange;
        this.content = content;
    }

    /**
     * A message.
     *
     * @param teller   who reads this protocol
     * @param exchange the same number on a question and its answers; 0 when there is none
     */
    public static Message of(Teller teller, Hop hop, long exchange, Content content) {
        return new Message(teller, hop, exchange, content);
    }

    /** {@code DNS}, {@code HTTP}, … */
    public String protocol() {
        return teller.protocol();
    }

    public Hop hop() {
        return hop;
    }

    /** The same number on a question and its answers; 0 when there is none. */
    public long exchange() {
        return exchange;
    }

    /** What it is made of, for its teller, who knows what that is in its protocol. */
    public Content content() {
        return content;
    }

    /** All of it as on the wire, below TLS, secrets included; empty where it was read from a file, which has none. */
    public byte[] bytes() {
        return content.bytes();
    }

    /** Its size on the wire in bytes, as far as the recorder knows it. */
    public int size() {
        return content.size();
    }

    public Facts facts() {
        Facts known = facts;
        if (known == null) {
            known = content.facts();
            facts = known;
        }
        return known;
    }

    /** In one line: no secrets, no control characters, cut at {@link #LINE_MAX}. */
    public String line() {
        String line = facts().masked(teller.line(this));
        String text = (controlled(line) ? CONTROL.matcher(line).replaceAll(" ") : line).strip();
        return text.length() <= LINE_MAX ? text : text.substring(0, LINE_MAX - 1) + "…";
    }

    private static boolean controlled(String line) {
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            if (at < ' ' || at == 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** Its line, for whoever tells of it. */
    @Override
    public String toString() {
        return line();
    }

    /** The whole message as text, several lines; no secrets. */
    public String detail() {
        return facts().masked(teller.detail(this));
    }
}

package org.uclab.sim.imp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.uclab.protocol.xmpp.Element;

/**
 * What one side of a managed stream knows, XEP-0198 §3 and §4: how many stanzas of the peer it has handled, and which of its own
 * the peer has not acknowledged yet. Counters go round: after 4294967295 comes 0.
 */
final class StanzaLedger {

    /** 2^32. */
    private static final long ROUND = 1L << Integer.SIZE;

    private static final int DIGITS_MAX = 10;

    private record Sent(Element stanza, int chars) {}

    private final int stanzasMax;
    private final int charsMax;
    private final Deque<Sent> unacknowledged = new ArrayDeque<>();
    private int chars;
    private long handled;
    private long acknowledged;

    /**
     * @param stanzasMax stanzas that may wait for their acknowledgement
     * @param charsMax   characters of XML of those
     */
    StanzaLedger(int stanzasMax, int charsMax) {
        this(stanzasMax, charsMax, 0);
    }

    /** One on which so many have been handled, and sent and acknowledged, already. */
    StanzaLedger(int stanzasMax, int charsMax, long begun) {
        this.stanzasMax = stanzasMax;
        this.charsMax = charsMax;
        this.handled = begun % ROUND;
        this.acknowledged = begun % ROUND;
    }

    /** The count in that text; empty where it is none of 0 to 4294967295. */
    static OptionalLong count(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return digits && Long.parseLong(text) < ROUND ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A stanza of the peer has come. */
    void received() {
        handled = (handled + 1) % ROUND;
    }

    /** How many of the peer's were handled. */
    long handled() {
        return handled;
    }

    /** How many were sent. */
    long sent() {
        return (acknowledged + unacknowledged.size()) % ROUND;
    }

    /** A stanza is sent; false where by now too much waits. It is remembered all the same. */
    boolean send(Element stanza) {
        Sent sent = new Sent(stanza, stanza.toXml().length());
        unacknowledged.add(sent);
        chars += sent.chars();
        return unacknowledged.size() <= stanzasMax && chars <= charsMax;
    }

    /** The peer says that it has handled so many; false, and nothing is done, where that cannot be. */
    boolean acknowledge(long count) {
        long more = Math.floorMod(count - acknowledged, ROUND);
        if (more > unacknowledged.size()) {
            return false;
        }
        for (long i = 0; i < more; i++) {
            chars -= unacknowledged.remove().chars();
        }
        acknowledged = count;
        return true;
    }

    /** What was sent and not acknowledged, oldest first. */
    List<Element> unacknowledged() {
        return unacknowledged.stream().map(Sent::stanza).toList();
    }
}

package org.uclab.sim.imp;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Content;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Text;

/**
 * What one node has said to another, or is about to say, and the other has not confirmed. Elements are numbered, from 1 on
 * between two power-ups of this node; they are confirmed in order, and said again on the next stream until they are. Whether
 * the other node acted on what was said to it when it lost its power nobody knows: that is given back, and not said again; nor is what
 * was to be said then, as others have spoken in its place since.
 */
final class XcpBacklog {

    /** Elements that wait; beyond that nothing more is taken. */
    static final int ELEMENTS_MAX = 5_000;

    /** Characters that wait, not counting the marks of XML. */
    static final int CHARS_MAX = 8 * 1024 * 1024;

    private record Waiting(long number, Element element, int chars, Instant since) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int chars;
    private long last;
    /** The highest number that has been on a wire. */
    private long said;

    /** The highest number that was taken before the stream that is up. */
    private long before;

    private String life = "";

    /** Takes an element and numbers it; empty when there is no room for it. */
    Optional<Element> add(Element element, Instant now) {
        int length = length(element);
        if (waiting.size() >= ELEMENTS_MAX || chars + length > CHARS_MAX) {
            return Optional.empty();
        }
        Element numbered = Xcp.numbered(element, ++last);
        waiting.addLast(new Waiting(last, numbered, length, now));
        chars += length;
        return Optional.of(numbered);
    }

    private static int length(Element element) {
        int length = element.name().length();
        for (String value : element.attributes().values()) {
            length += value.length();
        }
        for (Content content : element.content()) {
            length += content instanceof Element child
                    ? length(child)
                    : ((Text) content).value().length();
        }
        return length;
    }

    /** There is another stream from now on. */
    void begun() {
        before = last;
    }

    /** Everything taken so far has been on a wire. */
    void said() {
        said = last;
    }

    /** Everything that waits, numbered; it counts as said from now on. */
    List<Element> say() {
        said();
        return waiting.stream().map(Waiting::element).toList();
    }

    /**
     * The other node has confirmed everything up to that number.
     *
     * @param power names the time for which it has had power
     * @return what it may have acted on or not, because it was said to it, or about to be, before it had power this time
     */
    List<Element> confirmed(String power, long upTo) {
        List<Element> doubtful = power.equals(life) ? List.of() : remove(Math.max(said, before));
        life = power;
        remove(upTo);
        return doubtful;
    }

    private List<Element> remove(long upTo) {
        List<Element> removed = new ArrayList<>();
        for (Waiting first = waiting.peekFirst();
                first != null && first.number() <= upTo;
                first = waiting.peekFirst()) {
            removed.add(drop(waiting.pollFirst()));
        }
        return removed;
    }

    private Element drop(Waiting gone) {
        chars -= gone.chars();
        return gone.element();
    }

    /** Gives back what has waited since that instant or longer. */
    List<Element> overdue(Instant since) {
        List<Element> late = new ArrayList<>();
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (!one.since().isAfter(since)) {
                all.remove();
                late.add(drop(one));
            }
        }
        return late;
    }

    /** Since when the first one waits; empty when none does. */
    Optional<Instant> oldest() {
        return Optional.ofNullable(waiting.peekFirst()).map(Waiting::since);
    }
}

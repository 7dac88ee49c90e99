package org.uclab.protocol.xmpp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The elements that are open in a stream, the stream itself at the bottom. */
final class ElementStack {

    private final Deque<Element.Builder> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    boolean open() {
        return !open.isEmpty();
    }

    /** Open elements, the stream included. */
    int depth() {
        return open.size();
    }

    void push(Element.Builder element) {
        flush();
        open.push(element);
    }

    /** Text arrives in pieces and is joined here. */
    void text(String piece) {
        text.append(piece);
    }

    /** Closes the innermost element; gives it when it was a child of the stream. */
    Optional<Element> pop() {
        flush();
        Element closed = open.pop().done();
        if (open.size() == 1) {
            return Optional.of(closed);
        }
        open.getFirst().child(closed);
        return Optional.empty();
    }

    private void flush() {
        if (!text.isEmpty()) {
            open.getFirst().text(text.toString());
            text.setLength(0);
        }
    }
}

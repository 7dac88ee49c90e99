package org.uclab.client.xmpp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was written and read in chats, until the sign-out. Bounded; safe for any thread. */
final class Transcripts {

    /** Most messages kept of all chats together; the oldest goes first. */
    static final int MESSAGES_MAX = 1000;

    private record Line(String with, ChatMessage message) {}

    private final Deque<Line> lines = new ArrayDeque<>();

    /** One more, of the chat with that bare address. */
    synchronized void add(String with, ChatMessage message) {
        lines.addLast(new Line(with, message));
        if (lines.size() > MESSAGES_MAX) {
            lines.removeFirst();
        }
    }

    /** All of that chat, oldest first; the user's own are from nobody. */
    synchronized List<ChatMessage> with(String who) {
        return lines.stream()
                .filter(line -> line.with().equalsIgnoreCase(who))
                .map(Line::message)
                .toList();
    }

    synchronized void forget(String who) {
        lines.removeIf(line -> line.with().equalsIgnoreCase(who));
    }
}

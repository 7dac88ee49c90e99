package org.uclab.lab.ladder;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.uclab.lab.history.Event;

/**
 * One line of a ladder. What concerns one host only has the same one at both ends.
 *
 * @param since lab time since the first event
 * @param mark  what stands on the host's line; a message has an arrow instead
 */
record Rung(Duration since, String from, String to, Mark mark, String text) {

    /** The kinds of lines. */
    enum Mark {
        MESSAGE('o'),
        DECISION('*'),
        FAULT('!'),
        NODE('#'),
        CONNECTION('+');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    /** Longest text shown, in characters. */
    private static final int TEXT_MAX = 120;

    /** The line for an event. */
    static Rung of(Event event, Instant first, Columns columns) {
        Duration since = Duration.between(first, event.stamp().lab());
        String node = event.node();
        return switch (event.kind()) {
            case MESSAGE_RECEIVED ->
                new Rung(
                        since,
                        columns.host(((Event.MessageReceived) event).peer()),
                        node,
                        Mark.MESSAGE,
                        cut(event.text()));
            case MESSAGE_SENT ->
                new Rung(
                        since, node, columns.host(((Event.MessageSent) event).peer()), Mark.MESSAGE, cut(event.text()));
            case MEDIA_FLOW -> {
                Event.MediaFlow media = (Event.MediaFlow) event;
                yield new Rung(
                        since,
                        columns.host(media.peer()),
                        node,
                        Mark.MESSAGE,
                        event.stamp().port() + " " + cut(media.flow().text()));
            }
            case CONNECTION_OPENED ->
                new Rung(
                        since,
                        columns.host(((Event.ConnectionOpened) event).peer()),
                        node,
                        Mark.CONNECTION,
                        event.stamp().port() + " connection opened");
            case CONNECTION_CLOSED ->
                new Rung(
                        since,
                        columns.host(((Event.ConnectionClosed) event).peer()),
                        node,
                        Mark.CONNECTION,
                        event.stamp().port() + " connection closed: " + cut(((Event.ConnectionClosed) event).why()));
            case CLIENT_DECIDED -> at(event, since, Mark.DECISION);
            case FAULT_ARMED, FAULT_FIRED, FAULT_HEALED, HANDLER_FAILED -> at(event, since, Mark.FAULT);
            case NODE_STARTED, NODE_STOPPED -> at(event, since, Mark.NODE);
        };
    }

    /** {@code +12.345 s}. */
    String time() {
        return String.format(Locale.ROOT, "+%d.%03d s", since.toSeconds(), since.toMillisPart());
    }

    private static Rung at(Event event, Duration since, Mark mark) {
        String port = event.stamp().port();
        String text = mark == Mark.FAULT && !port.isEmpty() ? port + ": " + event.text() : event.text();
        return new Rung(since, event.node(), event.node(), mark, cut(text));
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX - 1) + "…";
    }
}

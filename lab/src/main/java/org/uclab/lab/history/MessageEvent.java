package org.uclab.lab.history;

import java.time.Instant;
import java.util.function.Supplier;

/** The event of one message. Most are dropped unread, so it is small: a store of twenty thousand is full of them. */
final class MessageEvent implements Unmade {

    private final boolean received;
    private final Instant lab;
    private final Instant wall;
    private final String node;
    private final String port;
    private final Supplier<Message> message;
    private Event event;

    MessageEvent(boolean received, Instant lab, Instant wall, String node, String port, Supplier<Message> message) {
        this.received = received;
        this.lab = lab;
        this.wall = wall;
        this.node = node;
        this.port = port;
        this.message = message;
    }

    @Override
    public synchronized Event event(long seq) {
        if (event == null) {
            Stamp stamp = new Stamp(seq, lab, wall, node, port);
            event = received
                    ? new Event.MessageReceived(stamp, message.get())
                    : new Event.MessageSent(stamp, message.get());
        }
        return event;
    }
}

package org.uclab.sim.expressway.xmpp;

import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;

/** Listens to one direction of a stream. What it cannot read ends its listening, never the stream. */
final class StreamTap {

    private final StreamParser parser = new StreamParser(StreamLimits.STRANGER);
    private final Consumer<StreamEvent> listener;

    StreamTap(Consumer<StreamEvent> listener) {
        this.listener = listener;
    }

    void feed(byte[] bytes) {
        parser.feed(bytes);
        for (Optional<StreamEvent> event = parser.next(); event.isPresent(); event = parser.next()) {
            listener.accept(event.get());
        }
    }

    /** The next byte begins a new stream. */
    void restart(StreamLimits limits) {
        parser.restart(limits);
    }

    /** Drops bytes not read yet. */
    void discard() {
        parser.discard();
    }
}

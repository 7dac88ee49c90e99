package org.uclab.shell.xmpp;

import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.history.Recorder;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;

/** Listens to one direction of a stream. What it cannot read ends its listening, never the stream. */
final class StreamTap {

    private final StreamParser parser;
    private final Consumer<StreamEvent> listener;
    private final Recorder recorder;

    StreamTap(StreamParser parser, Consumer<StreamEvent> listener, Recorder recorder) {
        this.parser = parser;
        this.listener = listener;
        this.recorder = recorder;
    }

    void feed(byte[] bytes) {
        try {
            parser.feed(bytes);
            for (Optional<StreamEvent> event = parser.next(); event.isPresent(); event = parser.next()) {
                listener.accept(event.get());
            }
        } catch (RuntimeException ours) {
            recorder.failed(ours);
        }
    }

    /** The next byte begins a new stream. */
    void restart(StreamLimits limits) {
        parser.restart(limits);
    }
}

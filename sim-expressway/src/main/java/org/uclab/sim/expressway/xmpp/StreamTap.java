package org.uclab.sim.expressway.xmpp;

import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;
import org.uclab.protocol.xmpp.Summary;

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

    /** The event for the history; SASL payloads are masked. */
    static Message message(StreamEvent event) {
        return switch (event.kind()) {
            case OPENED -> opened(((StreamEvent.Opened) event).header(), event.bytes());
            case RECEIVED -> element(((StreamEvent.Received) event).element(), event.bytes());
            case CLOSED -> text("stream close", StreamHeader.CLOSE, event.bytes());
            case FAILED -> text("unreadable: " + ((StreamEvent.Failed) event).reason(), "", event.bytes());
        };
    }

    static Message opened(StreamHeader header, int bytes) {
        return new Message("XMPP", () -> Summary.of(header), header::toXml, bytes, 0);
    }

    static Message element(Element element, int bytes) {
        return new Message(
                "XMPP", () -> Summary.of(element), () -> Summary.masked(element).toXml(), bytes, 0);
    }

    static Message text(String summary, String detail, int bytes) {
        return Message.of("XMPP", summary, detail, bytes, 0);
    }
}

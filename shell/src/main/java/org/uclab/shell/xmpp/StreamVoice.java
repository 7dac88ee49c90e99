package org.uclab.shell.xmpp;

import java.util.function.Function;
import java.util.function.Supplier;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.Summary;

/**
 * One connection's voice in the history, and the only place where streams are recorded. SASL payloads are masked.
 *
 * @param peer {@code address:port} of the other side
 */
record StreamVoice(Recorder recorder, String service, Manner manner, String peer) {

    /**
     * How the streams of a port appear.
     *
     * @param protocol its name
     * @param summary  an element in one line
     */
    public record Manner(String protocol, Function<Element, String> summary) {

        /** As XMPP. */
        public static final Manner XMPP = new Manner("XMPP", Summary::of);
    }

    /** The other side went on with its stream. */
    void heard(StreamEvent event, long exchange) {
        recorder.received(service, peer, message(event, exchange));
    }

    /** We passed on what was heard elsewhere. */
    void passedOn(StreamEvent event) {
        recorder.sent(service, peer, message(event, 0));
    }

    /** We opened our direction. */
    void said(StreamHeader header, String xml, long exchange) {
        recorder.sent(service, peer, message(() -> Summary.of(header), () -> xml, xml.length(), exchange));
    }

    /** We sent an element of so many bytes. */
    void said(Element element, int bytes, long exchange) {
        recorder.sent(service, peer, message(element, bytes, exchange));
    }

    /** We closed our direction. */
    void closed(long exchange) {
        recorder.sent(service, peer, close(StreamHeader.CLOSE.length(), exchange));
    }

    private Message message(StreamEvent event, long exchange) {
        return switch (event.kind()) {
            case OPENED -> {
                StreamHeader header = ((StreamEvent.Opened) event).header();
                yield message(() -> Summary.of(header), header::toXml, event.bytes(), exchange);
            }
            case RECEIVED -> message(((StreamEvent.Received) event).element(), event.bytes(), exchange);
            case CLOSED -> close(event.bytes(), exchange);
            case FAILED -> {
                StreamEvent.Failed failed = (StreamEvent.Failed) event;
                String text = "unreadable: " + failed.condition().wire() + ", " + failed.reason();
                yield message(() -> text, () -> text, event.bytes(), exchange);
            }
        };
    }

    private Message close(int bytes, long exchange) {
        return message(() -> "stream close", () -> StreamHeader.CLOSE, bytes, exchange);
    }

    private Message message(Element element, int bytes, long exchange) {
        return message(
                () -> manner.summary().apply(element),
                () -> Summary.masked(element).toXml(),
                bytes,
                exchange);
    }

    private Message message(Supplier<String> summary, Supplier<String> detail, int bytes, long exchange) {
        return new Message(manner.protocol(), summary, detail, bytes, exchange);
    }
}

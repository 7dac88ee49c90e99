package org.uclab.shell.xmpp;

import java.util.function.Supplier;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;

/**
 * One connection's voice in the history, and the only place where streams are recorded.
 *
 * @param way the way of the connection as it stands when asked, for TLS may begin on it
 */
record StreamVoice(Recorder recorder, String service, XmppTeller teller, Supplier<Hop> way) {

    /** {@code address:port} of the other side. */
    String peer() {
        return way.get().peer();
    }

    /** The other side went on with its stream. */
    void heard(StreamEvent event, long exchange) {
        recorder.received(service, teller.heard(way.get(), exchange, event));
    }

    /** We passed on what was heard elsewhere. */
    void passedOn(StreamEvent event) {
        recorder.sent(service, teller.heard(way.get(), 0, event));
    }

    /** We opened our direction. */
    void said(StreamHeader header, int bytes, long exchange) {
        recorder.sent(service, teller.opened(way.get(), exchange, header, bytes));
    }

    /** We sent an element of so many bytes. */
    void said(Element element, int bytes, long exchange) {
        recorder.sent(service, teller.element(way.get(), exchange, element, bytes));
    }

    /** We closed our direction. */
    void closed(long exchange) {
        recorder.sent(service, teller.closed(way.get(), exchange));
    }
}

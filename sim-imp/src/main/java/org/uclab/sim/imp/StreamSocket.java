package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.Hops;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;
import org.uclab.shell.xmpp.XmppTeller;

/**
 * An XMPP stream on an accepted socket: bytes to events, elements to bytes, and all of it into the history. It knows
 * nothing of what the stream is about.
 */
final class StreamSocket {

    /** Bytes a peer may leave unread before it is cut off. */
    static final int OUTPUT_BYTES_MAX = 4 * 1024 * 1024;

    /** How the stream appears in the history. */
    record Voice(String service, XmppTeller teller, String contentNamespace, Recorder recorder) {}

    private final NetSocket socket;
    private final Voice voice;
    private final StreamParser parser;
    private Hop hop;
    private Consumer<StreamEvent> onEvent = event -> {};
    private int unsent;
    private boolean ended;
    /** The number of the exchange that is being answered. */
    private long exchange;

    StreamSocket(NetSocket socket, Voice voice, StreamLimits limits) {
        this.socket = socket;
        this.voice = voice;
        this.parser = new StreamParser(limits);
        this.hop = Hops.of(socket);
    }

    /** {@code address:port} of the other side. */
    String peer() {
        return hop.peer();
    }

    /** Starts reading. A failure inside is our own mistake: it is recorded and ends this connection only. */
    void read(Consumer<StreamEvent> handler, Runnable onClose) {
        onEvent = handler;
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> guarded(onClose));
        socket.handler(bytes -> guarded(() -> take(bytes)));
    }

    void restart(StreamLimits limits) {
        parser.restart(limits);
    }

    private void take(Buffer bytes) {
        parser.feed(bytes.getBytes());
        for (var event = parser.next(); event.isPresent(); event = parser.next()) {
            exchange = voice.recorder().nextExchange();
            received(event.get());
            onEvent.accept(event.get());
            exchange = 0;
        }
    }

    void open(StreamHeader header) {
        String xml = header.toXml();
        write(xml, voice.teller().opened(hop, exchange, header, xml.length()));
    }

    void send(Element element) {
        String xml = element.toXml(voice.contentNamespace());
        write(xml, voice.teller().element(hop, exchange, element, xml.length()));
    }

    /** Sends this and then starts TLS. */
    Future<Void> secure(Element last, SSLOptions options) {
        String xml = last.toXml(voice.contentNamespace());
        voice.recorder().sent(voice.service(), voice.teller().element(hop, exchange, last, xml.length()));
        // What came in clear behind the request was not protected and is worth nothing (RFC 6120 §5.4.3.3).
        parser.discard();
        return socket.upgradeToSsl(options, Buffer.buffer(xml)).onSuccess(stands -> hop = hop.secured());
    }

    /** Ends the stream and the connection. */
    void end() {
        if (!ended) {
            write(StreamHeader.CLOSE, voice.teller().closed(hop, exchange));
            ended = true;
            socket.end();
        }
    }

    /** Ends the connection without a word. */
    void drop() {
        ended = true;
        socket.close();
    }

    private void write(String xml, Message message) {
        if (ended) {
            return;
        }
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (unsent + bytes.length > OUTPUT_BYTES_MAX) {
            drop();
            return;
        }
        unsent += bytes.length;
        voice.recorder().sent(voice.service(), message);
        socket.write(Buffer.buffer(bytes)).onComplete(done -> unsent -= bytes.length);
    }

    private void received(StreamEvent event) {
        voice.recorder().received(voice.service(), voice.teller().heard(hop, exchange, event));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException mistake) {
            voice.recorder().failed(mistake);
            drop();
        }
    }
}

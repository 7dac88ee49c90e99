package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.wire.Dialler;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;

/** The stream on which this node speaks to another: dialled, dialled again after a loss, silent in between. */
final class XcpOutlet {

    /** Lab time for a connection to come up. */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    private final ImpNode node;
    private final ImpConfig.Node peer;
    private final Dialler dialler;
    private final ClientSSLOptions tls;
    private final Duration redialPause;
    private Optional<Line> line = Optional.empty();
    private boolean up;

    /** One connection, and how much of what it was given is still here. */
    private static final class Line {

        private final NetSocket socket;
        private int unsent;

        private Line(NetSocket socket) {
            this.socket = socket;
        }

        private void write(String xml) {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            if (unsent + bytes.length > StreamSocket.OUTPUT_BYTES_MAX) {
                socket.close();
                return;
            }
            unsent += bytes.length;
            socket.write(Buffer.buffer(bytes)).onComplete(done -> unsent -= bytes.length);
        }
    }

    XcpOutlet(ImpNode node, ImpConfig.Node peer, Dialler dialler, ClientSSLOptions tls, Duration redialPause) {
        this.node = node;
        this.peer = peer;
        this.dialler = dialler;
        this.tls = tls;
        this.redialPause = redialPause;
    }

    /** Dials; done when the stream is up or the try has failed, which is tried again by itself. */
    Future<Void> dial() {
        Promise<Void> tried = Promise.promise();
        dialler.connectTls(peer.xcp(), peer.host(), tls, DIAL_LIMIT)
                .onSuccess(socket -> connected(socket, tried))
                .onFailure(unreachable -> {
                    tried.tryComplete();
                    again();
                });
        return tried.future();
    }

    /** Sends if the stream is up; says whether it did. */
    boolean send(Element element) {
        if (up) {
            write(element.toXml(Xcp.NAMESPACE));
        }
        return up;
    }

    private void connected(NetSocket socket, Promise<Void> tried) {
        line = Optional.of(new Line(socket));
        StreamParser parser = new StreamParser(StreamLimits.STRANGER);
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> {
            up = false;
            line = Optional.empty();
            tried.tryComplete();
            again();
        });
        socket.handler(bytes -> node.guarded(() -> {
            parser.feed(bytes.getBytes());
            for (var event = parser.next(); event.isPresent(); event = parser.next()) {
                on(event.get(), socket, tried);
            }
        }));
        StreamHeader header = new StreamHeader(Xcp.NAMESPACE, peer.host(), node.name(), "", "1.0", "");
        write(header.toXml());
    }

    /** The other side only ever opens its direction; whatever else it says ends the connection. */
    private void on(StreamEvent event, NetSocket socket, Promise<Void> tried) {
        if (event.kind() != StreamEvent.Kind.OPENED || node.stopped()) {
            socket.close();
            return;
        }
        up = true;
        node.everythingHere().forEach(news -> send(Xcp.of(news)));
        send(Xcp.SYNCED);
        tried.tryComplete();
    }

    private void write(String xml) {
        line.ifPresent(open -> open.write(xml));
    }

    private void again() {
        if (!node.stopped()) {
            node.alarm(redialPause, this::dial);
        }
    }
}

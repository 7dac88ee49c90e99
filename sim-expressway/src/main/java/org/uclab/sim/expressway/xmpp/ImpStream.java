package org.uclab.sim.expressway.xmpp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;

/** C's way to an IM and Presence node: a stream of its own up to the end of STARTTLS, its certificate verified. */
final class ImpStream {

    private final NetSocket socket;
    private final String host;
    private final ClientSSLOptions tls;
    private final Promise<NetSocket> secured = Promise.promise();
    private final StreamTap answers = new StreamTap(this::heard);

    private ImpStream(NetSocket socket, String host, ClientSSLOptions tls) {
        this.socket = socket;
        this.host = host;
        this.tls = tls;
    }

    /**
     * Brings a new connection to where the client's own stream may begin. A failure closes it.
     *
     * @param host name that the node's certificate must show
     */
    static Future<NetSocket> secure(NetSocket socket, String host, ClientSSLOptions tls, String domain) {
        ImpStream opening = new ImpStream(socket, host, tls);
        socket.handler(buffer -> opening.answers.feed(buffer.getBytes()));
        socket.closeHandler(gone -> opening.secured.tryFail(host + " hung up"));
        socket.exceptionHandler(broken -> {}); // the close handler follows
        socket.write(StreamHeader.to(Namespaces.CLIENT, domain).toXml());
        return opening.secured.future().onFailure(cause -> socket.close());
    }

    private void heard(StreamEvent event) {
        switch (event.kind()) {
            case OPENED -> {} // its features follow
            case RECEIVED -> negotiate(((StreamEvent.Received) event).element());
            case CLOSED -> secured.tryFail(host + " closed the stream");
            case FAILED -> secured.tryFail(host + ": " + ((StreamEvent.Failed) event).reason());
        }
    }

    private void negotiate(Element element) {
        if (element.is(Namespaces.STREAMS, "features")
                && element.child(Namespaces.TLS, "starttls").isPresent()) {
            socket.write(Element.of(Namespaces.TLS, "starttls").toXml());
        } else if (element.is(Namespaces.TLS, "proceed")) {
            // RFC 6120 §5.4.3.3: nothing that came in the clear may be read after the handshake.
            answers.discard();
            socket.upgradeToSsl(tls, host)
                    .onSuccess(stands -> secured.tryComplete(socket))
                    .onFailure(secured::tryFail);
        } else {
            secured.tryFail(host + " offers no STARTTLS: " + element.name());
        }
    }
}

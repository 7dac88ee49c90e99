package org.uclab.shell.xmpp;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;

/** Opens the ports of nodes that speak in streams. */
public final class XmppServing {

    /** Streams at one port at once; one more is hung up on. */
    public static final int STREAMS_MAX = 4096;

    private XmppServing() {}

    /**
     * Serves XMPP on the plain port of that service, where TLS may begin inside.
     *
     * @param owners whoever has a new stream
     */
    public static Future<?> serve(
            NodeContext node, String service, Agenda agenda, Function<ServerStream, StreamOwner> owners) {
        ServerStream.Place place = place(node, service, XmppTeller.XMPP, agenda, Optional.of(node.startTls(service)));
        AtomicInteger open = new AtomicInteger();
        return node.tcp(service, socket -> accept(socket, place, owners, open));
    }

    /**
     * Serves streams of another protocol on the TLS port of that service, where the peer shows a certificate.
     *
     * @param teller tells what goes over them
     * @param owners whoever has a new stream
     */
    public static Future<?> mutual(
            NodeContext node,
            String service,
            Agenda agenda,
            XmppTeller teller,
            Function<ServerStream, StreamOwner> owners) {
        ServerStream.Place place = place(node, service, teller, agenda, Optional.empty());
        AtomicInteger open = new AtomicInteger();
        return node.mutualTls(service, socket -> accept(socket, place, owners, open));
    }

    private static ServerStream.Place place(
            NodeContext node, String service, XmppTeller teller, Agenda agenda, Optional<SSLOptions> tls) {
        return new ServerStream.Place(service, teller, node.recorder(), node.faults(service), agenda, tls);
    }

    private static void accept(
            NetSocket socket,
            ServerStream.Place place,
            Function<ServerStream, StreamOwner> owners,
            AtomicInteger open) {
        if (open.get() >= STREAMS_MAX) {
            socket.close();
            return;
        }
        open.incrementAndGet();
        try {
            ServerStream.accept(socket, place, owners, open::decrementAndGet);
        } catch (RuntimeException ours) {
            place.recorder().failed(ours);
            open.decrementAndGet();
            socket.close();
        }
    }
}

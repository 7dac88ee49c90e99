package org.uclab.shell.xmpp;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SSLOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Hops;
import org.uclab.lab.wire.Places;
import org.uclab.lab.wire.Wire;

/** Opens the ports of nodes that speak in streams. */
public final class XmppServing {

    /** Streams at one port at once; how they are shared is the rule of {@link Places}. */
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
        return listen(each -> node.tcp(service, each), place, owners);
    }

    /**
     * The same with those cipher suites alone.
     *
     * @param suites names of the JDK, the preferred one first
     * @param owners whoever has a new stream
     */
    public static Future<?> serve(
            NodeContext node,
            String service,
            Agenda agenda,
            List<String> suites,
            Function<ServerStream, StreamOwner> owners) {
        SSLOptions tls = node.startTls(service);
        suites.forEach(tls::addEnabledCipherSuite);
        ServerStream.Place place = place(node, service, XmppTeller.XMPP, agenda, Optional.of(tls));
        return listen(each -> node.tcp(service, each), place, owners);
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
        return listen(each -> node.mutualTls(service, each), place, owners);
    }

    /**
     * Serves streams of another protocol in the clear on the plain port of that service.
     *
     * @param teller tells what goes over them
     * @param owners whoever has a new stream
     */
    public static Future<?> clear(
            NodeContext node,
            String service,
            Agenda agenda,
            XmppTeller teller,
            Function<ServerStream, StreamOwner> owners) {
        ServerStream.Place place = place(node, service, teller, agenda, Optional.empty());
        return listen(each -> node.tcp(service, each), place, owners);
    }

    /**
     * Serves streams of other servers on the plain port of that service, where TLS begins inside and a certificate of the
     * peer is asked for.
     *
     * @param owners whoever has a new stream
     */
    public static Future<?> peers(
            NodeContext node, String service, Agenda agenda, Function<ServerStream, StreamOwner> owners) {
        ServerStream.Place place =
                place(node, service, XmppTeller.XMPP, agenda, Optional.of(node.startTlsWithPeers(service)));
        return listen(each -> node.tcp(service, each), place, owners);
    }

    private static Future<?> listen(
            Function<Handler<NetSocket>, Future<?>> port,
            ServerStream.Place place,
            Function<ServerStream, StreamOwner> owners) {
        Places<NetSocket> places = new Places<>(STREAMS_MAX);
        return port.apply(socket -> accept(socket, place, owners, places));
    }

    private static ServerStream.Place place(
            NodeContext node, String service, XmppTeller teller, Agenda agenda, Optional<SSLOptions> tls) {
        return new ServerStream.Place(service, teller, node.recorder(), node.faults(service), agenda, tls);
    }

    private static void accept(
            NetSocket socket,
            ServerStream.Place place,
            Function<ServerStream, StreamOwner> owners,
            Places<NetSocket> places) {
        Places.Turn<NetSocket> turn = places.take(Hops.of(socket).peerAddress(), socket);
        turn.leaves().ifPresent(Wire::hangUp);
        if (!turn.taken()) {
            socket.close();
            return;
        }
        ServerStream.Ends ends = new ServerStream.Ends(
                () -> {
                    Wire.known(socket);
                    places.known(socket);
                },
                () -> places.leave(socket));
        try {
            ServerStream.accept(socket, place, owners, ends);
        } catch (RuntimeException ours) {
            place.recorder().failed(ours);
            places.leave(socket);
            socket.close();
        }
    }
}

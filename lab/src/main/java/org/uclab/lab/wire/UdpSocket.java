package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import org.uclab.lab.history.Hop;

/** A bound datagram socket that speaks in published endpoints. */
public final class UdpSocket {

    /**
     * A datagram and the published endpoint it came from.
     *
     * @param local the published endpoint it came to
     */
    public record Datagram(Endpoint sender, Endpoint local, Buffer data) {

        /** The way it came. */
        public Hop hop() {
            return Hop.between(Hop.Over.UDP, local.toString(), sender.toString());
        }
    }

    private final DatagramSocket socket;
    private final AddressPlan plan;
    private final Runnable onClose;
    private final Link link;

    UdpSocket(DatagramSocket socket, AddressPlan plan, Link link) {
        this.socket = socket;
        this.plan = plan;
        this.onClose = () -> {};
        this.link = link;
    }

    /**
     * @param onClose run when the socket is closed by its user
     */
    UdpSocket(DatagramSocket socket, AddressPlan plan, Runnable onClose) {
        this.socket = socket;
        this.plan = plan;
        this.onClose = onClose;
        this.link = null;
    }

    /** The endpoint bound, as others see it. */
    public Endpoint local() {
        return link == null ? Endpoint.of(socket.localAddress()) : link.port().published();
    }

    public Future<Void> send(Endpoint to, Buffer data) {
        Endpoint actual = plan.actual(Transport.UDP, to);
        return socket.send(data, actual.port(), actual.address());
    }

    /** Replaces the receiver. */
    public void onDatagram(Handler<Datagram> handler) {
        Endpoint local = local();
        socket.handler(packet -> handler.handle(
                new Datagram(plan.published(Transport.UDP, Endpoint.of(packet.sender())), local, packet.data())));
    }

    /**
     * Has datagrams answered before the receiver sees them.
     *
     * @throws IllegalStateException when this is not the socket of a port
     */
    public void answerAtOnce(QuickAnswer quick) {
        if (link == null) {
            throw new IllegalStateException("a dialled socket asks and does not answer");
        }
        link.quickAnswer(quick);
    }

    public Future<Void> close() {
        onClose.run();
        return socket.close();
    }
}

package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.function.Supplier;
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
    private final Endpoint local;
    private final Supplier<Future<Void>> close;
    private final Link link;
    private volatile Handler<Datagram> receiver = unheard -> {};
    private volatile DatagramTap tap;

    /** The socket of a port. */
    UdpSocket(DatagramSocket socket, AddressPlan plan, Link link, Endpoint local, Supplier<Future<Void>> close) {
        this.socket = socket;
        this.plan = plan;
        this.link = link;
        this.local = local;
        this.close = close;
    }

    /** A socket that asks. */
    UdpSocket(DatagramSocket socket, AddressPlan plan, Supplier<Future<Void>> close) {
        this(socket, plan, null, Endpoint.of(socket.localAddress()), close);
    }

    /** The endpoint bound, as others see it. */
    public Endpoint local() {
        return local;
    }

    /** The differentiated services code point of what is sent, as the system tells it of the socket; 0 where it asks only. */
    public int dscp() {
        return link == null ? Dscp.DEFAULT : link.marking();
    }

    public Future<Void> send(Endpoint to, Buffer data) {
        Endpoint actual = plan.actual(Transport.UDP, to);
        return socket.send(data, actual.port(), actual.address());
    }

    /**
     * The same of bytes that nobody changes any more, cheaper where much is sent.
     *
     * @param unsent runs when the system does not take it, on the thread of the socket
     */
    public void send(Endpoint to, byte[] data, Runnable unsent) {
        if (link == null || !link.sends(plan.actual(Transport.UDP, to), data, unsent)) {
            send(to, Buffer.buffer(data)).onFailure(failed -> unsent.run());
        }
    }

    /** Replaces the receiver. */
    public void onDatagram(Handler<Datagram> handler) {
        receiver = handler;
        socket.handler(this::arrived);
    }

    private void arrived(DatagramPacket packet) {
        Datagram datagram =
                new Datagram(plan.published(Transport.UDP, Endpoint.of(packet.sender())), local, packet.data());
        DatagramTap listening = tap;
        if (listening != null) {
            listening.received(datagram.sender(), datagram.data().getBytes());
        }
        receiver.handle(datagram);
    }

    /** Says something about the traffic to whoever records it, in words of the protocol; nobody may be listening. */
    public void note(String note) {
        DatagramTap listening = tap;
        if (listening != null) {
            listening.noted(note);
        }
    }

    void tap(DatagramTap listening) {
        tap = listening;
        socket.handler(this::arrived);
    }

    void untap() {
        DatagramTap listening = tap;
        tap = null;
        if (listening != null) {
            listening.closed();
        }
    }

    /**
     * Has datagrams answered before the receiver sees them; whoever records the traffic hears of them all the same.
     *
     * @throws IllegalStateException when this is not the socket of a port
     */
    public void answerAtOnce(QuickAnswer quick) {
        if (link == null) {
            throw new IllegalStateException("a dialled socket asks and does not answer");
        }
        link.quickAnswer((peer, question, answer) -> {
            int length = quick.answer(peer, question, answer);
            DatagramTap listening = tap;
            if (length != QuickAnswer.NOT_ANSWERED && listening != null) {
                listening.received(peer.endpoint(), question);
            }
            return length;
        });
    }

    /** Lets the receiver see all datagrams again. */
    public void answerNoMoreAtOnce() {
        if (link != null) {
            link.quickAnswer(null);
        }
    }

    public Future<Void> close() {
        return close.get();
    }
}

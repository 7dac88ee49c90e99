package org.uclab.shell.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.QuickAnswer;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipReading;
import org.uclab.protocol.sip.SipTransport;

/** A bound port for datagrams, and what is said of those it speaks with, made once for those that come often. */
final class SipDatagrams {

    /** Correspondents that are remembered; a power of two. */
    private static final int OFTEN = 256;

    /** Datagrams that may wait for the node, which is on another thread; more are lost, as where a socket is full. */
    private static final int AHEAD_MAX = 1_024;

    /** Whoever gets what comes, on the thread of the node. */
    interface Owner {

        void came(byte[] bytes, SipReading reading, Flow flow, Hop hop, Optional<String> service);
    }

    /** Somebody at the other end. */
    private record Correspondent(Endpoint at, Flow flow, Hop hop) {}

    private final Optional<String> service;
    private final UdpSocket socket;
    private final SipReader reader;
    private final long number;
    private final Correspondent[] often = new Correspondent[OFTEN];
    private final AtomicInteger ahead = new AtomicInteger();

    SipDatagrams(String service, UdpSocket socket, SipLimits limits, long number) {
        this.reader = new SipReader(limits);
        this.service = Optional.of(service);
        this.socket = socket;
        this.number = number;
    }

    /** Among all connections and ports. */
    long number() {
        return number;
    }

    Optional<String> service() {
        return service;
    }

    /** Has what comes brought to the owner; nothing is answered at once, but so it takes the shortest way. */
    void listen(Crossing crossing, Owner owner) {
        socket.onDatagram(datagram -> bring(datagram.sender(), datagram.data().getBytes(), crossing, owner));
        socket.answerAtOnce((peer, datagram, answer) -> {
            bring(peer.endpoint(), datagram, crossing, owner);
            return QuickAnswer.TAKEN;
        });
    }

    private void bring(Endpoint sender, byte[] bytes, Crossing crossing, Owner owner) {
        if (ahead.get() >= AHEAD_MAX || blank(bytes)) {
            return;
        }
        ahead.incrementAndGet();
        SipReading reading = reader.read(bytes);
        crossing.bring(() -> {
            ahead.decrementAndGet();
            Correspondent with = with(sender);
            owner.came(bytes, reading, with.flow(), with.hop(), service);
        });
    }

    /** Whether it is there to keep a hole in a firewall open. */
    private static boolean blank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != '\r' && one != '\n' && one != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sends there.
     *
     * @param sending is told on the thread of the node: {@code unsent} where the system does not take it
     */
    void send(byte[] bytes, Endpoint to, Crossing crossing, SipSockets.Sending sending) {
        Correspondent with = with(to);
        sending.sent(with.hop(), service);
        socket.send(with.at(), bytes, () -> crossing.bringLater(sending::unsent));
    }

    private Correspondent with(Endpoint other) {
        int slot = other.hashCode() & (OFTEN - 1);
        Correspondent known = often[slot];
        if (known == null || !known.at().equals(other)) {
            known = new Correspondent(
                    other,
                    new Flow(SipTransport.UDP, other.address(), other.port(), number),
                    Hop.between(Hop.Over.UDP, socket.local().toString(), other.toString()));
            often[slot] = known;
        }
        return known;
    }
}

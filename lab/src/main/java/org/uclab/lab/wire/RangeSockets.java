package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.uclab.lab.history.Recorder;

/**
 * The sockets that calls have open on one {@link PortRange}: each has its link, so that faults of the range's noun act on
 * it, and is closed by whoever opened it, or with its host. There are never more of them than numbers. Safe for any
 * thread.
 */
public final class RangeSockets {

    private final PortRange range;
    private final Wire wire;
    private final RangeNumbers numbers;
    private final Set<Listening> open = ConcurrentHashMap.newKeySet();
    private volatile boolean paused;
    private volatile boolean closed;

    RangeSockets(PortRange range, Wire wire) {
        this.range = range;
        this.wire = wire;
        this.numbers = new RangeNumbers(range.first(), range.last());
        wire.knows(range);
    }

    public PortRange range() {
        return range;
    }

    /** How many are open, or about to be. */
    public int open() {
        return numbers.taken();
    }

    /** A datagram socket on the next free port. */
    public Future<Opening<UdpSocket>> udp() {
        demand(Transport.UDP);
        ContextInternal context = wire.loops().here();
        return taking(numbers::one, number -> datagrams(context, number, true, Dscp.DEFAULT));
    }

    /** A datagram socket on the next free even port and one on the odd port above, which is not tapped. */
    public Future<Opening<UdpPair>> udpPair() {
        demand(Transport.UDP);
        ContextInternal context = wire.loops().here();
        return taking(numbers::evenAndOdd, number -> pair(context, number, Dscp.DEFAULT));
    }

    /**
     * The same, of which all that is sent is marked.
     *
     * @param dscp differentiated services code point, 0 to 63 (RFC 2474 §3)
     * @throws IllegalArgumentException when it is out of range
     */
    public Future<Opening<UdpPair>> udpPair(int dscp) {
        demand(Transport.UDP);
        if (dscp < Dscp.DEFAULT || dscp > Dscp.MAX) {
            throw new IllegalArgumentException("code point " + dscp + " is not between 0 and " + Dscp.MAX);
        }
        ContextInternal context = wire.loops().here();
        return taking(numbers::evenAndOdd, number -> pair(context, number, dscp));
    }

    /** A listener for TCP connections on the next free port. */
    public Future<Opening<Listening>> tcp(Handler<NetSocket> onConnect) {
        demand(Transport.TCP);
        ContextInternal context = wire.loops().here();
        return taking(numbers::one, number -> listener(context, number, onConnect));
    }

    /** Stops or resumes all traffic, as a frozen machine does; of what is opened from now on, too. */
    public void pause(boolean stop) {
        paused = stop;
        open.forEach(listening -> listening.pause(stop));
    }

    /** Power cut: resets what is open and opens nothing any more. */
    public Future<Void> cut() {
        closed = true;
        List<Future<Void>> cutting = open.stream().map(Listening::cut).toList();
        return Future.join(cutting).mapEmpty();
    }

    private void demand(Transport transport) {
        if (range.transport() != transport) {
            throw new IllegalArgumentException(range + " has no sockets for " + transport);
        }
    }

    private <S> Future<Opening<S>> taking(Supplier<OptionalInt> next, IntFunction<Future<S>> opener) {
        return taking(next, opener, range.size(), Binding.TRIES);
    }

    /**
     * Numbers that somebody else on this machine holds are passed over.
     *
     * @param left   numbers still to be tried in this round
     * @param rounds rounds after this one: a socket just closed holds its port until its selector has looked once more
     */
    private <S> Future<Opening<S>> taking(
            Supplier<OptionalInt> next, IntFunction<Future<S>> opener, int left, int rounds) {
        if (closed) {
            return Future.failedFuture(new WireException(WireException.Way.CLOSED, range + " is closed", null));
        }
        OptionalInt number = next.get();
        if (number.isEmpty()) {
            return Future.succeededFuture(new Opening.Exhausted<>(range));
        }
        return opener.apply(number.getAsInt())
                .<Opening<S>>map(Opening.Open::new)
                .recover(cause -> {
                    if (!Binding.inUse(cause)) {
                        return Future.failedFuture(cause);
                    }
                    if (left > 1) {
                        return taking(next, opener, left - 1, rounds);
                    }
                    return rounds == 0
                            ? Future.succeededFuture(new Opening.Exhausted<>(range))
                            : wire.vertx()
                                    .timer(Binding.PAUSE_MS, TimeUnit.MILLISECONDS)
                                    .compose(later -> taking(next, opener, range.size(), rounds - 1));
                });
    }

    private Future<UdpPair> pair(ContextInternal context, int number, int dscp) {
        return datagrams(context, number, true, dscp)
                .onFailure(taken -> numbers.free(number + 1))
                .compose(even -> datagrams(context, number + 1, false, dscp)
                        .map(odd -> new UdpPair(even, odd))
                        .recover(taken -> even.close().transform(gone -> Future.failedFuture(taken))));
    }

    private Future<UdpSocket> datagrams(ContextInternal context, int number, boolean tapped, int dscp) {
        Port port = range.port(number);
        Link link = wire.link(port).ofCall();
        Promise<DatagramSocket> bound = Promise.promise();
        return EventLoops.on(
                        context,
                        () -> wire.binding().prompt(link, wire.servers().udp(port, dscp, bound::complete)))
                .compose(listening -> {
                    UdpSocket socket = new UdpSocket(
                            bound.future().result(), wire.plan(), link, port.published(), listening::close);
                    Recorder recorder = wire.recorder(port.host());
                    if (tapped) {
                        Taps.at(new DatagramTapMaker.Site(port, recorder, wire.clock(), context))
                                .ifPresent(socket::tap);
                    }
                    return kept(listening, number, () -> context.runOnContext(there -> socket.untap()))
                            .map(socket);
                })
                .onFailure(taken -> numbers.free(number));
    }

    private Future<Listening> listener(ContextInternal context, int number, Handler<NetSocket> onConnect) {
        Port port = range.port(number);
        Link link = wire.link(port).ofCall();
        return EventLoops.on(
                        context,
                        () -> wire.binding().prompt(link, wire.servers().tcp(port, null, onConnect)))
                .compose(listening -> kept(listening, number, () -> {}).map(listening))
                .onFailure(taken -> numbers.free(number));
    }

    private Future<Void> kept(Listening listening, int number, Runnable atEnd) {
        Port port = listening.port();
        wire.opened(listening);
        open.add(listening);
        listening.owned(atEnd, () -> {
            open.remove(listening);
            wire.gone(listening);
            wire.plan().vacated(port.transport(), port.published());
            numbers.free(number);
        });
        listening.pause(paused);
        return closed
                ? listening
                        .cut()
                        .transform(gone -> Future.failedFuture(
                                new WireException(WireException.Way.CLOSED, range + " is closed", null)))
                : Future.succeededFuture();
    }
}

package org.uclab.lab.wire;

import io.netty.util.concurrent.Future;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Recorder;

/**
 * The network card in front of one port: it knows the connections that pass, acts out the link faults, and can fall
 * silent or be cut as a whole when its node is paused or loses power.
 */
final class Link {

    /** Wall milliseconds to wait for the event loops to take a change up. */
    private static final long CHANGE_MAX_MS = 1_000;

    private final Port port;
    private final String local;
    private final FaultPoint faults;
    private final Recorder recorder;
    private final LabClock clock;
    private final Cuts reach;
    private final Strangers strangers;
    private final Paths paths;
    private final Set<LinkedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Runnable onChange = this::faultsChanged;
    private volatile LinkServerChannel listener;
    private volatile LinkedDatagrams datagrams;
    private volatile QuickAnswer quickAnswer;
    private volatile boolean ofCall;
    private volatile boolean ending;
    private volatile IntSupplier marking = () -> 0;

    Link(Port port, FaultPoint faults, Recorder recorder, LabClock clock, Cuts reach, Patience patience, Paths paths) {
        this.port = port;
        this.local = port.published().toString();
        this.faults = faults;
        this.recorder = recorder;
        this.clock = clock;
        this.reach = reach;
        this.strangers = new Strangers(patience, clock);
        this.paths = paths;
        faults.watch(onChange);
    }

    /** Where the code point is read that the socket puts on what it sends. */
    void marking(IntSupplier read) {
        marking = read;
    }

    /** The code point that the socket puts on what it sends, as the system tells it now. */
    int marking() {
        return marking.getAsInt();
    }

    Port port() {
        return port;
    }

    FaultPoint faults() {
        return faults;
    }

    /** The socket through which datagrams of this port come and go. */
    void datagrams(LinkedDatagrams through) {
        datagrams = through;
    }

    /** Sends a datagram from the port; false where it has no socket. */
    boolean sends(Endpoint to, byte[] data, Runnable unsent) {
        LinkedDatagrams through = datagrams;
        if (through == null) {
            return false;
        }
        through.send(to, data, unsent);
        return true;
    }

    void quickAnswer(QuickAnswer quick) {
        quickAnswer = quick;
    }

    /** Null when there is none. */
    QuickAnswer quickAnswer() {
        return quickAnswer;
    }

    LabClock clock() {
        return clock;
    }

    Paths paths() {
        return paths;
    }

    boolean paused() {
        return paused.get();
    }

    /** The port listens no more from here on: who is accepted all the same is nobody's. */
    void ends() {
        ending = true;
    }

    boolean ending() {
        return ending;
    }

    boolean stopped() {
        return stopped.get();
    }

    /** Whether packets from that address reach this port at all. */
    boolean reachableFrom(String address) {
        return reach.allows(address, port.published().address());
    }

    /** Whether what the port sends there is stopped on its way, though answers to who could ask are not. */
    boolean cutOffFrom(String address) {
        return reach.separate(address, port.published().address());
    }

    /** Who reaches whom has changed; done when all connections go by it. */
    io.vertx.core.Future<Void> reachChanged() {
        return io.vertx.core.Future.join(open.stream()
                        .map(connection -> outside(connection.reconsider()))
                        .toList())
                .mapEmpty();
    }

    /** Called on the listener's event loop. */
    void listensOn(LinkServerChannel channel) {
        listener = channel;
        channel.accepting(accepts());
    }

    private boolean accepts() {
        return !stopped() && !faults.has(LinkFault.Refuse.class);
    }

    /** The way of a connection that was just accepted; it gets its number. */
    Hop hop(Endpoint from) {
        return new Hop(Hop.Over.TCP, local, from.toString(), recorder.nextConnection(), port.tls());
    }

    /** The way of datagrams from there. */
    Hop datagrams(Endpoint from) {
        return Hop.between(Hop.Over.UDP, local, from.toString());
    }

    void opened(LinkedConnection connection, Hop hop) {
        open.add(connection);
        recorder.opened(port.service(), hop);
        strangers.came(connection, hop.peerAddress());
    }

    /** Something has come from it for the first time. On ports of calls that is all there is to wait for. */
    void heard(LinkedConnection connection) {
        if (ofCall) {
            strangers.noLonger(connection);
        } else {
            strangers.heard(connection);
        }
    }

    /** Whether it is one of a call, to which little comes at a time. */
    boolean isOfCall() {
        return ofCall;
    }

    /** It is the port of a call, whose parties have met elsewhere. */
    Link ofCall() {
        ofCall = true;
        return this;
    }

    Strangers strangers() {
        return strangers;
    }

    /** It is none of the port's connections any more; {@code farewell} has the history told of it. */
    void closed(LinkedConnection connection, Hop hop, String why, Executor farewell) {
        strangers.noLonger(connection);
        if (open.remove(connection)) {
            farewell.execute(() -> recorder.closed(port.service(), hop, why));
        }
    }

    /** A caller of this lab saw the kernel refuse a connect: the occasion of an armed {@code refuse}. */
    void refused(String peer) {
        faults.bite(LinkFault.Refuse.class, Occasion.of(clock.now(), peer));
    }

    /** Stops or resumes all traffic, as a frozen machine does. */
    void pause(boolean stop) {
        if (paused.compareAndSet(!stop, stop)) {
            open.forEach(LinkedConnection::reconsider);
        }
    }

    /** Stops or resumes the service: nothing listens, and standing connections are reset. */
    io.vertx.core.Future<Void> stop(boolean stop) {
        if (!stopped.compareAndSet(!stop, stop)) {
            return io.vertx.core.Future.succeededFuture();
        }
        List<Future<?>> changing = new ArrayList<>();
        listening().ifPresent(changing::add);
        if (stop) {
            open.forEach(connection -> changing.add(connection.abort("service stopped")));
        }
        return io.vertx.core.Future.join(changing.stream().map(Link::outside).toList())
                .mapEmpty();
    }

    private static io.vertx.core.Future<?> outside(Future<?> inside) {
        Promise<Void> done = Promise.promise();
        inside.addListener(change -> {
            if (change.isSuccess()) {
                done.complete();
            } else {
                done.fail(change.cause());
            }
        });
        return done.future();
    }

    /** Power cut: every connection is reset. The listener is closed by its server. */
    void cut() {
        unplugged();
        open.forEach(connection -> connection.abort("power cut"));
    }

    /** Faults armed from now on are nothing to it. */
    void unplugged() {
        faults.unwatch(onChange);
        strangers.close();
    }

    int connections() {
        return open.size();
    }

    /** Takes hold before it returns, so that what happens after an arming or healing sees it. */
    private void faultsChanged() {
        List<Future<?>> changing = new ArrayList<>();
        listening().ifPresent(changing::add);
        open.forEach(connection -> changing.add(connection.reconsider()));
        if (!Context.isOnEventLoopThread()) { // an event loop must not wait for another one
            changing.forEach(change -> change.awaitUninterruptibly(CHANGE_MAX_MS));
        }
    }

    /** Has the listener listen or not, as it is to; empty where there is none. */
    private Optional<Future<?>> listening() {
        return Optional.ofNullable(listener).map(channel -> channel.accepting(accepts()));
    }
}

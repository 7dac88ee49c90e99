package org.uclab.lab.wire;

import io.netty.util.concurrent.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.history.Recorder;

/**
 * The network card in front of one port: it knows the connections that pass, acts out the link faults, and can fall
 * silent or be cut as a whole when its node is paused or loses power.
 */
final class Link {

    /** Wall milliseconds to wait for the event loops to take a change up. */
    private static final long CHANGE_MAX_MS = 1_000;

    private final Port port;
    private final FaultPoint faults;
    private final Recorder recorder;
    private final LabClock clock;
    private final Reach reach;
    private final Set<LinkedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final Runnable onChange = this::faultsChanged;
    private volatile LinkServerChannel listener;
    private volatile QuickAnswer quickAnswer;

    Link(Port port, FaultPoint faults, Recorder recorder, LabClock clock, Reach reach) {
        this.port = port;
        this.faults = faults;
        this.recorder = recorder;
        this.clock = clock;
        this.reach = reach;
        faults.watch(onChange);
    }

    Port port() {
        return port;
    }

    FaultPoint faults() {
        return faults;
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

    boolean paused() {
        return paused.get();
    }

    /** Whether packets from that address reach this port at all. */
    boolean reachableFrom(String address) {
        return reach.allows(address, port.published().address());
    }

    /** Called on the listener's event loop. */
    void listensOn(LinkServerChannel channel) {
        listener = channel;
        channel.accepting(!faults.has(LinkFault.Refuse.class));
    }

    void opened(LinkedConnection connection, String peer) {
        open.add(connection);
        recorder.opened(port.service(), peer);
    }

    void closed(LinkedConnection connection, String peer, String why) {
        if (open.remove(connection)) {
            recorder.closed(port.service(), peer, why);
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

    /** Power cut: every connection is reset. The listener is closed by its server. */
    void cut() {
        unplugged();
        open.forEach(LinkedConnection::abort);
    }

    /** Faults armed from now on are nothing to it. */
    void unplugged() {
        faults.unwatch(onChange);
    }

    int connections() {
        return open.size();
    }

    /** Takes hold before it returns, so that what happens after an arming or healing sees it. */
    private void faultsChanged() {
        List<Future<?>> changing = new ArrayList<>();
        LinkServerChannel channel = listener;
        if (channel != null) {
            changing.add(channel.accepting(!faults.has(LinkFault.Refuse.class)));
        }
        open.forEach(connection -> changing.add(connection.reconsider()));
        if (Vertx.currentContext() == null) { // an event loop must not wait for another one
            changing.forEach(change -> change.awaitUninterruptibly(CHANGE_MAX_MS));
        }
    }
}

package org.uclab.lab.node;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Supplier;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.Port;

/**
 * A host that can be started, joined, paused and stopped by itself. Stopping is a power cut: connections are reset,
 * what the program held in memory is gone. What survives on disk is whatever the maker of programs keeps.
 */
public final class Node {

    /** What a node is doing. */
    public enum State {
        OFF,
        RUNNING,
        PAUSED
    }

    private final NodeSpec spec;
    private final Lab lab;
    private final Supplier<Program> programs;
    private volatile State state = State.OFF;
    private final Object identityLock = new Object();
    private TlsIdentity identity;
    private Running running;

    public Node(NodeSpec spec, Lab lab, Supplier<Program> programs) {
        this.spec = spec;
        this.lab = lab;
        this.programs = programs;
        spec.ports().forEach(port -> lab.faults().point(port.host(), port.service()));
        spec.ranges().forEach(range -> lab.faults().point(range.host(), range.service()));
    }

    public String name() {
        return spec.name();
    }

    public String address() {
        return spec.address();
    }

    public List<Port> ports() {
        return spec.ports();
    }

    public State state() {
        return state;
    }

    /** Powers up. Done when every port answers; a failure leaves nothing open. */
    public synchronized Future<Void> start() {
        if (state != State.OFF) {
            return Future.succeededFuture();
        }
        Running starting = new Running();
        running = starting;
        state = State.RUNNING;
        return lab.wire()
                .vertx()
                .deployVerticle(starting)
                .<Void>map(id -> {
                    starting.deployment = id;
                    starting.given.recorder().nodeStarted();
                    return null;
                })
                .recover(cause -> cut(starting).transform(cutDone -> {
                    state = State.OFF;
                    return Future.failedFuture(cause);
                }));
    }

    /** Dials the peers. */
    public synchronized Future<?> join() {
        return state == State.OFF ? Future.succeededFuture() : running.program.join();
    }

    /** Power cut. */
    public synchronized Future<Void> stop(String why) {
        if (state == State.OFF) {
            return Future.succeededFuture();
        }
        state = State.OFF;
        Running stopping = running;
        stopping.given.recorder().nodeStopped(why);
        return cut(stopping)
                .compose(done -> lab.wire().vertx().undeploy(stopping.deployment))
                .mapEmpty();
    }

    /**
     * Freezes or thaws it: while frozen nothing it would send or hear passes, on its ports, in its calls and on what it
     * dialled. Its timers fall due all the same.
     */
    public synchronized void pause(boolean frozen) {
        if (state != State.OFF) {
            state = frozen ? State.PAUSED : State.RUNNING;
            running.given.pause(frozen);
        }
    }

    /** The key and certificate of this host: one for all its services, kept on its disk. */
    private TlsIdentity identity() {
        synchronized (identityLock) {
            if (identity == null) {
                identity = lab.ca().issue(spec.profile());
            }
            return identity;
        }
    }

    private static Future<Void> cut(Running gone) {
        gone.program.stop();
        return gone.given.powerCut();
    }

    private final class Running extends VerticleBase {

        private final Program program = programs.get();
        private final NodeContext given = new NodeContext(spec, lab, Node.this::identity);
        private String deployment;

        @Override
        public Future<?> start() {
            return program.start(given);
        }
    }
}

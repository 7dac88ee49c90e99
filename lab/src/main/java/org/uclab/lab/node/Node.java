package org.uclab.lab.node;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.lab.fault.Machine;
import org.uclab.lab.pki.Identities;
import org.uclab.lab.wire.Listening;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;

/**
 * A host that can be started, joined and stopped by itself, and that node faults act on. Stopping is a power cut:
 * connections are reset, what the program held in memory is gone. What survives on disk is whatever the maker of programs
 * keeps. What is asked of it is done in turn: a start that has begun is over before the stop behind it begins.
 */
public final class Node implements Machine {

    /** What a node is doing. */
    public enum State {
        OFF,
        RUNNING,
        PAUSED
    }

    private static final Condition SOUND = new Condition(true, false, false, Set.of());

    private final NodeSpec spec;
    private final Lab lab;
    private final Supplier<Program> programs;
    /** The keys and certificates of this host: the same for all its services, kept on its disk. */
    private final Identities identities;

    private volatile State state = State.OFF;
    private volatile Running running;
    private Future<Boolean> turn = Future.succeededFuture(false);
    /** Whether it is to run where no fault keeps it from that. */
    private boolean wanted;

    private Condition condition = SOUND;

    public Node(NodeSpec spec, Lab lab, Supplier<Program> programs) {
        this.spec = spec;
        this.lab = lab;
        this.programs = programs;
        this.identities = spec.defect(NodeSpec.EVERYWHERE)
                .map(defect -> Identities.defective(lab.ca(), spec.profile(), spec.name(), spec.keys(), defect))
                .orElseGet(() -> Identities.issuedBy(lab.ca(), spec.profile(), spec.keys()));
        spec.ports().forEach(port -> lab.faults().point(port.host(), port.service()));
        lab.faults().add(this);
        spec.ranges().forEach(range -> lab.faults().point(range.host(), range.service()));
    }

    @Override
    public String name() {
        return spec.name();
    }

    public String address() {
        return spec.address();
    }

    public List<Port> ports() {
        return spec.ports();
    }

    /** Ports from which its calls take sockets. */
    public List<PortRange> ranges() {
        return spec.ranges();
    }

    public State state() {
        return state;
    }

    @Override
    public boolean powered() {
        return state != State.OFF;
    }

    /** Powers up, unless a fault keeps it off. Done when every port answers; a failure leaves nothing open. */
    public Future<Void> start() {
        return inTurn(() -> {
                    wanted = true;
                    return settle("power cut");
                })
                .mapEmpty();
    }

    /** Dials the peers. */
    public Future<?> join() {
        Running up = running;
        return state == State.OFF ? Future.succeededFuture() : up.program.join();
    }

    /** Power cut. */
    public Future<Void> stop(String why) {
        return inTurn(() -> {
                    wanted = false;
                    return settle(why);
                })
                .mapEmpty();
    }

    /** {@inheritDoc} Where it gets its power back, it has dialled its peers by then. */
    @Override
    public Future<Void> become(Condition next) {
        return inTurn(() -> {
                    condition = next;
                    return lab.wire()
                            .cutOff(spec.address(), name(), next.cutOff())
                            .compose(done -> settle("power cut"));
                })
                .compose(started -> started ? join().mapEmpty() : Future.succeededFuture());
    }

    private synchronized Future<Boolean> inTurn(Supplier<Future<Boolean>> what) {
        turn = turn.transform(before -> what.get());
        return turn;
    }

    /** Makes it what it is to be, and says whether it was started for that. */
    private Future<Boolean> settle(String why) {
        boolean off = state == State.OFF;
        if (wanted && condition.powered()) {
            return (off ? powerUp().compose(up -> suffer()) : suffer()).map(done -> off);
        }
        return (off ? Future.<Void>succeededFuture() : powerDown(why)).map(done -> false);
    }

    private Future<Void> powerUp() {
        Running starting = new Running();
        running = starting;
        state = State.RUNNING;
        return lab.wire()
                .vertx()
                .deployVerticle(starting)
                .compose(id -> {
                    starting.deployment = id;
                    starting.given.recorder().nodeStarted();
                    return told(true);
                })
                .recover(cause -> cut(starting).transform(cutDone -> {
                    state = State.OFF;
                    return Future.failedFuture(cause);
                }));
    }

    private Future<Void> powerDown(String why) {
        state = State.OFF;
        Running stopping = running;
        stopping.given.recorder().nodeStopped(why);
        return cut(stopping)
                .compose(done -> lab.wire().vertx().undeploy(stopping.deployment))
                .compose(gone -> told(false));
    }

    /** What faults do to a host that has power. */
    private Future<Void> suffer() {
        state = condition.frozen() ? State.PAUSED : State.RUNNING;
        running.given.pause(condition.frozen());
        List<Listening> listening = running.given.listening();
        return Future.join(listening.stream()
                        .map(port -> port.stop(
                                condition.stopped().contains(port.port().service())))
                        .toList())
                .mapEmpty();
    }

    /** Tells the faults that wait for it, on a thread that may wait until they have let go. */
    private Future<Void> told(boolean powered) {
        return lab.wire()
                .vertx()
                .executeBlocking(
                        () -> {
                            lab.faults().power(name(), powered);
                            return null;
                        },
                        false);
    }

    private static Future<Void> cut(Running gone) {
        gone.program.stop();
        return gone.given.powerCut();
    }

    private final class Running extends VerticleBase {

        private final Program program = programs.get();
        private final NodeContext given = new NodeContext(spec, lab, identities);
        private String deployment;

        @Override
        public Future<?> start() {
            return program.start(given);
        }
    }
}

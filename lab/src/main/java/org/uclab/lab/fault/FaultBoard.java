package org.uclab.lab.fault;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;
import org.uclab.lab.history.Stamp;
import org.uclab.lab.words.Nearest;

/** All faults of a lab: arming, healing, and the proof that each fired. Safe for any thread. */
public final class FaultBoard {

    /** Faults that are armed or were healed without ever biting: so many are known at the end, and no more can be armed. */
    public static final int KEPT_MAX = 10_000;

    private final History history;
    private final LabClock clock;
    private final Map<String, FaultPoint> points = new ConcurrentHashMap<>();
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();
    /** By number: what is armed, and what was healed without ever biting. */
    private final Map<Long, ArmedFault> kept = new LinkedHashMap<>();
    /** Node faults that bite now, by host. */
    private final Map<String, List<ArmedFault>> afflictions = new ConcurrentHashMap<>();

    private final AtomicLong ids = new AtomicLong();
    private boolean closed;

    public FaultBoard(History history) {
        this.history = history;
        this.clock = history.clock();
    }

    /** The point at which faults for a port are armed. Ports make theirs when the lab is built. */
    public FaultPoint point(String host, String service) {
        return points.computeIfAbsent(key(host, service), k -> new FaultPoint(this, host, service));
    }

    /** Makes a host known, so that node faults can be armed there. */
    public void add(Machine machine) {
        machines.put(machine.name(), machine);
    }

    /**
     * Arms a fault. At a port it has taken hold when this returns; at a host, when {@link ArmedFault#held} is done.
     *
     * @throws IllegalArgumentException when the lab has no such place, or the fault is not for it or not for that
     *                                  trigger; the message names what there is
     * @throws IllegalStateException    when too many faults are armed, or the lab has ended
     */
    public ArmedFault arm(Fault fault, Where where, Trigger trigger) {
        FaultFit.check(fault, trigger);
        ArmedFault armed = new ArmedFault(ids.incrementAndGet(), fault, place(fault, where), trigger, clock.now());
        trigger.until().ifPresent(until -> notYet(until, armed));
        keep(armed);
        record(armed, stamp -> new Event.FaultArmed(stamp, armed.id(), armed.text()));
        if (!(fault instanceof NodeFault)) {
            at(armed).add(armed);
        }
        trigger.endsAfter().ifPresent(end -> armed.owns(clock.after(end, () -> heal(armed))));
        if (trigger.beginsAfter().isZero()) {
            begin(armed);
        } else {
            armed.owns(clock.after(trigger.beginsAfter(), () -> begin(armed)));
            changed(armed);
            armed.holding().tryComplete();
        }
        trigger.until().filter(this::holds).ifPresent(cameMeanwhile -> heal(armed));
        return armed;
    }

    /**
     * Heals one fault; nothing happens when it was healed before.
     *
     * @return done when it has let go: a host is in the state it would be in without it
     */
    public Future<Void> heal(ArmedFault armed) {
        if (!armed.end()) {
            return Future.succeededFuture();
        }
        record(armed, stamp -> new Event.FaultHealed(stamp, armed.id(), armed.text()));
        forget(armed);
        if (!(armed.fault() instanceof NodeFault)) {
            at(armed).remove(armed);
            at(armed).changed();
            return Future.succeededFuture();
        }
        return afflict(armed.where().host(), faults -> faults.remove(armed)).mapEmpty();
    }

    /** Heals everything. */
    public Future<Void> healAll() {
        return heal(armed -> true);
    }

    /** Heals all faults of which that is so, in the order of their arming. */
    public Future<Void> heal(Predicate<ArmedFault> which) {
        return Future.join(armed().stream().filter(which).map(this::heal).toList())
                .mapEmpty();
    }

    /** What is armed now, in the order of arming. */
    public synchronized List<ArmedFault> armed() {
        return kept.values().stream().filter(armed -> !armed.over()).toList();
    }

    /** Every fault that was armed and never bit, healed or not. */
    public synchronized List<ArmedFault> unfired() {
        return kept.values().stream().filter(armed -> armed.fired() == 0).toList();
    }

    /** A host got its power back or lost it: what was to last until then is healed. */
    public void power(String host, boolean powered) {
        heal(armed -> armed.trigger()
                .until()
                .filter(until -> until.powered() == powered
                        && machine(until.host()).name().equals(host))
                .isPresent());
    }

    /** Ends it: nothing more is armed, and no time of an armed fault comes any more. */
    public void close() {
        List<ArmedFault> left;
        synchronized (this) {
            closed = true;
            left = armed();
        }
        left.forEach(ArmedFault::end);
    }

    /** Counts and records a bite. */
    void fired(ArmedFault armed, String peer) {
        armed.bit();
        record(
                armed,
                stamp -> new Event.FaultFired(stamp, armed.id(), armed.said().text(), peer));
    }

    private void begin(ArmedFault armed) {
        armed.begin();
        if (!(armed.fault() instanceof NodeFault)) {
            changed(armed);
            armed.holding().tryComplete();
            return;
        }
        String host = armed.where().host();
        afflict(host, faults -> !armed.over() && faults.add(armed))
                .<Void>map(bites -> {
                    if (bites) {
                        fired(armed, "");
                    }
                    return null;
                })
                .onComplete(armed.holding());
    }

    /** Changes the faults that bite a host, and has it become what they make of it; each change in its turn. */
    private Future<Boolean> afflict(String host, Predicate<List<ArmedFault>> change) {
        List<ArmedFault> faults = afflictions.computeIfAbsent(host, h -> new ArrayList<>());
        synchronized (faults) {
            boolean changed = change.test(faults);
            return machines.get(host).become(Machine.Condition.under(faults)).map(done -> changed);
        }
    }

    private void changed(ArmedFault armed) {
        if (!(armed.fault() instanceof NodeFault)) {
            at(armed).changed();
        }
    }

    private FaultPoint at(ArmedFault armed) {
        return points.get(key(armed.where().host(), armed.where().service()));
    }

    private void record(ArmedFault armed, Function<Stamp, Event> event) {
        history.add(armed.where().host(), armed.where().service(), event);
    }

    private synchronized void keep(ArmedFault armed) {
        if (closed) {
            throw new IllegalStateException("the lab has ended; no fault can be armed any more");
        }
        if (kept.size() >= KEPT_MAX) {
            kept.values().removeIf(old -> old.over() && old.fired() > 0); // it bit while it was being healed
        }
        if (kept.size() >= KEPT_MAX) {
            throw new IllegalStateException(
                    KEPT_MAX + " faults are armed or were healed without ever biting; heal those"
                            + " that have bitten, and arm no more that do not");
        }
        kept.put(armed.id(), armed);
    }

    private synchronized void forget(ArmedFault healed) {
        if (healed.fired() > 0) {
            kept.remove(healed.id());
        }
    }

    /** The place by its full names. */
    private Where place(Fault fault, Where where) {
        if (where.isHost()) {
            Machine machine = machine(where.host());
            FaultFit.checkHost(fault, machine.name(), servicesOf(machine.name()));
            return Where.host(machine.name());
        }
        FaultFit.checkService(fault, where);
        Map<String, FaultPoint> all = new TreeMap<>(points);
        FaultPoint point = only(
                        where.host(),
                        all.values().stream()
                                .filter(p -> p.service().equals(where.service()))
                                .map(FaultPoint::host)
                                .toList())
                .map(host -> points.get(key(host, where.service())))
                .orElseThrow(() -> new IllegalArgumentException("there is no port '" + where.service() + "' on '"
                        + where.host() + "'; ports: " + all.keySet() + Nearest.hint(where.toString(), all.keySet())));
        if (fault instanceof NodeFault) {
            machine(point.host());
        }
        return Where.port(point.host(), point.service());
    }

    private Machine machine(String host) {
        Set<String> known = new TreeSet<>(machines.keySet());
        return only(host, known)
                .map(machines::get)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no host '" + host + "'; hosts: " + known + Nearest.hint(host, known)));
    }

    /** The one host of that full or short name. */
    private static Optional<String> only(String name, Collection<String> hosts) {
        if (hosts.contains(name)) {
            return Optional.of(name);
        }
        List<String> meant =
                hosts.stream().filter(host -> host.startsWith(name + ".")).toList();
        if (meant.size() > 1) {
            throw new IllegalArgumentException("'" + name + "' may be any of " + meant + "; write one of them");
        }
        return meant.stream().findFirst();
    }

    private List<String> servicesOf(String host) {
        return new TreeMap<>(points)
                .values().stream()
                        .filter(point -> point.host().equals(host))
                        .map(FaultPoint::service)
                        .toList();
    }

    private void notYet(Trigger.Until until, ArmedFault armed) {
        if (holds(until)) {
            throw new IllegalArgumentException("'" + armed.text() + "' would be over at once: " + until.host()
                    + (until.powered() ? " has" : " has no") + " power");
        }
    }

    private boolean holds(Trigger.Until until) {
        return machine(until.host()).powered() == until.powered();
    }

    private static String key(String host, String service) {
        return service + " of " + host;
    }
}

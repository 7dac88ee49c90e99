package org.uclab.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.History;

/** All faults of a lab: arming, healing, and the proof that each fired. Safe for any thread. */
public final class FaultBoard {

    private final History history;
    private final Map<String, FaultPoint> points = new ConcurrentHashMap<>();
    private final List<ArmedFault> ever = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    public FaultBoard(History history) {
        this.history = history;
    }

    /** The point at which faults for a port are armed. Ports make theirs when the lab is built. */
    public FaultPoint point(String host, String service) {
        return points.computeIfAbsent(key(host, service), k -> new FaultPoint(this, host, service));
    }

    /**
     * Arms a fault.
     *
     * @throws IllegalArgumentException when the lab has no such port; the message names those it has
     */
    public ArmedFault arm(Fault fault, Where where, Trigger trigger) {
        FaultPoint point = points.get(key(where.host(), where.service()));
        if (point == null) {
            throw new IllegalArgumentException("there is no port '" + where.service() + "' on '" + where.host()
                    + "'; ports: " + new TreeMap<>(points).keySet());
        }
        ArmedFault armed = new ArmedFault(ids.incrementAndGet(), fault, where, trigger);
        ever.add(armed);
        history.add(where.host(), where.service(), stamp -> new Event.FaultArmed(stamp, armed.id(), armed.text()));
        point.add(armed);
        point.changed();
        return armed;
    }

    /** Heals one fault; nothing happens when it was healed before. */
    public void heal(ArmedFault armed) {
        Where where = armed.where();
        FaultPoint point = points.get(key(where.host(), where.service()));
        if (point.remove(armed)) {
            history.add(where.host(), where.service(), stamp -> new Event.FaultHealed(stamp, armed.id(), armed.text()));
            point.changed();
        }
    }

    /** Heals everything. */
    public void healAll() {
        ever.forEach(this::heal);
    }

    /** Every fault that was armed and never bit, healed or not. */
    public List<ArmedFault> unfired() {
        List<ArmedFault> idle = new ArrayList<>();
        for (ArmedFault armed : ever) {
            if (armed.fired() == 0) {
                idle.add(armed);
            }
        }
        return idle;
    }

    void fired(FaultPoint point, ArmedFault armed, String peer) {
        history.add(
                point.host(),
                point.service(),
                stamp -> new Event.FaultFired(stamp, armed.id(), armed.fault().text(), peer));
    }

    private static String key(String host, String service) {
        return service + " of " + host;
    }
}

package org.uclab.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults armed at one port. Asking costs one volatile read when there are none. */
public final class FaultPoint {

    private static final ArmedFault[] NONE = {};

    private final FaultBoard board;
    private final String host;
    private final String service;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile ArmedFault[] armed = NONE;

    FaultPoint(FaultBoard board, String host, String service) {
        this.board = board;
        this.host = host;
        this.service = service;
    }

    /** Whether no fault is armed here: the fast way past everything else. */
    public boolean quiet() {
        return armed.length == 0;
    }

    /**
     * The first armed fault of that family that bites on this occasion. The bite is counted and recorded, so ask once
     * for each occasion.
     */
    public <F extends Fault> Optional<F> bite(Class<F> family, Occasion occasion) {
        for (ArmedFault candidate : armed) {
            if (family.isInstance(candidate.fault()) && candidate.bites(occasion)) {
                board.fired(this, candidate, occasion.peer());
                return Optional.of(family.cast(candidate.fault()));
            }
        }
        return Optional.empty();
    }

    /** All armed faults of that family that bite on this occasion, in the order of arming; counted and recorded. */
    public <F extends Fault> List<F> bites(Class<F> family, Occasion occasion) {
        if (quiet()) {
            return List.of();
        }
        List<F> biting = new ArrayList<>();
        for (ArmedFault candidate : armed) {
            if (family.isInstance(candidate.fault()) && candidate.bites(occasion)) {
                board.fired(this, candidate, occasion.peer());
                biting.add(family.cast(candidate.fault()));
            }
        }
        return biting;
    }

    /** The armed link faults, in the order of arming; for the link, which asks each once for each occasion. */
    public List<ArmedFault> linkFaults() {
        if (quiet()) {
            return List.of();
        }
        List<ArmedFault> faults = new ArrayList<>();
        for (ArmedFault candidate : armed) {
            if (candidate.fault() instanceof LinkFault) {
                faults.add(candidate);
            }
        }
        return faults;
    }

    /** The armed faults of that family, without asking their triggers: for what takes time to prepare. */
    public <F extends Fault> List<F> armed(Class<F> family) {
        List<F> faults = new ArrayList<>();
        for (ArmedFault candidate : armed) {
            if (family.isInstance(candidate.fault())) {
                faults.add(family.cast(candidate.fault()));
            }
        }
        return faults;
    }

    /** Whether that armed fault bites on this occasion; a bite is counted and recorded. */
    public boolean bites(ArmedFault candidate, Occasion occasion) {
        if (!candidate.bites(occasion)) {
            return false;
        }
        board.fired(this, candidate, occasion.peer());
        return true;
    }

    /** Whether a fault of that kind is armed here, without asking its trigger. */
    public boolean has(Class<? extends Fault> kind) {
        for (ArmedFault candidate : armed) {
            if (kind.isInstance(candidate.fault())) {
                return true;
            }
        }
        return false;
    }

    /** Calls back after every arming and healing here. */
    public void watch(Runnable change) {
        watchers.add(change);
    }

    /** Ends a {@link #watch}. */
    public void unwatch(Runnable change) {
        watchers.remove(change);
    }

    String host() {
        return host;
    }

    String service() {
        return service;
    }

    synchronized void add(ArmedFault fault) {
        List<ArmedFault> more = new ArrayList<>(List.of(armed));
        more.add(fault);
        armed = more.toArray(NONE);
    }

    synchronized boolean remove(ArmedFault fault) {
        List<ArmedFault> fewer = new ArrayList<>(List.of(armed));
        boolean was = fewer.remove(fault);
        armed = fewer.toArray(NONE);
        return was;
    }

    void changed() {
        watchers.forEach(Runnable::run);
    }
}

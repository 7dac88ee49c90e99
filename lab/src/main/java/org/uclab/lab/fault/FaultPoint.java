package org.uclab.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults armed at one port. Each counts its occasions for itself, whatever the others do. Asking costs one volatile
 * read when there are none.
 */
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
     * All armed answer faults of that family that bite on this occasion. The bites are counted and recorded, so ask once
     * for each occasion.
     */
    public <F extends AnswerFault> Biting<F> biting(Class<F> family, Occasion occasion) {
        if (quiet()) {
            return Biting.none();
        }
        List<Biting.Bite<F>> bites = new ArrayList<>();
        for (ArmedFault candidate : armed) {
            if (family.isInstance(candidate.fault()) && bites(candidate, occasion)) {
                bites.add(new Biting.Bite<>(family.cast(candidate.fault()), candidate.phase()));
            }
        }
        return new Biting<>(bites);
    }

    /**
     * The first armed fault of that family that bites on this occasion, for what only one can spoil. All count the
     * occasion; the one that acts has fired, and it is recorded. Ask once for each occasion.
     */
    public <F extends Fault> Optional<F> bite(Class<F> family, Occasion occasion) {
        ArmedFault first = null;
        for (ArmedFault candidate : armed) {
            if (family.isInstance(candidate.fault()) && candidate.wouldBite(occasion) && first == null) {
                first = candidate;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        board.fired(first, occasion.peer());
        return Optional.of(family.cast(first.fault()));
    }

    /** The armed link faults whose time has come, in the order of arming; for the link, which asks each once for each occasion. */
    public List<ArmedFault> linkFaults() {
        if (quiet()) {
            return List.of();
        }
        List<ArmedFault> faults = new ArrayList<>();
        for (ArmedFault candidate : armed) {
            if (candidate.fault() instanceof LinkFault && candidate.begun()) {
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
        if (!candidate.wouldBite(occasion)) {
            return false;
        }
        board.fired(candidate, occasion.peer());
        return true;
    }

    /** Whether that armed fault is for occasions like that one now; nothing is counted. */
    public boolean holds(ArmedFault candidate, Occasion occasion) {
        return candidate.begun() && candidate.fits(occasion);
    }

    /** Whether a fault of that kind is armed here and its time has come, without asking it anything else. */
    public boolean has(Class<? extends Fault> kind) {
        for (ArmedFault candidate : armed) {
            if (kind.isInstance(candidate.fault()) && candidate.begun()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a fault of that kind lies in wait for occasions like that one, which is not counted. */
    public boolean awaits(Class<? extends Fault> kind, Occasion occasion) {
        for (ArmedFault candidate : armed) {
            if (kind.isInstance(candidate.fault()) && candidate.fits(occasion)) {
                return true;
            }
        }
        return false;
    }

    /** Calls back after every arming and healing here, and when an armed fault's time comes. */
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

    synchronized void remove(ArmedFault fault) {
        List<ArmedFault> fewer = new ArrayList<>(List.of(armed));
        fewer.remove(fault);
        armed = fewer.toArray(NONE);
    }

    void changed() {
        watchers.forEach(Runnable::run);
    }
}

package org.uclab.lab.fault;

import java.util.concurrent.atomic.AtomicLong;

/** A fault lying in wait at a port, with the count of what it did. */
public final class ArmedFault {

    private final long id;
    private final Fault fault;
    private final Where where;
    private final Trigger trigger;
    private final AtomicLong matches = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();

    ArmedFault(long id, Fault fault, Where where, Trigger trigger) {
        this.id = id;
        this.fault = fault;
        this.where = where;
        this.trigger = trigger;
    }

    public long id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    public Where where() {
        return where;
    }

    /** How often it bit. */
    public long fired() {
        return fired.get();
    }

    /** {@code delay 300ms at uds of host}. */
    public String text() {
        return fault.text() + " at " + where;
    }

    /** Counts the occasion if it fits, and says whether the fault bites. */
    boolean bites(Occasion occasion) {
        if (!fault.concerns(occasion)
                || !where.fits(occasion)
                || !trigger.bites(matches.incrementAndGet(), occasion.now())) {
            return false;
        }
        fired.incrementAndGet();
        return true;
    }
}

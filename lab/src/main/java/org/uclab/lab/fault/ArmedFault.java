package org.uclab.lab.fault;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.uclab.lab.clock.LabTimer;

/** A fault lying in wait, with the count of what it did. */
public final class ArmedFault {

    private final long id;
    private final Fault said;
    private final Where where;
    private final Trigger trigger;
    private final Instant armedAt;
    private final AtomicLong matches = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();
    private final Promise<Void> held = Promise.promise();
    private final List<LabTimer> timers = new ArrayList<>();
    private volatile boolean begun;
    private boolean over;

    ArmedFault(long id, Fault said, Where where, Trigger trigger, Instant armedAt) {
        this.id = id;
        this.said = said;
        this.where = where;
        this.trigger = trigger;
        this.armedAt = armedAt;
    }

    public long id() {
        return id;
    }

    /** What goes wrong, whichever the phase. */
    public Fault fault() {
        return said instanceof PhasedFault phased ? phased.fault() : said;
    }

    public Where where() {
        return where;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** How often it bit. */
    public long fired() {
        return fired.get();
    }

    /**
     * Done when it has taken hold: a host is in the state it is to be in. At once for what lies in wait, be it for an
     * occasion or for its time.
     */
    public Future<Void> held() {
        return held.future();
    }

    /** {@code delay 300ms at uds of host, the first time}. */
    public String text() {
        return said.text() + " at " + where + (trigger.parts().isEmpty() ? "" : ", " + trigger.text());
    }

    /** The fault as it was said, with its phase. */
    Fault said() {
        return said;
    }

    AnswerFault.Phase phase() {
        return ((AnswerFault) said).phase();
    }

    Promise<Void> holding() {
        return held;
    }

    /** Whether its time has come. */
    boolean begun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** Counts the occasion if it fits, and says whether the fault bites. Says nothing of it to anybody. */
    boolean wouldBite(Occasion occasion) {
        return fits(occasion) && trigger.bites(matches.incrementAndGet());
    }

    void bit() {
        fired.incrementAndGet();
    }

    /** Whether occasions like that one are for it now. */
    boolean fits(Occasion occasion) {
        return fault().concerns(occasion) && trigger.fits(occasion, Duration.between(armedAt, occasion.now()));
    }

    /** A timer that ends with it. */
    synchronized void owns(LabTimer timer) {
        if (over) {
            timer.cancel();
        } else {
            timers.add(timer);
        }
    }

    /** Ends it; true the first time. */
    synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        timers.forEach(LabTimer::cancel);
        timers.clear();
        return true;
    }

    synchronized boolean over() {
        return over;
    }
}

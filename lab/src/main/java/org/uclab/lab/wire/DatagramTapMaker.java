package org.uclab.lab.wire;

import io.vertx.core.Context;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.history.Recorder;

/**
 * Makes the taps of one protocol, found by {@link java.util.ServiceLoader}: so the sockets of that protocol are recorded
 * whoever opens them, a client included, though neither it nor the wire knows how.
 */
public interface DatagramTapMaker {

    /** Where a tap sits. */
    record Site(Port port, Recorder recorder, LabClock clock, Context context) {}

    /** The {@linkplain PortRange#protocol() protocol} that it is for. */
    String protocol();

    DatagramTap tap(Site site);
}

package org.uclab.sim.expressway.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.sip.Flow;

/** What E knows of the connections of clients: nothing of one that is gone, so that there are no more than of those. */
final class Clients {

    /** How long a registration outlives what was granted: a refresh may be under way (RFC 3261 §17.1.2.2, 64*T1). */
    static final Duration GRACE = Duration.ofSeconds(32);

    /**
     * A connection over which somebody has registered.
     *
     * @param user who has proven to be it
     * @param line address of record
     */
    record Registered(Flow flow, String user, String line, Instant until) {}

    private final Map<Long, Integer> failures = new HashMap<>();
    private final Map<Long, Registered> registered = new HashMap<>();
    private final Map<String, Long> byPlace = new HashMap<>();

    /** One more proof failed over that connection: how many that makes. */
    int failed(Flow flow) {
        return failures.merge(flow.connection(), 1, Integer::sum);
    }

    void proved(Flow flow) {
        failures.remove(flow.connection());
    }

    void registered(Flow flow, String user, String line, Instant until) {
        registered.put(flow.connection(), new Registered(flow, user, line, until));
        byPlace.put(place(flow), flow.connection());
    }

    /** Who is registered over that connection. */
    Optional<Registered> registered(Flow flow, Instant now) {
        return Optional.ofNullable(registered.get(flow.connection()))
                .filter(known -> known.until().isAfter(now));
    }

    /** The connection from that place, as long as somebody is registered over it. */
    Optional<Flow> at(String place, Instant now) {
        return Optional.ofNullable(byPlace.get(place))
                .map(registered::get)
                .filter(known -> known.until().isAfter(now))
                .map(Registered::flow);
    }

    void unregistered(Flow flow) {
        if (registered.remove(flow.connection()) != null) {
            byPlace.remove(place(flow), flow.connection());
        }
    }

    void gone(Flow flow) {
        failures.remove(flow.connection());
        unregistered(flow);
    }

    static String place(Flow flow) {
        return flow.host() + ":" + flow.port();
    }
}

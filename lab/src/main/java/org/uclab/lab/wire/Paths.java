package org.uclab.lab.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Occasion;
import org.uclab.lab.fault.PathConditions;
import org.uclab.lab.seed.Seed;

/**
 * The ways of the peers of all ports where a {@code path} is armed. A peer has one way, whichever of the service's sockets
 * it speaks with. Safe for any thread.
 */
final class Paths {

    /** Directions, seen from the port. */
    enum Direction {
        IN,
        OUT
    }

    /** Headers of IPv4 and UDP, in bytes: what is carried is reckoned as it is on the wire. */
    static final int UDP_HEADER_BYTES = 28;

    /** Headers of IPv4 and TCP, in bytes. */
    static final int TCP_HEADER_BYTES = 40;

    /** Payload of a segment, in bytes. */
    static final int SEGMENT_BYTES = 1_460;

    /** Peers of one fault whose ways are kept; that of the one not heard of for longest is forgotten. */
    private static final int PEERS_MAX = 4_096;

    private record Way(PathFlow in, PathFlow out) {

        PathFlow to(Direction direction) {
            return direction == Direction.IN ? in : out;
        }
    }

    private final Seed seed;
    private final Map<ArmedFault, Map<String, Way>> ways = new WeakHashMap<>();

    Paths(Seed seed) {
        this.seed = seed;
    }

    /** What the way of that peer makes of a datagram: the time that it takes, or nothing where it is lost. */
    Optional<Duration> datagram(ArmedFault path, Link link, Direction direction, Occasion occasion, int bytes) {
        if (!link.faults().holds(path, occasion)) {
            return Optional.of(Duration.ZERO);
        }
        return way(path, link.faults(), occasion)
                .to(direction)
                .datagram(occasion.now(), bytes + UDP_HEADER_BYTES + overhead(path));
    }

    /** How long the ways of that peer take for a segment of a stream, as far as those faults are paths. */
    Duration segment(List<ArmedFault> faults, Link link, Direction direction, String peer, int bytes) {
        Occasion occasion = Occasion.of(link.clock().now(), peer);
        Duration way = Duration.ZERO;
        for (ArmedFault fault : faults) {
            if (fault.fault() instanceof LinkFault.Path && link.faults().holds(fault, occasion)) {
                PathFlow flow = way(fault, link.faults(), occasion).to(direction);
                way = way.plus(flow.segment(occasion.now(), bytes + TCP_HEADER_BYTES + overhead(fault)));
            }
        }
        return way;
    }

    /** Octets that a tunnel on that way adds to a packet. */
    private static int overhead(ArmedFault path) {
        return ((LinkFault.Path) path.fault()).way().overhead();
    }

    /** Whether there is a path among those faults. */
    static boolean among(List<ArmedFault> faults) {
        return faults.stream().anyMatch(fault -> fault.fault() instanceof LinkFault.Path);
    }

    private Way way(ArmedFault path, FaultPoint point, Occasion occasion) {
        String host = occasion.peer().substring(0, occasion.peer().lastIndexOf(':'));
        synchronized (ways) {
            Map<String, Way> ofPeers = ways.computeIfAbsent(path, fresh -> kept());
            Way known = ofPeers.get(host);
            if (known != null) {
                return known;
            }
            PathConditions conditions = ((LinkFault.Path) path.fault()).way();
            String name = "path " + path.id() + " of " + host;
            Way way = new Way(
                    new PathFlow(conditions, conditions.in(), seed.begun(name + " in")),
                    new PathFlow(conditions, conditions.out(), seed.begun(name + " out")));
            ofPeers.put(host, way);
            point.bites(path, occasion);
            return way;
        }
    }

    private static Map<String, Way> kept() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Way> eldest) {
                return size() > PEERS_MAX;
            }
        };
    }
}

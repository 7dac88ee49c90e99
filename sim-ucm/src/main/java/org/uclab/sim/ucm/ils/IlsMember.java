package org.uclab.sim.ucm.ils;

import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.cluster.RemoteCluster;

/**
 * A cluster's part in an ILS network.
 *
 * @param network      name of the network; clusters of another are refused
 * @param hub          the hub a spoke registers with, its id; empty for a hub
 * @param registration the publisher it registers with; absent for the first hub, which waits for the others
 * @param self         what it tells the others of itself
 * @param syncInterval lab time from one exchange to the next
 * @param limit        lab time to wait for an answer
 */
public record IlsMember(
        String network,
        String hub,
        Optional<Server> registration,
        RemoteCluster self,
        Duration syncInterval,
        Duration limit) {

    /** A publisher: full host name, and where it takes exchanges. */
    public record Server(String host, Endpoint ils) {}

    /** Whether others may register with it. */
    public boolean isHub() {
        return hub.isEmpty();
    }
}

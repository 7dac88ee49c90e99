package org.uclab.sim.ucm.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the Unified CM clusters of a world know each other. A cluster that stands in neither part knows of no other.
 *
 * @param ils            the network of those that tell each other
 * @param remoteClusters by cluster, those that its administrator entered by hand
 */
public record ClusterNetwork(Optional<Ils> ils, Map<String, List<String>> remoteClusters, int line) {

    /** Whether that cluster is in the network of those that tell each other. */
    boolean tells(String cluster) {
        return ils.filter(network -> network.members().contains(cluster)).isPresent();
    }

    /**
     * An ILS network.
     *
     * @param hubs         clusters that all tell each other; the others register with the first
     * @param spokes       by cluster, the hub it registers with and hears everything from
     * @param syncInterval lab time from one exchange to the next
     */
    public record Ils(List<String> hubs, Map<String, String> spokes, Duration syncInterval, int line) {

        /** Every member once, hubs first. */
        public List<String> members() {
            List<String> all = new ArrayList<>(hubs);
            spokes.keySet().stream().filter(spoke -> !hubs.contains(spoke)).forEach(all::add);
            return all;
        }
    }
}

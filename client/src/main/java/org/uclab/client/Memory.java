package org.uclab.client;

import java.util.Optional;
import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.dns.ResolverCache;

/** What a client remembers from one launch to the next, as long as it stays on one network. Safe for any thread. */
public final class Memory {

    private final ResolverCache resolver;
    private final DiscoveryCache discoveries;
    private Optional<Lease> network = Optional.empty();

    /** Remembers nothing yet. */
    public Memory(ClientSettings settings) {
        this.resolver = new ResolverCache(settings.dns());
        this.discoveries = new DiscoveryCache(settings.discovery());
    }

    /** The client is on that network now; whether something was forgotten because it is another one. */
    synchronized boolean arriveAt(Lease lease) {
        boolean moved = network.isPresent() && !network.get().equals(lease);
        if (moved) {
            resolver.clear();
            discoveries.clear();
        }
        network = Optional.of(lease);
        return moved;
    }

    ResolverCache resolver() {
        return resolver;
    }

    DiscoveryCache discoveries() {
        return discoveries;
    }
}

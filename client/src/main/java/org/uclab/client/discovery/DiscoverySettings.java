package org.uclab.client.discovery;

import java.time.Duration;
import java.util.Optional;

/**
 * What discovery asks, and how long its result counts.
 *
 * @param voiceServicesDomain domain of the SRV questions when it is another than the services domain; empty otherwise
 * @param hold                how long a result is used at later launches, lab time; empty for as long as the answers
 *                            it comes from may be kept. ASSUMED(S3 S4): they say that it is kept, not how long
 */
public record DiscoverySettings(String voiceServicesDomain, Optional<Duration> hold) {

    public static DiscoverySettings defaults() {
        return new DiscoverySettings("", Optional.empty());
    }

    /** The same with the voice services domain that the client's configuration names; empty for none. */
    public DiscoverySettings withVoiceServicesDomain(String domain) {
        return new DiscoverySettings(domain, hold);
    }

    public DiscoverySettings withHold(Duration wanted) {
        return new DiscoverySettings(voiceServicesDomain, Optional.of(wanted));
    }

    /** The domain that is asked for services when the user's address has that one. */
    public String asked(String servicesDomain) {
        return voiceServicesDomain.isEmpty() ? servicesDomain : voiceServicesDomain;
    }
}

package org.uclab.client.discovery;

import java.time.Duration;
import java.util.Optional;
import org.uclab.client.sources.Sources;

/**
 * What discovery asks, and how long its result counts.
 *
 * @param voiceServicesDomain domain of the SRV questions when it is another than the services domain; empty otherwise
 * @param hold                how long a result is used at later launches, lab time; empty for as long as the answers
 *                            it comes from may be kept. ASSUMED(S3 S4): they say that it is kept, not how long
 * @param sources             what the client runs on, and how it was configured
 */
public record DiscoverySettings(String voiceServicesDomain, Optional<Duration> hold, Sources sources) {

    public static DiscoverySettings defaults() {
        return new DiscoverySettings("", Optional.empty(), Sources.none());
    }

    /** The same with the voice services domain that the client's configuration names; empty for none. */
    public DiscoverySettings withVoiceServicesDomain(String domain) {
        return new DiscoverySettings(domain, hold, sources);
    }

    public DiscoverySettings withHold(Duration wanted) {
        return new DiscoverySettings(voiceServicesDomain, Optional.of(wanted), sources);
    }

    public DiscoverySettings withSources(Sources other) {
        return new DiscoverySettings(voiceServicesDomain, hold, other);
    }

    /** The domain that is asked for services when the user's address has that one. */
    public String asked(String servicesDomain) {
        return voiceServicesDomain.isEmpty() ? servicesDomain : voiceServicesDomain;
    }
}

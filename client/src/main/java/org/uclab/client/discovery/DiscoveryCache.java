package org.uclab.client.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was discovered at earlier launches. Only servers that were found are kept, and domains that are Webex's: who had
 * to enter settings by hand gets a new search next time. Safe for any thread.
 */
public final class DiscoveryCache {

    /** Domains kept; one more starts afresh, because nobody types that many. */
    static final int DOMAINS_MAX = 50;

    private record Kept(Discovery discovery, Instant until) {}

    private final DiscoverySettings settings;
    private final Map<String, Kept> byDomain = new HashMap<>();
    private final Map<String, Instant> webex = new HashMap<>();

    public DiscoveryCache(DiscoverySettings settings) {
        this.settings = settings;
    }

    /** What was found for the domain, if that still counts. */
    synchronized Optional<Discovery> get(String domain, Instant now) {
        return Optional.ofNullable(byDomain.get(domain))
                .filter(kept -> now.isBefore(kept.until()))
                .map(Kept::discovery);
    }

    /**
     * Keeps a result.
     *
     * @param keep how long the answers it comes from may be kept
     */
    synchronized void put(String domain, Discovery discovery, Duration keep, Instant now) {
        Duration hold = settings.hold().orElse(keep);
        boolean servers = switch (discovery.kind()) {
            case INSIDE, PRESENCE_SERVER, OUTSIDE -> true;
            case WEBEX, NAMED, NOTHING -> false;
        };
        if (!servers || hold.isZero()) {
            return;
        }
        if (byDomain.size() == DOMAINS_MAX) {
            byDomain.clear();
        }
        byDomain.put(domain, new Kept(discovery, now.plus(hold)));
    }

    /**
     * The cloud knows the domain. ASSUMED(S4): it says that this is cached, not how long; where no hold is set, for good,
     * and on every network, because the cloud answers everywhere alike.
     *
     * @param domain the services domain
     */
    synchronized void putWebex(String domain, Instant now) {
        keepWebex(domain, settings.hold().map(now::plus).orElse(Instant.MAX));
    }

    /** The domains that the cloud was found to know, and until when that counts. */
    public synchronized Map<String, Instant> webex() {
        return Map.copyOf(webex);
    }

    /** An earlier process has found that the cloud knows the domain. */
    public synchronized void keepWebex(String domain, Instant until) {
        if (webex.size() == DOMAINS_MAX) {
            webex.clear();
        }
        webex.put(domain, until);
    }

    /** Whether an earlier launch found that the cloud knows the domain. */
    synchronized boolean isWebex(String domain, Instant now) {
        return webex.containsKey(domain) && now.isBefore(webex.get(domain));
    }

    /** None of the servers found for the domain was of use. */
    public synchronized void forget(String domain) {
        byDomain.remove(domain);
    }

    /** Forgets the servers, which are those of a network. */
    public synchronized void clear() {
        byDomain.clear();
    }
}

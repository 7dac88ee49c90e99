package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryCacheTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration KEEP = Duration.ofMinutes(5);
    private static final Discovery INSIDE =
            new Discovery.Inside(List.of(), DiscoveryDecisions.EXISTS.of("_cisco-uds._tcp"));

    private final DiscoveryCache cache = new DiscoveryCache(DiscoverySettings.defaults());

    @Test
    void aResultCountsAsLongAsItsAnswers() {
        cache.put("example.com", INSIDE, KEEP, START);
        assertThat(cache.get("example.com", START.plus(KEEP).minusMillis(1))).contains(INSIDE);
        assertThat(cache.get("example.com", START.plus(KEEP))).isEmpty();
        assertThat(cache.get("example.org", START)).isEmpty();
    }

    @Test
    void aSettingCanHoldItLongerOrShorter() {
        DiscoveryCache held = new DiscoveryCache(DiscoverySettings.defaults().withHold(Duration.ofDays(1)));
        held.put("example.com", INSIDE, Duration.ZERO, START);
        assertThat(held.get("example.com", START.plus(Duration.ofHours(23)))).contains(INSIDE);
    }

    @Test
    void onlyServersAreKept() {
        cache.put(
                "example.com",
                new Discovery.Nothing(DiscoveryDecisions.NOTHING.of("_cisco-uds._tcp", "none")),
                KEEP,
                START);
        cache.put(
                "example.org",
                new Discovery.Webex(DiscoveryDecisions.WEBEX_FIRST.of("CAS"), Optional.empty()),
                KEEP,
                START);
        cache.put("example.net", INSIDE, Duration.ZERO, START);
        for (String domain : List.of("example.com", "example.org", "example.net")) {
            assertThat(cache.get(domain, START)).isEmpty();
        }
    }

    @Test
    void itForgetsWhatItIsToldAndNeverGrowsWithoutEnd() {
        cache.put("example.com", INSIDE, KEEP, START);
        cache.forget("example.com");
        assertThat(cache.get("example.com", START)).isEmpty();
        for (int i = 0; i <= DiscoveryCache.DOMAINS_MAX; i++) {
            cache.put(i + ".example", INSIDE, KEEP, START);
        }
        assertThat(cache.get("0.example", START)).isEmpty();
        assertThat(cache.get(DiscoveryCache.DOMAINS_MAX + ".example", START)).isPresent();
    }

    @Test
    void aDomainOfTheCloudIsKeptForGoodAndOnEveryNetwork() {
        cache.putWebex("example.com", START);
        cache.clear();
        assertThat(cache.isWebex("example.com", START.plus(Duration.ofDays(1000))))
                .isTrue();
        assertThat(cache.isWebex("example.org", START)).isFalse();
    }

    @Test
    void aSettingHoldsADomainOfTheCloudShorter() {
        DiscoveryCache held = new DiscoveryCache(DiscoverySettings.defaults().withHold(KEEP));
        held.putWebex("example.com", START);
        assertThat(held.isWebex("example.com", START.plus(KEEP).minusMillis(1))).isTrue();
        assertThat(held.isWebex("example.com", START.plus(KEEP))).isFalse();
    }

    @Test
    void domainsOfTheCloudNeverGrowWithoutEndEither() {
        for (int i = 0; i <= DiscoveryCache.DOMAINS_MAX; i++) {
            cache.putWebex(i + ".example", START);
        }
        assertThat(cache.isWebex("0.example", START)).isFalse();
        assertThat(cache.isWebex(DiscoveryCache.DOMAINS_MAX + ".example", START))
                .isTrue();
    }
}

package org.uclab.client.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration KEEP = Duration.ofSeconds(30);

    private final AnswerCache<String> cache =
            new AnswerCache<>(ResolverSettings.desktop().withAnswersMax(3));

    @Test
    void anAnswerIsKeptToTheSecond() {
        cache.put("a.example.com", found(KEEP), START);
        assertThat(cache.get("a.example.com", START.plusMillis(29_999))).contains(found(Duration.ofMillis(1)));
        assertThat(cache.get("a.example.com", START.plusSeconds(30))).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void aNewAnswerReplacesTheOld() {
        cache.put("a.example.com", new DnsResult.NameError<>(KEEP), START);
        cache.put("A.example.com.", found(KEEP), START);
        assertThat(cache.get("a.example.com", START)).contains(found(KEEP));
        assertThat(cache.size()).isOne();
    }

    @Test
    void timeZeroAndFailuresAreNotKept() {
        cache.put("a.example.com", found(Duration.ZERO), START);
        cache.put("b.example.com", new DnsResult.ServerFailed<>("SERVFAIL"), START);
        cache.put("c.example.com", new DnsResult.TimedOut<>(3, 0), START);
        cache.put("d.example.com", new DnsResult.Unreachable<>(DnsReasons.TCP_SILENT.of()), START);
        assertThat(cache.size()).isZero();
    }

    @Test
    void noNegativeAnswerIsKeptLongerThanThreeHours() {
        cache.put("a.example.com", new DnsResult.NoData<>(Duration.ofDays(7)), START);
        cache.put("b.example.com", found(Duration.ofDays(7)), START);
        Instant later = START.plus(Duration.ofHours(3));
        assertThat(cache.get("a.example.com", later.minusMillis(1))).isPresent();
        assertThat(cache.get("a.example.com", later)).isEmpty();
        assertThat(cache.get("b.example.com", later)).isPresent();
    }

    @Test
    void whenItIsFullTheAnswerNotUsedForLongestGoes() {
        for (String name : List.of("a", "b", "c")) {
            cache.put(name, found(KEEP), START);
        }
        cache.get("a", START);
        cache.put("d", found(KEEP), START);
        assertThat(cache.size()).isEqualTo(3);
        assertThat(cache.get("b", START)).isEmpty();
        assertThat(cache.get("a", START)).isPresent();
    }

    private static DnsResult<String> found(Duration keep) {
        return new DnsResult.Found<>(List.of("127.0.0.9"), keep);
    }
}

package org.uclab.client.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers of a name server, each kept as long as it says, and no more of them than there is room for. What an error or
 * a time-out was, is not kept. Safe for any thread.
 *
 * @param <T> what the records hold
 */
final class AnswerCache<T> {

    private record Kept<T>(DnsResult<T> result, Instant until) {}

    private final int answersMax;
    private final Duration negativeMax;
    private final Map<String, Kept<T>> answers = new LinkedHashMap<>(16, 0.75f, true);

    AnswerCache(ResolverSettings settings) {
        this.answersMax = settings.answersMax();
        this.negativeMax = settings.negativeMax();
    }

    /** What is known of the name, with the time that is left to it. */
    synchronized Optional<DnsResult<T>> get(String name, Instant now) {
        Kept<T> kept = answers.get(key(name));
        if (kept == null) {
            return Optional.empty();
        }
        if (!now.isBefore(kept.until())) {
            answers.remove(key(name));
            return Optional.empty();
        }
        return Optional.of(kept.result().keeping(Duration.between(now, kept.until())));
    }

    /** Keeps what may be kept. */
    synchronized void put(String name, DnsResult<T> result, Instant now) {
        Duration keep = result.records().isEmpty() ? lesser(result.keep(), negativeMax) : result.keep();
        if (keep.isZero() || keep.isNegative()) {
            return;
        }
        answers.put(key(name), new Kept<>(result, now.plus(keep)));
        while (answers.size() > answersMax) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        answers.clear();
    }

    synchronized int size() {
        return answers.size();
    }

    private static Duration lesser(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

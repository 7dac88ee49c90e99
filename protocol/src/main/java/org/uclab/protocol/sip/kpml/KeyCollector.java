package org.uclab.protocol.sip.kpml;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keys on their way into a report, RFC 4730 §3.
 *
 * <pre>
 * EMPTY   a key that begins a pattern            → SOME
 *         a key that fits one, and nothing longer → told, EMPTY
 * SOME    the same with those before it; what cannot begin any more is dropped from its front
 *         they fit, and the critical pause is over → told, EMPTY
 *         they do not, and the pause between keys is over → told as 423, EMPTY
 *         the key that ends them                  → told, as 402 where they fit nothing, EMPTY
 * OVER    a request that wanted one report has had it
 * </pre>
 */
final class KeyCollector {

    private final KeyRequest request;
    private final List<DigitMap> maps;
    private String keys = "";
    private Optional<Instant> due = Optional.empty();
    private boolean over;

    KeyCollector(KeyRequest request) {
        this.request = request;
        this.maps = request.regexes().stream()
                .map(regex -> DigitMap.parse(regex.pattern()).orElseThrow())
                .toList();
    }

    /** Whether it has told what it had to. */
    boolean over() {
        return over;
    }

    /** Whether its subscription ends with its report. */
    boolean endsWithIt() {
        return request.persist() == KeyRequest.Persist.ONE_SHOT;
    }

    /** Whether what was pressed before it is nothing to it. */
    boolean flushes() {
        return request.flush();
    }

    /** A key is pressed; what is to be told now. */
    Optional<KeyReport> press(char pressed, Instant now) {
        if (over) {
            return Optional.empty();
        }
        String key = String.valueOf(pressed).toUpperCase(Locale.ROOT);
        if (!request.enter().isEmpty() && key.equals(request.enter())) {
            return Optional.of(fitting().map(this::fits).orElseGet(() -> failed(402, "No Match")));
        }
        keys += key;
        while (!keys.isEmpty() && (keys.length() > KeyReport.DIGITS_MAX || !begins())) {
            keys = keys.substring(1);
        }
        Optional<Integer> map = fitting();
        boolean longer = maps.stream().map(one -> one.fit(keys)).anyMatch(KeyCollector::goesOn);
        if (!keys.isEmpty() && map.isPresent() && !longer) {
            return Optional.of(fits(map.get()));
        }
        Duration pause = map.isPresent() ? request.critical() : request.between();
        due = keys.isEmpty() ? Optional.empty() : Optional.of(now.plus(pause));
        return Optional.empty();
    }

    private static boolean goesOn(DigitMap.Fit fit) {
        return fit == DigitMap.Fit.BEGINS || fit == DigitMap.Fit.FITS_AND_BEGINS;
    }

    private boolean begins() {
        return maps.stream().anyMatch(map -> map.fit(keys) != DigitMap.Fit.NOT);
    }

    /** The first pattern that they fit. */
    private Optional<Integer> fitting() {
        for (int at = 0; at < maps.size(); at++) {
            DigitMap.Fit fit = maps.get(at).fit(keys);
            if (fit == DigitMap.Fit.FITS || fit == DigitMap.Fit.FITS_AND_BEGINS) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private KeyReport fits(int map) {
        return told(KeyReport.pressed(keys, request.regexes().get(map).tag()));
    }

    private KeyReport failed(int code, String text) {
        return told(new KeyReport(code, text, keys, ""));
    }

    private KeyReport told(KeyReport report) {
        keys = "";
        due = Optional.empty();
        over = request.persist() != KeyRequest.Persist.PERSIST;
        return report;
    }

    /** When it wants to be woken. */
    Optional<Instant> wakeAt() {
        return due;
    }

    /** A pause has been long; what is to be told now. */
    Optional<KeyReport> wake(Instant now) {
        if (due.filter(at -> !at.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fitting().map(this::fits).orElseGet(() -> failed(423, "Timer Expired")));
    }
}

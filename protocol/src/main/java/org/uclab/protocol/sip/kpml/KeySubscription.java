package org.uclab.protocol.sip.kpml;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * Whoever is told of the keys of one call, seen from where they are pressed (RFC 4730, RFC 6665 §4.2).
 *
 * <pre>
 * NOBODY     SUBSCRIBE                     → TELLING  200, and a NOTIFY that says nothing yet
 *            one that cannot be read       → NOBODY   200, and a NOTIFY that says so and ends it
 * TELLING    keys that are asked for       → TELLING  NOTIFY; NOBODY where one report was asked for
 *            SUBSCRIBE                     → as from NOBODY, in place of the first; without a document it goes on
 *            Expires: 0, its time is over  → NOBODY   NOTIFY that ends it
 *            stopped                       → NOBODY
 * </pre>
 *
 * <p>Keys that nobody is told of wait for whoever subscribes next and does not want them thrown away (RFC 4730 §3.6).
 *
 * <p>It belongs to one thread.
 */
public final class KeySubscription {

    /** RFC 4730 §3.7; nobody is told for longer. */
    public static final Duration LASTS = Duration.ofHours(2);

    private static final String TERMINATED = "terminated;reason=";

    private final List<UnaryOperator<SipRequest>> notes = new ArrayList<>();
    private Optional<KeyCollector> collector = Optional.empty();
    private Instant until = Instant.EPOCH;
    private String event = "";
    private String waiting = "";

    /** Somebody wants to be told, or no more; what that is answered. What is to be notified is {@link #taken}. */
    public SipResponse subscribed(SipRequest request, Instant now) {
        String asked = request.header("Event").orElse("").strip();
        if (!asked.split(";", 2)[0].strip().equalsIgnoreCase(KeyRequest.EVENT)) {
            return request.response(489).with("Allow-Events", KeyRequest.EVENT);
        }
        event = asked;
        long wanted = request.number(HeaderName.EXPIRES).orElse((int) LASTS.toSeconds());
        long granted = Math.min(wanted, LASTS.toSeconds());
        until = now.plusSeconds(granted);
        if (granted == 0) {
            stop();
            note(TERMINATED + "timeout", Optional.of(KeyReport.expired()));
        } else if (!request.body().isEmpty() || collector.isEmpty()) {
            collector = request.contentType().equals(KeyRequest.TYPE)
                    ? KeyRequest.read(request.body().text()).map(KeyCollector::new)
                    : Optional.empty();
            if (collector.isPresent()) {
                note(active(now), Optional.empty());
                String before = collector.get().flushes() ? "" : waiting;
                waiting = "";
                pressed(before, now);
            } else {
                note(TERMINATED + "rejected", Optional.of(KeyReport.badDocument()));
            }
        } else {
            note(active(now), Optional.empty());
        }
        return request.response(200).with(HeaderName.EXPIRES, granted);
    }

    private String active(Instant now) {
        return "active;expires=" + Duration.between(now, until).toSeconds();
    }

    private void note(String state, Optional<KeyReport> report) {
        String told = event;
        notes.add(plain -> {
            SipRequest notify = plain.with("Event", told).with("Subscription-State", state);
            return report.map(said -> notify.withBody(KeyReport.TYPE, SipBody.of(said.document())))
                    .orElse(notify);
        });
    }

    /** Makes NOTIFYs, in their order, of what is to be told since the last time, out of requests of the dialog. */
    public List<UnaryOperator<SipRequest>> taken() {
        List<UnaryOperator<SipRequest>> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /** Keys are pressed. */
    public void pressed(String keys, Instant now) {
        for (int at = 0; at < keys.length(); at++) {
            char key = keys.charAt(at);
            if (collector.filter(one -> !one.over()).isPresent()) {
                collector.get().press(key, now).ifPresent(report -> told(report, now));
            } else if (waiting.length() < KeyReport.DIGITS_MAX) {
                waiting += key;
            }
        }
    }

    private void told(KeyReport report, Instant now) {
        boolean ends = collector.orElseThrow().endsWithIt();
        note(ends ? TERMINATED + "noresource" : active(now), Optional.of(report));
        if (ends) {
            stop();
        }
    }

    /** When it wants to be woken. */
    public Optional<Instant> wakeAt() {
        return collector.map(one -> one.wakeAt().filter(until::isAfter).orElse(until));
    }

    /** Its time may be over, or that of a key. */
    public void wake(Instant now) {
        collector.flatMap(one -> one.wake(now)).ifPresent(report -> told(report, now));
        if (collector.isPresent() && !until.isAfter(now)) {
            stop();
            note(TERMINATED + "timeout", Optional.of(KeyReport.expired()));
        }
    }

    /** Nobody is told any more. */
    public void stop() {
        collector = Optional.empty();
    }
}

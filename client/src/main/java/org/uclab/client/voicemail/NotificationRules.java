package org.uclab.client.voicemail;

import java.time.Duration;

/**
 * When the client tries again to be told of messages. All times are lab time. ASSUMED(choice): Jabber's switching rule and its
 * times are not public.
 *
 * @param pauseFirst after all servers have failed once; each later pause is twice as long
 * @param pauseMax   longest pause
 * @param quick      within which an answer to a poll has not waited for anything
 * @param pollPause  before the next poll where a server answers quickly again and again
 */
public record NotificationRules(Duration pauseFirst, Duration pauseMax, Duration quick, Duration pollPause) {

    /** Quick answers in a row that a server may give: the first poll has one, and each event that waited may. */
    static final int QUICK_MAX = 10;

    public NotificationRules {
        if (pauseFirst.isNegative() || pauseFirst.isZero() || pauseMax.compareTo(pauseFirst) < 0) {
            throw new IllegalArgumentException("pauses from " + pauseFirst + " to " + pauseMax + " do not grow");
        }
    }

    /** Those of a client that nobody has touched. */
    public static NotificationRules usual() {
        return new NotificationRules(
                Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /** The pause after so many failed rounds, at least one. */
    Duration pause(int failures) {
        Duration pause = pauseFirst;
        for (int i = 1; i < failures && pause.compareTo(pauseMax) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(pauseMax) < 0 ? pause : pauseMax;
    }
}

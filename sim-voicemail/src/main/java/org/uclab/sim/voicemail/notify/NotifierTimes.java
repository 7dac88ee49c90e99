package org.uclab.sim.voicemail.notify;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How long a notifier waits. All times are lab time.
 *
 * @param hold         until a poll for which there is nothing is answered
 * @param idle         until a client that does not poll is forgotten
 * @param subscription until a subscription ends
 */
public record NotifierTimes(Duration hold, Duration idle, Duration subscription) {

    private static final Duration HOLD = Duration.ofSeconds(30);

    /**
     * Those of CometD's own servers. ASSUMED(choice): how long a subscription lasts is not public.
     *
     * @param subscription until a subscription ends
     */
    public static NotifierTimes usual(Duration subscription) {
        return new NotifierTimes(HOLD, Duration.ofSeconds(10), subscription);
    }

    /**
     * How long a poll is held for which a client wants less.
     *
     * @param millis at most, as if the machine had all the time of the lab
     */
    Duration hold(int millis) {
        long share = Math.min(millis, HOLD.toMillis());
        return hold.multipliedBy(share).dividedBy(HOLD.toMillis());
    }

    /** The same, with limits that leave the machine its time. */
    NotifierTimes on(UnaryOperator<Duration> limit) {
        return new NotifierTimes(limit.apply(hold), limit.apply(idle), subscription);
    }
}

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

    /**
     * Those of CometD's own servers. ASSUMED(choice): how long a subscription lasts is not public.
     *
     * @param subscription until a subscription ends
     */
    public static NotifierTimes usual(Duration subscription) {
        return new NotifierTimes(Duration.ofSeconds(30), Duration.ofSeconds(10), subscription);
    }

    /** The same, with limits that leave the machine its time. */
    NotifierTimes on(UnaryOperator<Duration> limit) {
        return new NotifierTimes(limit.apply(hold), limit.apply(idle), subscription);
    }
}

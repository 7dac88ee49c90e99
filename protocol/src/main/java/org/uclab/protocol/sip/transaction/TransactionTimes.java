package org.uclab.protocol.sip.transaction;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The times that all timers are made of, RFC 3261 §17 and its Table 4.
 *
 * @param t1     an estimate of the round trip
 * @param t2     longest pause between two of the same request that is no INVITE, and between two of the same answer to one
 * @param t4     longest time that a message stays in the network
 * @param trying time in which an INVITE is answered somehow before a 100 is sent (RFC 3261 §17.2.1: 200 ms)
 * @param timerC longest time without news of an INVITE that was answered provisionally; more than three minutes (§16.6)
 */
public record TransactionTimes(Duration t1, Duration t2, Duration t4, Duration trying, Duration timerC) {

    /** The defaults. */
    public static final TransactionTimes STANDARD = new TransactionTimes(
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            Duration.ofSeconds(190));

    public TransactionTimes {
        if (t1.isNegative() || t1.isZero() || t2.compareTo(t1) < 0 || t4.isNegative()) {
            throw new IllegalArgumentException("no such times: T1 " + t1 + ", T2 " + t2 + ", T4 " + t4);
        }
    }

    /** Another T1, with the others as they are. */
    public TransactionTimes withT1(Duration other) {
        return new TransactionTimes(other, t2.compareTo(other) < 0 ? other : t2, t4, trying, timerC);
    }

    /** Each of them made another. */
    public TransactionTimes each(UnaryOperator<Duration> change) {
        return new TransactionTimes(
                change.apply(t1), change.apply(t2), change.apply(t4), change.apply(trying), change.apply(timerC));
    }

    /** 64*T1: how long one waits for an answer, or for an ACK. */
    public Duration patience() {
        return Duration.ofSeconds(64 * t1.getSeconds(), 64L * t1.getNano()); // exact, where multipliedBy takes long
    }

    /** Twice that, but no more than T2. */
    public Duration backedOff(Duration last) {
        Duration twice = last.plus(last);
        return twice.compareTo(t2) < 0 ? twice : t2;
    }
}

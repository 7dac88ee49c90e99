package org.uclab.lab.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.uclab.lab.fault.PathConditions;
import org.uclab.lab.seed.Draws;

/**
 * One direction of the way of one peer: how long what passes there takes, and what of it is lost. Loss follows Gilbert's
 * model: a way that is good turns bad with a chance of {@code loss / (burst * (1 - loss))}, one that is bad turns good
 * with {@code 1 / burst}, and while it is bad all is lost. Delay is drawn from a normal distribution. What is slower than
 * the rate waits its turn. Safe for any thread.
 */
final class PathFlow {

    /** Longest wait of a stream's segment for its own repetition: the shortest that Linux takes. */
    private static final Duration RETRANSMISSION = Duration.ofMillis(200);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BITS = 8;

    private final PathConditions way;
    private final int rate;
    private final Draws draws;
    private Instant free = Instant.MIN;
    private Instant last = Instant.MIN;
    private boolean bad;

    /** @param rate bits per lab second, 0 for no limit */
    PathFlow(PathConditions way, int rate, Draws draws) {
        this.way = way;
        this.rate = rate;
        this.draws = draws;
    }

    /**
     * A datagram goes.
     *
     * @param bytes with all its headers
     * @return how long it takes; empty when it is lost
     */
    synchronized Optional<Duration> datagram(Instant now, int bytes) {
        if (lost()) {
            return Optional.empty();
        }
        boolean overtakes = way.reorder() > 0 && draws.share() < way.reorder();
        Instant turn = now.isAfter(free) ? now : free;
        if (rate > 0 && Duration.between(now, turn).compareTo(way.queue()) > 0) {
            return Optional.empty();
        }
        Instant sent = sent(turn, bytes);
        if (overtakes) {
            return Optional.of(Duration.between(now, sent));
        }
        return Optional.of(Duration.between(now, inOrder(sent.plus(way.delay()).plus(more()))));
    }

    /** A segment of a stream goes; how long it takes, with the repetition where it is lost at first. */
    synchronized Duration segment(Instant now, int bytes) {
        Duration repeated = Duration.ZERO;
        if (lost()) {
            Duration round = way.delay().multipliedBy(2);
            repeated = round.compareTo(RETRANSMISSION) > 0 ? round : RETRANSMISSION;
        }
        Instant sent = sent(now.isAfter(free) ? now : free, bytes);
        return Duration.between(now, inOrder(sent.plus(way.delay()).plus(more()).plus(repeated)));
    }

    private boolean lost() {
        if (way.loss() == 0) {
            return false;
        }
        double turns = bad ? 1 / way.burst() : way.loss() / (way.burst() * (1 - way.loss()));
        if (draws.share() < turns) {
            bad = !bad;
        }
        return bad;
    }

    private Duration more() {
        if (way.spread().isZero()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(
                Math.max(0, Math.round(draws.nextGaussian() * way.spread().toNanos())));
    }

    private Instant sent(Instant turn, int bytes) {
        if (rate == 0) {
            return turn;
        }
        free = turn.plusNanos((long) bytes * BITS * NANOS_PER_SECOND / rate);
        return free;
    }

    private Instant inOrder(Instant due) {
        last = due.isAfter(last) ? due : last.plusNanos(1);
        return last;
    }
}

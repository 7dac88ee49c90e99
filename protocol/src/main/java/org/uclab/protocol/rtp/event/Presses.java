package org.uclab.protocol.rtp.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The keys that a sender still has to press, one after the other. While a key is down each packet of the stream is an event
 * and carries the timestamp of its beginning; its end is said three times (RFC 4733 §2.5.1.4). Between two keys there is a
 * pause.
 */
public final class Presses {

    /** Keys that wait at most; what is pressed beyond is refused. */
    public static final int KEYS_MAX = 64;

    /** How often the end of an event is said. */
    private static final int ENDS = 3;

    /** What the next packet of the stream carries instead of sound. */
    public record Packet(boolean marker, long timestamp, TelephoneEvent event) {}

    private static final int VOLUME = 10;

    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final int ticksDown;
    private final int ticksUp;
    private long began;
    private boolean down;
    private long quietUntil;
    private boolean paused;
    private int endsLeft;
    private int duration;

    /**
     * @param ticksDown how long a key is down, at most {@link TelephoneEvent#DURATION_MAX}
     * @param ticksUp   pause after it
     */
    public Presses(int ticksDown, int ticksUp) {
        this.ticksDown = Math.min(ticksDown, TelephoneEvent.DURATION_MAX);
        this.ticksUp = ticksUp;
    }

    /** Presses the keys; false, and none of them is, where one is no key or there are too many. */
    public boolean press(String keys) {
        if (waiting.size() + keys.length() > KEYS_MAX
                || keys.chars().anyMatch(key -> TelephoneEvent.code((char) key).isEmpty())) {
            return false;
        }
        keys.chars().forEach(key -> TelephoneEvent.code((char) key).ifPresent(waiting::add));
        return true;
    }

    /** Whether a key is down or waits. */
    public boolean busy() {
        return down || !waiting.isEmpty();
    }

    /**
     * What the packet of that timestamp carries; none where it carries sound.
     *
     * @param ticks by which the stream's timestamp grows from packet to packet
     */
    public Optional<Packet> next(long timestamp, int ticks) {
        if (paused && timestamp - quietUntil < 0) {
            return Optional.empty();
        }
        paused = false;
        boolean first = !down;
        if (first) {
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            down = true;
            began = timestamp;
            endsLeft = ENDS;
        }
        int code = waiting.element();
        if (endsLeft == ENDS) {
            duration = (int) Math.min(ticksDown, timestamp - began + ticks);
        }
        boolean end = duration >= ticksDown;
        if (end) {
            endsLeft--;
        }
        if (endsLeft == 0) {
            down = false;
            waiting.remove();
            paused = true;
            quietUntil = timestamp + ticksUp;
        }
        return Optional.of(new Packet(first, began, new TelephoneEvent(code, end, VOLUME, duration)));
    }
}

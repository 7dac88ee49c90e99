package org.uclab.protocol.rtp.event;

import java.util.Optional;

/**
 * Which events a receiver has heard: packets of one timestamp are one event, however many came and whether its end did
 * (RFC 4733 §2.5.2.2, §2.6).
 */
public final class Heard {

    private long timestamp;
    private int code;
    private int longest;
    private boolean open;
    private boolean any;
    private final StringBuilder keys = new StringBuilder();
    private int lastDuration;

    /** Keys kept at most; later ones are counted by nobody. */
    public static final int KEYS_MAX = 256;

    /**
     * Notes a packet.
     *
     * @return the event that begins with it; none where it goes on or is over already
     */
    public Optional<TelephoneEvent> packet(long stamp, TelephoneEvent event) {
        boolean late = any && (int) (stamp - timestamp) < 0;
        if (late) {
            return Optional.empty();
        }
        boolean begins = !any || stamp != timestamp || event.code() != code;
        if (begins) {
            any = true;
            timestamp = stamp;
            code = event.code();
            longest = 0;
            TelephoneEvent.key(code).filter(key -> keys.length() < KEYS_MAX).ifPresent(keys::append);
        }
        longest = Math.max(longest, event.duration());
        lastDuration = longest;
        open = (begins || open) && !event.end();
        return begins ? Optional.of(event) : Optional.empty();
    }

    /** What comes now is another source's, whose timestamps say nothing of those before (RFC 3550 §5.1). */
    public void otherSource() {
        any = false;
        open = false;
    }

    /** Whether the newest event has not ended. */
    public boolean open() {
        return open;
    }

    /** Ticks that the newest event has lasted as far as is known. */
    public int duration() {
        return lastDuration;
    }

    /** The keys heard, in their order. */
    public String keys() {
        return keys.toString();
    }
}

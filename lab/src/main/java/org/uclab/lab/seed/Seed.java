package org.uclab.lab.seed;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where everything comes from that is drawn by lot in a lab: the same seed gives the same ids, cookies and tokens again.
 * Keys and certificates are not drawn from it. Safe for any thread.
 */
public final class Seed {

    /** Seeds that people read and type have so many values. */
    private static final int FRESH_BOUND = 1_000_000_000;

    private final long value;
    private final Map<String, Draws> sources = new ConcurrentHashMap<>();

    private Seed(long value) {
        this.value = value;
    }

    public static Seed of(long value) {
        return new Seed(value);
    }

    /** One that nobody has chosen, short enough to be typed again. */
    public static Seed fresh() {
        return new Seed(new SecureRandom().nextInt(FRESH_BOUND));
    }

    /** What to say to get the same again. */
    public long value() {
        return value;
    }

    /**
     * The source of that name. It goes on where it was, also after a power cut; what one source gives is no other's
     * business, so that who draws more shifts nobody else's.
     */
    public Draws draws(String name) {
        return sources.computeIfAbsent(name, fresh -> new Draws(value, fresh));
    }

    /** A source of that name which is nobody else's and is not kept: asked again, it begins again. */
    public Draws begun(String name) {
        return new Draws(value, name);
    }
}

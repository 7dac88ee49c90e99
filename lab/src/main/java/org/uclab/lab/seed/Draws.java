package org.uclab.lab.seed;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One source of what is drawn by lot. Safe for any thread. */
public final class Draws implements RandomGenerator {

    private static final long VERSION_MASK = 0xffffffffffff0fffL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fffffffffffffffL;
    private static final long VARIANT = 0x8000000000000000L;

    private final SplittableRandom random;

    Draws(long seed, String name) {
        UUID named = UUID.nameUUIDFromBytes((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
        this.random = new SplittableRandom(named.getMostSignificantBits() ^ named.getLeastSignificantBits());
    }

    /** A number from 0 to one below the bound. */
    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from 0 (included) to 1 (excluded). */
    public synchronized double share() {
        return random.nextDouble();
    }

    /** Any number. */
    public synchronized long number() {
        return random.nextLong();
    }

    /** Any number, for who takes a generator. */
    @Override
    public long nextLong() {
        return number();
    }

    /** So many bytes. */
    public synchronized byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * So many bytes that depend on a key and on what they are for, and not on what else was drawn before: of the same the same.
     *
     * @param subject what they are for, as a number
     */
    public static byte[] bytes(long key, long subject, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(new SplittableRandom(key ^ subject).nextLong() ^ key).nextBytes(bytes);
        return bytes;
    }

    /** An id in the form of RFC 9562 §5.4, such as cookies are made of. */
    public synchronized UUID uuid() {
        long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
        return new UUID(high, (random.nextLong() & VARIANT_MASK) | VARIANT);
    }
}

package org.uclab.lab.fault;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** When a fault bites, among the occasions that fit its {@link Where}. */
public sealed interface Trigger {

    /**
     * Whether the fault bites now.
     *
     * @param match the number of this occasion among those that fitted, from 1
     */
    boolean bites(long match, Instant now);

    static Trigger always() {
        return new Always();
    }

    static Trigger first(int n) {
        return new First(n);
    }

    static Trigger nth(int n) {
        return new Nth(n);
    }

    /** Every time. */
    record Always() implements Trigger {
        @Override
        public boolean bites(long match, Instant now) {
            return true;
        }
    }

    /** Only the {@code n}-th time, from 1. */
    record Nth(int n) implements Trigger {
        public Nth {
            FaultText.positive("nth", n);
        }

        @Override
        public boolean bites(long match, Instant now) {
            return match == n;
        }
    }

    /** Only the first {@code n} times. */
    record First(int n) implements Trigger {
        public First {
            FaultText.positive("first", n);
        }

        @Override
        public boolean bites(long match, Instant now) {
            return match <= n;
        }
    }

    /** From one lab time (included) to another (excluded). */
    record Between(Instant from, Instant to) implements Trigger {
        @Override
        public boolean bites(long match, Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }
    }

    /** Until something has happened. */
    record Until(BooleanSupplier happened) implements Trigger {
        @Override
        public boolean bites(long match, Instant now) {
            return !happened.getAsBoolean();
        }
    }

    /** By chance, the same for the same seed and order of occasions. */
    record Seeded(long seed, double share) implements Trigger {

        /** Spreads neighbouring occasions over all seeds. */
        private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

        public Seeded {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is above 0 and at most 1, not " + share);
            }
        }

        @Override
        public boolean bites(long match, Instant now) {
            return new SplittableRandom(seed + match * GOLDEN_GAMMA).nextDouble() < share;
        }
    }
}

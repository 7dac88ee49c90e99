package org.uclab.lab.wire;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which numbers of a range are out. They are given round robin, so that what is still on its way to the socket of a call
 * that has ended does not reach the next call. Safe for any thread.
 */
final class RangeNumbers {

    private final int first;
    private final int size;
    private final BitSet out;
    private int next;

    RangeNumbers(int first, int last) {
        this.first = first;
        this.size = last - first + 1;
        this.out = new BitSet(size);
    }

    /** The next free number, which is then out; empty when all are. */
    synchronized OptionalInt one() {
        for (int i = 0; i < size; i++) {
            int at = (next + i) % size;
            if (!out.get(at)) {
                out.set(at);
                next = (at + 1) % size;
                return OptionalInt.of(first + at);
            }
        }
        return OptionalInt.empty();
    }

    /** The next free even number whose follower is free too; both are then out. RFC 3550 §11. */
    synchronized OptionalInt evenAndOdd() {
        for (int i = 0; i < size; i++) {
            int at = (next + i) % size;
            if ((first + at) % 2 == 0 && at + 1 < size && !out.get(at) && !out.get(at + 1)) {
                out.set(at, at + 2);
                next = (at + 2) % size;
                return OptionalInt.of(first + at);
            }
        }
        return OptionalInt.empty();
    }

    /** Gives a number back. */
    synchronized void free(int number) {
        out.clear(number - first);
    }

    /** How many are out. */
    synchronized int taken() {
        return out.cardinality();
    }
}

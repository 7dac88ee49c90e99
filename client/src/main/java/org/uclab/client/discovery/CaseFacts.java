package org.uclab.client.discovery;

import java.io.Serial;
import java.math.BigInteger;
import java.util.Set;

/**
 * The facts of a whole class of cases: of each fact, what it still may be. Who asks for something that is so in some of these
 * cases and not in the others gets a {@link Split}; the two halves are classes of their own.
 */
// Sets of facts and findings are bits, because millions of them are compared; nobody keeps them.
@SuppressWarnings("EnumOrdinal")
final class CaseFacts implements Facts {

    private final long[] possible;
    private final long known;

    private CaseFacts(long[] possible, long known) {
        this.possible = possible;
        this.known = known;
    }

    /** The class has to be split. */
    static final class Split extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final Fact fact;
        private final long bits;

        private Split(Fact fact, long bits) {
            super(null, null, false, false);
            this.fact = fact;
            this.bits = bits;
        }

        Fact fact() {
            return fact;
        }

        /** One half; the other has what is left. */
        long bits() {
            return bits;
        }
    }

    /** All cases there are; known is what is given. */
    static CaseFacts all() {
        long[] possible = new long[Fact.values().length];
        long given = 0;
        for (Fact fact : Fact.values()) {
            possible[fact.ordinal()] = fact.all();
            if (fact.kind() == Fact.Kind.GIVEN) {
                given |= bit(fact);
            }
        }
        return new CaseFacts(possible, given);
    }

    private static long bit(Fact fact) {
        return 1L << fact.ordinal();
    }

    @Override
    public boolean knows(Fact fact) {
        return (known & bit(fact)) != 0;
    }

    @Override
    public boolean isOne(Fact fact, long bits) {
        long may = possible[fact.ordinal()];
        if ((may & ~bits) == 0) {
            return true;
        }
        if ((may & bits) == 0) {
            return false;
        }
        throw new Split(fact, bits);
    }

    @Override
    public CaseFacts with(Fact fact, Finding finding) {
        return new CaseFacts(narrowed(fact, finding.bit()).possible, known | bit(fact));
    }

    /** The same, when these have been answered. */
    CaseFacts knowing(Set<Fact> answered) {
        long more = known;
        for (Fact fact : answered) {
            more |= bit(fact);
        }
        return new CaseFacts(possible, more);
    }

    /** Those of these cases in which the fact is one of these. */
    CaseFacts narrowed(Fact fact, long bits) {
        long[] less = possible.clone();
        less[fact.ordinal()] &= bits;
        return new CaseFacts(less, known);
    }

    /** What the fact still may be. */
    long possible(Fact fact) {
        return possible[fact.ordinal()];
    }

    /** Whether some case is in both classes when that fact is left aside. */
    boolean meets(CaseFacts other, Set<Fact> of, Fact aside) {
        for (Fact fact : of) {
            if (fact != aside && (possible[fact.ordinal()] & other.possible[fact.ordinal()]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** How many cases there are in the class. */
    BigInteger size() {
        BigInteger size = BigInteger.ONE;
        for (Fact fact : Fact.values()) {
            if (fact.kind() != Fact.Kind.LEARNED) {
                size = size.multiply(BigInteger.valueOf(Long.bitCount(possible[fact.ordinal()])));
            }
        }
        return size;
    }
}

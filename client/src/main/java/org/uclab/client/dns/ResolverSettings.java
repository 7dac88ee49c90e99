package org.uclab.client.dns;

import java.time.Duration;

/**
 * How the client asks its name server, and what it keeps of the answers. All times are lab time.
 *
 * @param tryLimit    wait for a reply before the question is repeated
 * @param tries       how often a question is put, 1 to 10
 * @param tcp         whether a truncated answer is asked for again over TCP (S4, port tables: desktop uses both
 *                    transports, mobile UDP only)
 * @param answersMax  answers kept; above it the one not used for longest goes. 0 keeps none
 * @param negativeMax longest time that a negative answer is kept
 */
public record ResolverSettings(Duration tryLimit, int tries, boolean tcp, int answersMax, Duration negativeMax) {

    private static final int TRIES_MAX = 10;
    private static final int ANSWERS_MAX = 1000;

    /** RFC 2308 §5: "Values of one to three hours have been found to work well". */
    private static final Duration NEGATIVE_MAX = Duration.ofHours(3);

    public ResolverSettings {
        if (tries < 1 || tries > TRIES_MAX) {
            throw new IllegalArgumentException("a question is put 1 to " + TRIES_MAX + " times, not " + tries);
        }
        if (answersMax < 0) {
            throw new IllegalArgumentException("a cache keeps 0 answers or more, not " + answersMax);
        }
    }

    /** As on a computer. ASSUMED(choice): no document says how often and how long the client asks. */
    public static ResolverSettings desktop() {
        return new ResolverSettings(Duration.ofSeconds(2), 3, true, ANSWERS_MAX, NEGATIVE_MAX);
    }

    /** As on a telephone. */
    public static ResolverSettings mobile() {
        return desktop().withTcp(false);
    }

    public ResolverSettings withTries(Duration limit, int number) {
        return new ResolverSettings(limit, number, tcp, answersMax, negativeMax);
    }

    public ResolverSettings withTcp(boolean wanted) {
        return new ResolverSettings(tryLimit, tries, wanted, answersMax, negativeMax);
    }

    public ResolverSettings withAnswersMax(int number) {
        return new ResolverSettings(tryLimit, tries, tcp, number, negativeMax);
    }
}

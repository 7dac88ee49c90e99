package org.uclab.lab.history;

/** Decisions for tests that only want some. */
public final class MadeUp {

    private static final Outcome OUTCOME = Outcome.chosen("outcome", "{outcome...}");
    private static final Reason REASON = Reason.named("reason", "{reason...}");

    private MadeUp() {}

    /** One whose id is its subject. */
    public static Decision decision(String subject, String outcome, String reason) {
        return Decision.of(
                Subject.named(subject, subject).of(),
                OUTCOME.of(outcome),
                reason.isEmpty() ? Phrase.none() : REASON.of(reason));
    }
}

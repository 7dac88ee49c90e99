package org.uclab.client;

import java.util.Optional;
import org.uclab.client.config.DialRules;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.step.Journal;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.history.Subject;

/** What the dial rules make of numbers: of those the user dials, and of those that call. */
final class Numbers {

    private final DialRules dialled;
    private final DialRules lookedUp;
    private final Journal journal;

    Numbers(DialRules dialled, DialRules lookedUp, Journal journal) {
        this.dialled = dialled;
        this.lookedUp = lookedUp;
        this.journal = journal;
    }

    /** The number as it goes into a call. */
    String dialled(String typed) {
        return changed(SignInDecisions.DIALLED, typed, dialled);
    }

    /** Who calls. */
    ContactAnswer caller(String number, ContactSource contacts) {
        ContactAnswer answer = contacts.byNumber(changed(SignInDecisions.LOOKED_UP, number, lookedUp));
        Outcome.Taken who =
                answer instanceof ContactAnswer.Found found && !found.contacts().isEmpty()
                        ? SignInDecisions.WHO.of(found.contacts().get(0).name())
                        : SignInDecisions.NOBODY.of();
        journal.decided(SignInDecisions.CALLER.of(), who, why(answer));
        return answer;
    }

    private static Phrase why(ContactAnswer answer) {
        return switch (answer.kind()) {
            case FOUND -> {
                ContactAnswer.Found found = (ContactAnswer.Found) answer;
                yield SignInDecisions.KNOWS.of(
                        found.server(),
                        found.total()
                                + (found.partial()
                                        ? ", told of " + found.contacts().size()
                                        : ""));
            }
            case FAILED -> SignInDecisions.NO_SEARCH.of(((ContactAnswer.Failed) answer).detail());
        };
    }

    private String changed(Subject subject, String typed, DialRules rules) {
        // ASSUMED(S4): people and directories separate digits; rules count digits and a leading plus.
        String number = (typed.strip().startsWith("+") ? "+" : "") + Contact.digits(typed);
        Optional<DialRules.Rule> rule = rules.ruleFor(number);
        String changed = rule.map(fitting -> fitting.apply(number)).orElse(number);
        journal.decided(
                subject.of(),
                changed.isEmpty() ? SignInDecisions.NO_NUMBER.of() : SignInDecisions.NUMBER.of(changed),
                rule.map(SignInDecisions.RULE::of).orElseGet(() -> SignInDecisions.NO_RULE.of(number)));
        return changed;
    }
}

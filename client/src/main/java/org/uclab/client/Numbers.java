package org.uclab.client;

import java.util.Optional;
import org.uclab.client.config.DialRules;
import org.uclab.client.contacts.Contact;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.contacts.ContactSource;
import org.uclab.client.step.Journal;

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
        return changed("dialled number", typed, dialled);
    }

    /** Who calls. */
    ContactAnswer caller(String number, ContactSource contacts) {
        ContactAnswer answer = contacts.byNumber(changed("number looked up", number, lookedUp));
        String who =
                answer instanceof ContactAnswer.Found found && !found.contacts().isEmpty()
                        ? found.contacts().get(0).name()
                        : "nobody";
        journal.decided("caller", who, answer.text());
        return answer;
    }

    private String changed(String subject, String typed, DialRules rules) {
        // ASSUMED(S4): people and directories separate digits; rules count digits and a leading plus.
        String number = (typed.strip().startsWith("+") ? "+" : "") + Contact.digits(typed);
        Optional<DialRules.Rule> rule = rules.ruleFor(number);
        String changed = rule.map(fitting -> fitting.apply(number)).orElse(number);
        journal.decided(
                subject, changed, rule.map(fitting -> "the rule for " + fitting).orElse("no rule fits " + number));
        return changed;
    }
}

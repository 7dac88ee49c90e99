package org.uclab.sim.voicemail.mailbox;

import java.util.List;
import java.util.Optional;
import org.uclab.sim.voicemail.audio.Sound;

/**
 * A message before it is anywhere.
 *
 * @param from     who sends it, a subscriber; empty for somebody who calls from outside
 * @param caller   number of the caller, may be empty
 * @param name     name of the caller, may be empty
 * @param subject  empty for the one that the system makes
 * @param to       aliases of those it is for
 * @param dispatch whether the first who takes it has it alone
 */
public record Draft(
        Optional<Account> from,
        String caller,
        String name,
        String subject,
        List<String> to,
        Priority priority,
        Sensitivity sensitivity,
        boolean dispatch,
        Optional<Sound> sound) {

    public Draft {
        to = List.copyOf(to);
    }

    /** What somebody leaves who was not answered. */
    public static Draft left(Optional<Account> from, String caller, String to, Sound sound) {
        return new Draft(
                from,
                from.map(Account::extension).filter(own -> !own.isEmpty()).orElse(caller),
                from.map(Account::displayName).orElse(""),
                "",
                List.of(to),
                Priority.NORMAL,
                Sensitivity.NORMAL,
                false,
                Optional.of(sound));
    }

    public Draft withSubject(String other) {
        return new Draft(from, caller, name, other, to, priority, sensitivity, dispatch, sound);
    }

    public Draft withPriority(Priority other) {
        return new Draft(from, caller, name, subject, to, other, sensitivity, dispatch, sound);
    }

    /** What the list of messages shows of it. */
    String title() {
        if (!subject.isEmpty()) {
            return subject;
        }
        // ASSUMED(choice): the wording is an administrator's; this is the shape of the usual one.
        String who = name.isEmpty() ? "" : name + " ";
        return "Message from " + (caller.isEmpty() ? who + "an unidentified caller" : who + "(" + caller + ")");
    }
}

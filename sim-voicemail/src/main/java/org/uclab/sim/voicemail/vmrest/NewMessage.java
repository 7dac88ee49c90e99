package org.uclab.sim.voicemail.vmrest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.sim.voicemail.audio.Sound;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.Draft;
import org.uclab.sim.voicemail.mailbox.Priority;
import org.uclab.sim.voicemail.mailbox.Sensitivity;

/** Reads a message that somebody posts: message, recipients, and the recording if there is one, in this order (CUMI). */
final class NewMessage {

    /** Most people one message is for. */
    static final int RECIPIENTS_MAX = 100;

    /** Longest subject, in characters. */
    static final int SUBJECT_MAX = 1_000;

    private NewMessage() {}

    /** Empty when the parts are no message. */
    static Optional<Draft> of(Account from, List<Sent.Part> parts) {
        if (parts.size() < 2 || parts.size() > 3) {
            return Optional.empty();
        }
        Optional<XmlElement> message = element(parts.get(0));
        Optional<List<String>> to = element(parts.get(1)).flatMap(NewMessage::recipients);
        Optional<Sound> sound = parts.size() < 3 ? Optional.empty() : sound(parts.get(2));
        boolean broken = parts.size() == 3 && sound.isEmpty();
        if (message.isEmpty() || to.isEmpty() || broken) {
            return Optional.empty();
        }
        return draft(from, message.get(), to.get(), sound);
    }

    private static Optional<XmlElement> element(Sent.Part part) {
        return Sent.element(part.type(), part.content());
    }

    private static Optional<Sound> sound(Sent.Part part) {
        return part.type().equals("audio/wav") ? Sound.of(part.content()) : Optional.empty();
    }

    private static Optional<Draft> draft(Account from, XmlElement message, List<String> to, Optional<Sound> sound) {
        String subject = message.childText("Subject").orElse("");
        Optional<Priority> priority = Priority.of(message.childText("Priority").orElse(Priority.NORMAL.word()));
        Optional<Sensitivity> sensitivity =
                Sensitivity.of(message.childText("Sensitivity").orElse(Sensitivity.NORMAL.word()));
        if (subject.length() > SUBJECT_MAX || priority.isEmpty() || sensitivity.isEmpty()) {
            return Optional.empty();
        }
        boolean dispatch = message.childText("Dispatch").filter("true"::equals).isPresent();
        return Optional.of(new Draft(
                Optional.of(from),
                from.extension(),
                from.displayName(),
                subject,
                to,
                priority.get(),
                sensitivity.get(),
                dispatch,
                sound));
    }

    private static Optional<List<String>> recipients(XmlElement recipients) {
        List<String> to = new ArrayList<>();
        for (XmlElement recipient : recipients.children()) {
            Optional<String> alias = recipient.name().equals("Recipient")
                    ? recipient.child("Address").flatMap(NewMessage::alias)
                    : Optional.empty();
            if (alias.isEmpty()) {
                return Optional.empty();
            }
            if (!to.contains(alias.get())) {
                to.add(alias.get());
            }
        }
        return to.isEmpty() || to.size() > RECIPIENTS_MAX ? Optional.empty() : Optional.of(to);
    }

    /** An alias, or what stands before the sign of its address. */
    private static Optional<String> alias(XmlElement address) {
        return address.childText("UserAlias")
                .or(() -> address.childText("SmtpAddress").map(smtp -> smtp.split("@", 2)[0]))
                .filter(alias -> !alias.isEmpty());
    }
}

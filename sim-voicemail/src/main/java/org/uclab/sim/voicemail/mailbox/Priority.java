package org.uclab.sim.voicemail.mailbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How urgent a message is, lowest first. */
public enum Priority {
    LOW("Low"),
    NORMAL("Normal"),
    URGENT("Urgent");

    private final String word;

    Priority(String word) {
        this.word = word;
    }

    /** As documents spell it. */
    public String word() {
        return word;
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Priority::word).toList();
    }

    /** The one of that word, in any case. */
    public static Optional<Priority> of(String word) {
        return Arrays.stream(values())
                .filter(priority -> priority.word.equalsIgnoreCase(word))
                .findFirst();
    }
}

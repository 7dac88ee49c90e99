package org.uclab.sim.voicemail.mailbox;

import java.util.Arrays;
import java.util.Optional;

/** Who is meant to hear a message. */
public enum Sensitivity {
    NORMAL("Normal"),
    PERSONAL("Personal"),
    PRIVATE("Private"),
    CONFIDENTIAL("Confidential");

    private final String word;

    Sensitivity(String word) {
        this.word = word;
    }

    /** As documents spell it. */
    public String word() {
        return word;
    }

    /** The one of that word, in any case. */
    public static Optional<Sensitivity> of(String word) {
        return Arrays.stream(values())
                .filter(sensitivity -> sensitivity.word.equalsIgnoreCase(word))
                .findFirst();
    }
}

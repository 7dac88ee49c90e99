package org.uclab.sim.voicemail.mailbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The folders of a mailbox; there are no others. */
public enum Folder {
    INBOX,
    SENT,
    DELETED;

    /** As paths spell it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a path names. */
    public static Optional<Folder> of(String path) {
        return Arrays.stream(values())
                .filter(folder -> folder.path().equals(path))
                .findFirst();
    }
}

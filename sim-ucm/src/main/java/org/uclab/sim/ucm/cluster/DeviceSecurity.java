package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Security of a device.
 *
 * @param mode       of its security profile
 * @param capfString the string with which it may enrol at CAPF; empty when no enrolment is pending
 * @param lsc        SHA-256 of the certificate issued to it, lower-case hex; empty when it has none
 */
public record DeviceSecurity(Mode mode, String capfString, String lsc) {

    /** A device that signs in openly. */
    public static final DeviceSecurity NONE = new DeviceSecurity(Mode.NON_SECURE, "", "");

    /** Security modes, with their words in worlds and their numbers in device files; the usual one first. */
    public enum Mode {
        NON_SECURE("none", 1),
        AUTHENTICATED("authenticated", 2),
        ENCRYPTED("encrypted", 3);

        private final String word;
        private final int number;

        Mode(String word, int number) {
            this.word = word;
            this.number = number;
        }

        static Optional<Mode> of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word.equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Mode::word).toList();
        }

        String word() {
            return word;
        }

        public int number() {
            return number;
        }
    }

    /** Whether an enrolment is pending. */
    public boolean pending() {
        return !capfString.isEmpty();
    }

    /** After an enrolment: the string is used up. */
    public DeviceSecurity enrolled(String certificate) {
        return new DeviceSecurity(mode, "", certificate);
    }
}

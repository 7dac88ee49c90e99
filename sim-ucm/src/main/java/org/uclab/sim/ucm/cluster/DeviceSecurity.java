package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Security of a device.
 *
 * @param mode   of its security profile
 * @param digest whether that profile has the device prove its user by digest in SIP
 * @param order  what is pending at CAPF
 * @param lsc    SHA-256 of the certificate issued to it, lower-case hex; empty when it has none
 */
public record DeviceSecurity(Mode mode, boolean digest, Optional<CapfOrder> order, String lsc) {

    /** Of a device that proves nothing in SIP. */
    public DeviceSecurity(Mode mode, Optional<CapfOrder> order, String lsc) {
        this(mode, false, order, lsc);
    }

    /** A device that signs in openly. */
    public static final DeviceSecurity NONE = new DeviceSecurity(Mode.NON_SECURE, Optional.empty(), "");

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

    /** The same with that pending. */
    public DeviceSecurity ordered(CapfOrder other) {
        return new DeviceSecurity(mode, digest, Optional.of(other), lsc);
    }

    /** After what was pending: nothing is any more, and the device has that certificate, or none when it is empty. */
    public DeviceSecurity settled(String certificate) {
        return new DeviceSecurity(mode, digest, Optional.empty(), certificate);
    }
}

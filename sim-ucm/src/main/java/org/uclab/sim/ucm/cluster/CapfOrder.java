package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.capf.CapfKey;

/**
 * What an administrator ordered for a device at CAPF, pending until the device has come for it.
 *
 * @param string of authentication by string; else empty
 * @param key    the kind of key to install
 */
public record CapfOrder(Operation operation, Authentication authentication, String string, CapfKey key) {

    /** "Certificate Operation"; the usual one first. */
    public enum Operation {
        /** A new certificate, whether the device has one or not. */
        INSTALL,
        DELETE,
        /** The device shows the certificate it has; the product calls it troubleshoot. */
        FETCH;

        static Optional<Operation> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Operation::word).toList();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** "Authentication Mode", with the number that device files have for it (UCMNZ); the usual one first. */
    public enum Authentication {
        STRING(1),
        /** By nothing: the null string. */
        NONE(2),
        /** By the certificate it has. */
        CERTIFICATE(3);

        private final int number;

        Authentication(int number) {
            this.number = number;
        }

        /** Value of {@code capfAuthMode}. */
        public int number() {
            return number;
        }

        static Optional<Authentication> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Authentication::word).toList();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A certificate by an authentication string, with the key that the product takes unless told otherwise. */
    public static CapfOrder install(String string) {
        return new CapfOrder(Operation.INSTALL, Authentication.STRING, string, CapfKey.RSA_2048);
    }
}

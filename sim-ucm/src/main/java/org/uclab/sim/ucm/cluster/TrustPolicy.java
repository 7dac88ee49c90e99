package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a cluster has its devices trust it.
 *
 * @param mixedMode whether there is a certificate trust list, {@code CTLFile.tlv}; a list for first contact,
 *                  {@code ITLFile.tlv}, there always is
 * @param digest    of signatures under files; empty for the one of the release
 */
public record TrustPolicy(boolean mixedMode, Optional<Digest> digest) {

    /** "TFTP File Signature Algorithm", with the numbers that signed files have for them (UCMNZ). */
    public enum Digest {
        SHA1(1),
        SHA512(3);

        private final int number;

        Digest(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        static Optional<Digest> of(String word) {
            return Arrays.stream(values())
                    .filter(digest -> digest.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Digest::word).toList();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A cluster that is not in mixed mode, as in the trace (S001). */
    public static TrustPolicy usual() {
        return new TrustPolicy(false, Optional.empty());
    }

    /** ASSUMED(UCMNZ): SHA-1 unless configured, for every device reads it; SHA-512 from release 14. */
    public Digest digest(Release release) {
        return digest.orElse(release.atLeast(14, 0) ? Digest.SHA512 : Digest.SHA1);
    }
}

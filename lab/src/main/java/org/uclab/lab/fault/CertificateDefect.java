package org.uclab.lab.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be wrong with a certificate. */
public enum CertificateDefect {
    /** Its validity ended a day ago. */
    EXPIRED,
    /** Its validity begins in a day. */
    NOT_YET_VALID,
    /** It names another host. */
    NAME_MISMATCH,
    /** A well-made certificate of a CA nobody trusts. */
    UNKNOWN_CA,
    /** Signed by itself. */
    SELF_SIGNED,
    /** On the CA's revocation list. */
    REVOKED,
    /** RSA with 1024 bits. */
    WEAK_KEY,
    /** Signed with MD5 and RSA. */
    MD5_SIGNATURE,
    /** The domain's SRVName (RFC 4985) is missing; the host names are right. */
    SRV_NAME_MISSING;

    /** As users type it: {@code not-yet-valid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The defect of that word.
     *
     * @throws IllegalArgumentException when there is none such; the message has those there are
     */
    public static CertificateDefect of(String word) {
        return Arrays.stream(values())
                .filter(defect -> defect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no certificate defect '" + word + "'; known: " + String.join("|", words())));
    }

    /** All of them, as users type them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(CertificateDefect::word).toList();
    }
}

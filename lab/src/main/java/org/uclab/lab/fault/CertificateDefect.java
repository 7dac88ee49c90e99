package org.uclab.lab.fault;

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
}

package org.uclab.client.tls;

/** Why a server's certificate was refused. */
public enum Refusal {
    /** Neither the common name nor an alternative name is the host wanted. */
    NAME_MISMATCH,
    /** Its validity is over. */
    EXPIRED,
    /** Its validity has not begun. */
    NOT_YET_VALID,
    /** Nobody in the trust anchors issued it. */
    UNKNOWN_CA,
    /** It issued itself. */
    SELF_SIGNED,
    /** Its issuer took it back. */
    REVOKED,
    /** Its key, or that of an issuer below the anchor, is too short. */
    WEAK_KEY,
    /** It, or one of its issuers below the anchor, is signed with MD5. */
    MD5_SIGNATURE,
    /** The same with a digest that is older still. */
    WEAK_SIGNATURE,
    /** It is not what its issuer has signed. */
    BAD_SIGNATURE,
    /** It, or its key, is not meant for a server. */
    WRONG_PURPOSE,
    /** The path to the anchor breaks another rule of RFC 5280 §6. */
    BAD_PATH
}

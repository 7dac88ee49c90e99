package org.uclab.protocol.capf;

/** Tags of elements (UCMNZ; J4L has 01, 03, 04, 07, 09, 0a and 0d). */
public enum CapfTag {
    /** One octet, see {@link CapfReason}. */
    REASON(1),
    /** One octet; 1 for a locally significant certificate. */
    CERTIFICATE_TYPE(3),
    /** See {@link CapfCertificate}. */
    CERTIFICATE(4),
    /** A signature by SHA-1, see {@link CapfProof}. */
    SIGNED_DATA(6),
    /** One octet. */
    VERSION(7),
    /** One octet: how the server wants the device to prove itself, 0 where it does not know which device it is. */
    AUTH_TYPE(8),
    /** SubjectPublicKeyInfo in DER. */
    PUBLIC_KEY(9),
    /** Two octets, bits. */
    KEY_SIZE(10),
    /** Text that ends in a zero octet. */
    PASSWORD(11),
    /** Text that ends in a zero octet. */
    DEVICE_NAME(13),
    /** One octet: 0 RSA, 1 EC. */
    KEY_TYPE(17),
    /** One octet: 0 secp256r1, 1 secp384r1, 2 secp521r1. */
    CURVE(18),
    /** Another signature, see {@link CapfProof}. */
    SHA2_SIGNED_DATA(20);

    private final int code;

    CapfTag(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

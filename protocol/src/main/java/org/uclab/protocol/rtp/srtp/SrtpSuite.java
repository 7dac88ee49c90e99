package org.uclab.protocol.rtp.srtp;

import java.util.Arrays;
import java.util.Optional;

/** Which cipher, which hash, and how long their keys are. RFC 4568 §6.2, RFC 7714 §14.1. */
public enum SrtpSuite {
    AEAD_AES_256_GCM(32, 12, 16, 16, true),
    AEAD_AES_128_GCM(16, 12, 16, 16, true),
    AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10, false),
    /** The tag of SRTCP has 80 bits all the same. RFC 4568 §6.2. */
    AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10, false);

    private final int keyBytes;
    private final int saltBytes;
    private final int tagBytes;
    private final int controlTagBytes;
    private final boolean aead;

    SrtpSuite(int keyBytes, int saltBytes, int tagBytes, int controlTagBytes, boolean aead) {
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.tagBytes = tagBytes;
        this.controlTagBytes = controlTagBytes;
        this.aead = aead;
    }

    /** The one of that name, as {@code a=crypto} has it. */
    public static Optional<SrtpSuite> named(String name) {
        return Arrays.stream(values())
                .filter(suite -> suite.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Octets of a master key. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Octets of a master salt. */
    public int saltBytes() {
        return saltBytes;
    }

    /** Octets by which it makes an RTP packet longer. */
    public int tagBytes() {
        return tagBytes;
    }

    int controlTagBytes() {
        return controlTagBytes;
    }

    boolean aead() {
        return aead;
    }
}

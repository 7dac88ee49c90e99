package org.uclab.protocol.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** How the hash of a digest is made. */
public enum DigestAlgorithm {
    MD5("MD5", "MD5"),
    SHA_256("SHA-256", "SHA-256");

    private static final HexFormat HEX = HexFormat.of();

    /** One for each thread, since to look one up takes longer than to use it. */
    private static final ThreadLocal<Map<DigestAlgorithm, MessageDigest>> DIGESTS =
            ThreadLocal.withInitial(() -> new EnumMap<>(DigestAlgorithm.class));

    private final String wire;
    private final String java;

    DigestAlgorithm(String wire, String java) {
        this.wire = wire;
        this.java = java;
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(java);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has both
        }
    }

    /** As headers name it. */
    public String wire() {
        return wire;
    }

    /** The one of that name in any case. */
    public static Optional<DigestAlgorithm> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.wire.equalsIgnoreCase(name))
                .findFirst();
    }

    /** What server and client may keep in place of a password, RFC 2617 §3.2.2.2. */
    public String secret(String user, String realm, String password) {
        return DigestHash.secret(this, user, realm, password);
    }

    /** The hash of that in small hexadecimal digits. */
    String hash(String text) {
        MessageDigest digest = DIGESTS.get().computeIfAbsent(this, DigestAlgorithm::digest);
        return HEX.formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package org.uclab.sim.imp.federation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Dialback keys as XEP-0185 has them: made anew from what is asked, so that each node of a cluster knows those of the others. */
final class DialbackKeys {

    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    /**
     * @param secret shared by the nodes of the cluster
     */
    DialbackKeys(String secret) {
        this.secret = hex(digest(secret)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key with which a domain proves itself to another on the stream of that id. */
    String of(String receiving, String originating, String id) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return hex(mac.doFinal((receiving + " " + originating + " " + id).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** Whether that is the key; takes the same time for any. */
    boolean matches(String key, String receiving, String originating, String id) {
        return MessageDigest.isEqual(
                key.strip().getBytes(StandardCharsets.UTF_8),
                of(receiving, originating, id).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

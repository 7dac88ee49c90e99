package org.uclab.sim.expressway.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Nonces that need not be kept: the second in which one was given, signed. They can be told from forged ones. */
final class Nonces {

    private static final int SIGNATURE_BYTES = 8;

    private final byte[] secret;
    private final Duration life;

    Nonces(byte[] secret, Duration life) {
        this.secret = secret;
        this.life = life;
    }

    String at(Instant now) {
        String second = Long.toHexString(now.getEpochSecond());
        return second + "." + signature(second);
    }

    /** Whether it is one of ours that is not stale. */
    boolean good(String nonce, Instant now) {
        int dot = nonce.indexOf('.');
        if (dot < 1 || dot > 2 * Long.BYTES) {
            return false;
        }
        String second = nonce.substring(0, dot);
        byte[] claimed = nonce.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(claimed, signature(second).getBytes(StandardCharsets.UTF_8))
                && now.getEpochSecond() - Long.parseUnsignedLong(second, 16) < life.toSeconds();
    }

    private String signature(String second) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] signature = mac.doFinal(second.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(signature, SIGNATURE_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

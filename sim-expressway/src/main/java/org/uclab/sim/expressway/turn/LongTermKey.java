package org.uclab.sim.expressway.turn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a long-term credential (RFC 8489 §9.2.2): the MD5 of user, realm and password. The nonces of the server offer no
 * other algorithm.
 */
final class LongTermKey {

    static final int INTEGRITY_BYTES = 20;

    private static final int LENGTH_AT = 2;

    private final byte[] key;

    LongTermKey(String user, String realm, String password) {
        try {
            this.key = MessageDigest.getInstance("MD5")
                    .digest((user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The HMAC-SHA1 of that message, whose length counts the attribute that it is for (RFC 8489 §14.5). */
    byte[] integrity(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether who wrote that message had the key. */
    boolean signed(StunMessage message) {
        Optional<byte[]> claimed = message.value(StunAttribute.MESSAGE_INTEGRITY);
        if (claimed.isEmpty() || claimed.get().length != INTEGRITY_BYTES) {
            return false;
        }
        int end = StunMessage.HEADER_BYTES;
        List<StunAttribute> attributes = message.attributes();
        for (StunAttribute attribute : attributes) {
            if (attribute.type() == StunAttribute.MESSAGE_INTEGRITY) {
                break;
            }
            end += 4 + StunMessage.padded(attribute.value().length);
        }
        byte[] before = Arrays.copyOf(message.bytes(), end);
        int length = end - StunMessage.HEADER_BYTES + 4 + INTEGRITY_BYTES;
        ByteBuffer.wrap(before).putShort(LENGTH_AT, (short) length);
        return MessageDigest.isEqual(integrity(before), claimed.get());
    }
}

package org.uclab.protocol.rtp.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that are derived from a master key, once: the key derivation rate is zero. RFC 3711 §4.3; with a master key of
 * 256 bits RFC 6188 §3.
 *
 * @param hash key of the hash; empty where the cipher authenticates by itself
 */
record SessionKeys(SecretKeySpec cipher, byte[] hash, byte[] salt) {

    /** Labels of the three keys of SRTP; those of SRTCP are three above. RFC 3711 §4.3.1, §4.3.2. */
    private static final int CIPHER = 0;

    private static final int HASH = 1;
    private static final int SALT = 2;
    private static final int CONTROL = 3;

    private static final int HASH_BYTES = 20;
    private static final int BLOCK_BYTES = 16;

    /** Octet of the block where the label is added. */
    private static final int LABEL_AT = 7;

    static SessionKeys rtp(SrtpKey master) throws GeneralSecurityException {
        return derived(master, 0);
    }

    static SessionKeys rtcp(SrtpKey master) throws GeneralSecurityException {
        return derived(master, CONTROL);
    }

    private static SessionKeys derived(SrtpKey master, int first) throws GeneralSecurityException {
        SrtpSuite suite = master.suite();
        return new SessionKeys(
                new SecretKeySpec(derived(master.key(), master.salt(), first + CIPHER, suite.keyBytes()), "AES"),
                suite.aead() ? new byte[0] : derived(master.key(), master.salt(), first + HASH, HASH_BYTES),
                derived(master.key(), master.salt(), first + SALT, suite.saltBytes()));
    }

    /** The start of the key stream that belongs to a label. A salt of 96 bits gets zeros behind it: RFC 7714 §11. */
    static byte[] derived(byte[] key, byte[] salt, int label, int length) throws GeneralSecurityException {
        byte[] block = Arrays.copyOf(salt, BLOCK_BYTES);
        block[LABEL_AT] ^= (byte) label;
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(block));
        return cipher.doFinal(new byte[length]);
    }
}

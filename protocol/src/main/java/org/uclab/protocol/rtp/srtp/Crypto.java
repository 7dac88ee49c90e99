package org.uclab.protocol.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The transforms of one packet under one set of session keys. Those of RFC 3711 encrypt and then hash what is sent and what
 * both sides know besides; those of RFC 7714 do both at once. Not for two threads at a time.
 */
final class Crypto {

    private static final int IV_BYTES = 16;
    private static final int GCM_TAG_BITS = 128;
    private static final int GCM_TAG_BYTES = 16;

    /** Where the packet's source and its index stand in the IV. RFC 3711 §4.1.1, RFC 7714 §8.1 and §9.1. */
    private static final int COUNTER_SSRC_AT = 4;

    private static final int COUNTER_INDEX_AT = 8;
    private static final int GCM_SSRC_AT = 2;
    private static final int GCM_INDEX_AT = 6;

    private final SessionKeys keys;
    private final boolean aead;
    private final int tagBytes;
    private final Cipher cipher;
    private final Mac mac;

    Crypto(SessionKeys keys, boolean aead, int tagBytes) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = aead;
        this.tagBytes = tagBytes;
        this.cipher = Cipher.getInstance(aead ? "AES/GCM/NoPadding" : "AES/CTR/NoPadding");
        this.mac = Mac.getInstance("HmacSHA1");
        if (!aead) {
            mac.init(new SecretKeySpec(keys.hash(), "HmacSHA1"));
        }
    }

    /**
     * One packet to be transformed.
     *
     * @param head   octets in clear at its beginning
     * @param length octets up to the tag, of which there may be more in the array
     * @param ssrc   of its source
     * @param index  48 bits of SRTP or 31 of SRTCP
     * @param beside what is authenticated and stands behind: the roll-over counter of SRTP, the index of SRTCP
     */
    record Work(byte[] packet, int head, int length, long ssrc, long index, byte[] beside) {}

    /** Head, cipher text and tag. */
    byte[] sealed(Work work) throws GeneralSecurityException {
        byte[] sealed = Arrays.copyOf(work.packet(), work.length() + tagBytes);
        int plain = work.length() - work.head();
        if (aead) {
            cipher.init(Cipher.ENCRYPT_MODE, keys.cipher(), gcm(work));
            authenticate(work);
            cipher.doFinal(work.packet(), work.head(), plain, sealed, work.head());
        } else {
            cipher.init(Cipher.ENCRYPT_MODE, keys.cipher(), counter(work));
            cipher.doFinal(work.packet(), work.head(), plain, sealed, work.head());
            mac.update(sealed, 0, work.length());
            System.arraycopy(mac.doFinal(work.beside()), 0, sealed, work.length(), tagBytes);
        }
        return sealed;
    }

    /** Head and plain text; none where the tag is not right. The tag stands behind the length of the work. */
    Optional<byte[]> opened(Work work) throws GeneralSecurityException {
        byte[] opened = Arrays.copyOf(work.packet(), work.length());
        int secret = work.length() - work.head();
        if (aead) {
            cipher.init(Cipher.DECRYPT_MODE, keys.cipher(), gcm(work));
            authenticate(work);
            try {
                cipher.doFinal(work.packet(), work.head(), secret + GCM_TAG_BYTES, opened, work.head());
            } catch (AEADBadTagException wrong) {
                return Optional.empty();
            }
            return Optional.of(opened);
        }
        mac.update(work.packet(), 0, work.length());
        byte[] tag = Arrays.copyOf(mac.doFinal(work.beside()), tagBytes);
        byte[] claimed = Arrays.copyOfRange(work.packet(), work.length(), work.length() + tagBytes);
        if (!MessageDigest.isEqual(tag, claimed)) {
            return Optional.empty();
        }
        cipher.init(Cipher.DECRYPT_MODE, keys.cipher(), counter(work));
        cipher.doFinal(work.packet(), work.head(), secret, opened, work.head());
        return Optional.of(opened);
    }

    /** The head in clear, and in SRTCP what stands behind. RFC 7714 §8.2, §9.2. */
    private void authenticate(Work work) {
        cipher.updateAAD(work.packet(), 0, work.head());
        if (work.head() == SrtpStreams.CONTROL_HEAD_BYTES) {
            cipher.updateAAD(work.beside());
        }
    }

    private IvParameterSpec counter(Work work) {
        byte[] iv = Arrays.copyOf(keys.salt(), IV_BYTES);
        mix(iv, COUNTER_SSRC_AT, COUNTER_INDEX_AT, work);
        return new IvParameterSpec(iv);
    }

    private GCMParameterSpec gcm(Work work) {
        byte[] iv = keys.salt().clone();
        mix(iv, GCM_SSRC_AT, GCM_INDEX_AT, work);
        return new GCMParameterSpec(GCM_TAG_BITS, iv);
    }

    private static void mix(byte[] iv, int ssrcAt, int indexAt, Work work) {
        byte[] ssrc =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) work.ssrc()).array();
        byte[] index = ByteBuffer.allocate(Long.BYTES).putLong(work.index()).array();
        for (int i = 0; i < Integer.BYTES; i++) {
            iv[ssrcAt + i] ^= ssrc[i];
        }
        for (int i = 2; i < Long.BYTES; i++) {
            iv[indexAt + i - 2] ^= index[i];
        }
    }
}

package org.uclab.protocol.capf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * How a device proves itself by the certificate it has: two signatures over its name, a zero octet and the certificate in
 * DER, one by SHA-1 and one by SHA-512, which is preceded by 03 and two octets of length. With RSA it is the bare digest
 * that is signed, padded as PKCS #1 type 1 says, without the name of the digest (UCMNZ).
 */
public final class CapfProof {

    private static final int SHA_512 = 3;
    private static final int HEAD_BYTES = 3;

    private CapfProof() {}

    /** The certificate and both signatures. */
    public static List<CapfElement> elements(String device, X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        byte[] data = data(device, certificate);
        byte[] sha2 = sign(key, data, "SHA-512");
        byte[] framed = new byte[HEAD_BYTES + sha2.length];
        framed[0] = SHA_512;
        framed[1] = (byte) (sha2.length >> 8);
        framed[2] = (byte) sha2.length;
        System.arraycopy(sha2, 0, framed, HEAD_BYTES, sha2.length);
        return List.of(
                CapfCertificate.element(certificate),
                CapfElement.of(CapfTag.SIGNED_DATA, sign(key, data, "SHA-1")),
                CapfElement.of(CapfTag.SHA2_SIGNED_DATA, framed));
    }

    /** The certificate in a message, when both signatures show that the sender has its key; else empty. */
    public static Optional<X509Certificate> proven(String device, CapfMessage message) {
        Optional<byte[]> sha1 = message.value(CapfTag.SIGNED_DATA);
        Optional<byte[]> sha2 = message.value(CapfTag.SHA2_SIGNED_DATA)
                .filter(framed -> framed.length > HEAD_BYTES
                        && framed[0] == SHA_512
                        && (((framed[1] & 0xff) << 8) | (framed[2] & 0xff)) == framed.length - HEAD_BYTES)
                .map(framed -> Arrays.copyOfRange(framed, HEAD_BYTES, framed.length));
        return CapfCertificate.in(message).filter(certificate -> {
            try {
                byte[] data = data(device, certificate);
                PublicKey key = certificate.getPublicKey();
                return sha1.isPresent()
                        && sha2.isPresent()
                        && verify(key, data, "SHA-1", sha1.get())
                        && verify(key, data, "SHA-512", sha2.get());
            } catch (GeneralSecurityException none) {
                return false;
            }
        });
    }

    private static byte[] data(String device, X509Certificate certificate) throws GeneralSecurityException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes((device + "\0").getBytes(StandardCharsets.UTF_8));
        data.writeBytes(certificate.getEncoded());
        return data.toByteArray();
    }

    private static byte[] sign(PrivateKey key, byte[] data, String digest) throws GeneralSecurityException {
        if (key.getAlgorithm().equals("RSA")) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(MessageDigest.getInstance(digest).digest(data));
        }
        Signature signature = Signature.getInstance(digest.replace("-", "") + "withECDSA");
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private static boolean verify(PublicKey key, byte[] data, String digest, byte[] signed)
            throws GeneralSecurityException {
        if (key.getAlgorithm().equals("RSA")) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return Arrays.equals(
                    cipher.doFinal(signed), MessageDigest.getInstance(digest).digest(data));
        }
        Signature signature = Signature.getInstance(digest.replace("-", "") + "withECDSA");
        signature.initVerify(key);
        signature.update(data);
        return signature.verify(signed);
    }
}

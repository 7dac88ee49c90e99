package org.uclab.sim.ucm.capf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.protocol.xml.XmlInput;

/**
 * What a device sends: its public key, and a signature with the other half over its name, its authentication string and
 * the key, so that nobody has a certificate made of a key that is not his.
 *
 * <pre>{@code
 * <capfEnrolment><key>base64 of SubjectPublicKeyInfo</key><proof>base64 of the signature</proof></capfEnrolment>
 * }</pre>
 */
record EnrolmentRequest(PublicKey key, byte[] encodedKey, byte[] proof) {

    static final String ROOT = "capfEnrolment";

    /** Shortest keys taken, in bits. */
    static final int EC_MIN_BITS = 256;

    static final int RSA_MIN_BITS = 2048;

    /** Longest key taken, in bits; checking a signature of a longer one takes its time. */
    static final int RSA_MAX_BITS = 4096;

    /** The request in those bytes; empty when there is none, or its key is none that may be certified. */
    static Optional<EnrolmentRequest> read(byte[] body) {
        Optional<XmlElement> root =
                XmlInput.read(body).filter(element -> element.name().equals(ROOT));
        Optional<byte[]> encoded = root.flatMap(element -> octets(element, "key"));
        Optional<byte[]> proof = root.flatMap(element -> octets(element, "proof"));
        return encoded.flatMap(EnrolmentRequest::key)
                .flatMap(key -> proof.map(signed -> new EnrolmentRequest(key, encoded.get(), signed)));
    }

    /** Whether whoever signed has the other half of the key. */
    boolean proves(String device, String capfString) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initVerify(key);
            signature.update((device + "\n" + capfString + "\n").getBytes(StandardCharsets.UTF_8));
            signature.update(encodedKey);
            return signature.verify(proof);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static Optional<byte[]> octets(XmlElement root, String name) {
        return root.child(name).flatMap(element -> {
            try {
                return Optional.of(Base64.getMimeDecoder().decode(element.text()));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        });
    }

    private static Optional<PublicKey> key(byte[] encoded) {
        return parsed("EC", encoded).or(() -> parsed("RSA", encoded)).filter(EnrolmentRequest::strong);
    }

    private static Optional<PublicKey> parsed(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException another) {
            return Optional.empty();
        }
    }

    private static boolean strong(PublicKey key) {
        if (key instanceof ECPublicKey curve) {
            return curve.getParams().getOrder().bitLength() >= EC_MIN_BITS;
        }
        int bits = ((RSAPublicKey) key).getModulus().bitLength();
        return bits >= RSA_MIN_BITS && bits <= RSA_MAX_BITS;
    }
}

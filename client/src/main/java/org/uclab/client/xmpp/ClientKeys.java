package org.uclab.client.xmpp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one client and one session: a pair of its own, and of it with another's public key 256 bits that both have (ECDH on
 * P-256, HKDF of RFC 5869 with SHA-256). ASSUMED(choice): S4 says that keys are exchanged and not how.
 */
final class ClientKeys {

    private static final String CURVE = "secp256r1";
    private static final String HMAC = "HmacSHA256";
    private static final String AES = "AES";

    /** Longest public key taken, in bytes; one of this curve has 91. */
    private static final int KEY_MAX_BYTES = 200;

    private final KeyPair own;

    ClientKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            own = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The public half, for the others. */
    String told() {
        return Base64.getEncoder().encodeToString(own.getPublic().getEncoded());
    }

    /**
     * What this client and another have in common; empty where the other has shown no key of this kind.
     *
     * @param one   full address of the one
     * @param other full address of the other
     */
    Optional<SecretKey> with(String shown, String one, String other) {
        try {
            byte[] encoded = Base64.getDecoder().decode(shown);
            if (encoded.length > KEY_MAX_BYTES) {
                return Optional.empty();
            }
            PublicKey theirs = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            if (!sameCurve((ECPublicKey) theirs)) {
                return Optional.empty();
            }
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(theirs, true); // a point that is not on the curve is refused here
            return Optional.of(derived(agreement.generateSecret(), one, other));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException noKey) {
            return Optional.empty();
        }
    }

    private boolean sameCurve(ECPublicKey theirs) {
        return theirs.getParams()
                .getCurve()
                .equals(((ECPublicKey) own.getPublic()).getParams().getCurve());
    }

    /** RFC 5869 §2.2 without a salt, §2.3 for one block: both sides name the two clients in the same order. */
    private static SecretKey derived(byte[] secret, String one, String other) throws GeneralSecurityException {
        byte[] random = hmac(new byte[32], secret);
        String[] clients = Stream.of(one, other).sorted().toArray(String[]::new);
        byte[] info = (String.join("\n", clients) + "\1").getBytes(StandardCharsets.UTF_8);
        byte[] block = hmac(random, info);
        Arrays.fill(secret, (byte) 0);
        return new SecretKeySpec(block, AES);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        try {
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
        return mac.doFinal(data);
    }
}

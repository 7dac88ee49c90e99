package org.uclab.protocol.capf;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys that a device can be asked to make (UCMNZ), with their words in worlds. */
public enum CapfKey {
    RSA_512(512, -1),
    RSA_1024(1024, -1),
    RSA_2048(2048, -1),
    RSA_3072(3072, -1),
    RSA_4096(4096, -1),
    EC_256(256, 0),
    EC_384(384, 1),
    EC_521(521, 2);

    /** Value of {@link CapfTag#KEY_TYPE}. */
    private static final int RSA = 0;

    private static final int EC = 1;

    private final int bits;
    private final int curve;

    CapfKey(int bits, int curve) {
        this.bits = bits;
        this.curve = curve;
    }

    /** {@code rsa-2048}, {@code ec-256}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CapfKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    private boolean elliptic() {
        return curve >= 0;
    }

    /**
     * How a device is asked for such a key.
     *
     * @param typed whether the kind of key is named where it is RSA; a capture of the product (J4L) names the size only
     */
    public List<CapfElement> request(boolean typed) {
        if (elliptic()) {
            return List.of(CapfElement.octet(CapfTag.KEY_TYPE, EC), CapfElement.octet(CapfTag.CURVE, curve));
        }
        List<CapfElement> elements = new ArrayList<>(List.of(CapfElement.word(CapfTag.KEY_SIZE, bits)));
        if (typed) {
            elements.add(CapfElement.octet(CapfTag.KEY_TYPE, RSA));
        }
        return elements;
    }

    /** The key that a request asks for; empty when it asks for none of these. */
    public static Optional<CapfKey> asked(CapfMessage request) {
        boolean elliptic = request.number(CapfTag.KEY_TYPE).orElse(RSA) == EC;
        Optional<Integer> wanted = request.number(elliptic ? CapfTag.CURVE : CapfTag.KEY_SIZE);
        return Arrays.stream(values())
                .filter(key -> key.elliptic() == elliptic)
                .filter(key -> wanted.isPresent() && wanted.get() == (elliptic ? key.curve : key.bits))
                .findFirst();
    }

    /** A new one. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(elliptic() ? "EC" : "RSA");
            if (elliptic()) {
                generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make the key " + word(), missing);
        }
    }

    /** The key in that SubjectPublicKeyInfo; empty when it is none, or not of this kind and size. */
    public Optional<PublicKey> read(byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(elliptic() ? "EC" : "RSA")
                            .generatePublic(new X509EncodedKeySpec(encoded)))
                    .filter(this::fits);
        } catch (GeneralSecurityException none) {
            return Optional.empty();
        }
    }

    private boolean fits(PublicKey key) {
        return key instanceof ECPublicKey onCurve
                ? onCurve.getParams().getOrder().bitLength() == bits
                : ((RSAPublicKey) key).getModulus().bitLength() == bits;
    }
}

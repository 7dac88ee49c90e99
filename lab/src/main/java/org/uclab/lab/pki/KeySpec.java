package org.uclab.lab.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;

/** The keys a certificate can have. RSA takes up to seconds to make: {@link LabCa} makes one of a length for a whole lab. */
public enum KeySpec {
    EC_P256("ecdsa", "EC", new ECGenParameterSpec("secp256r1")),
    RSA_1024("rsa-1024", "RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4)),
    RSA_2048("rsa", "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    RSA_4096("rsa-4096", "RSA", new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4));

    /** Those of a host of which a world says nothing: what the caller can do chooses. */
    public static final List<KeySpec> USUAL = List.of(EC_P256, RSA_2048);

    private final String word;
    private final String algorithm;
    private final AlgorithmParameterSpec parameters;

    KeySpec(String word, String algorithm, AlgorithmParameterSpec parameters) {
        this.word = word;
        this.algorithm = algorithm;
        this.parameters = parameters;
    }

    /** How a world writes it. */
    public String word() {
        return word;
    }

    /** The name Java gives the key's algorithm: {@code EC} or {@code RSA}. */
    public String algorithm() {
        return algorithm;
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make " + this + " keys", missing);
        }
    }
}

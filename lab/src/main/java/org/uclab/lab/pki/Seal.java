package org.uclab.lab.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/** The signatures a certificate can carry, made by Java's own providers: nothing has to be registered. */
enum Seal {
    ECDSA_SHA256("SHA256withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA256, false),
    RSA_SHA256("SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption, true),
    RSA_SHA1("SHA1withRSA", PKCSObjectIdentifiers.sha1WithRSAEncryption, true),
    RSA_MD5("MD5withRSA", PKCSObjectIdentifiers.md5WithRSAEncryption, true),
    RSA_MD2("MD2withRSA", PKCSObjectIdentifiers.md2WithRSAEncryption, true);

    private final String algorithm;
    private final ASN1ObjectIdentifier oid;
    private final boolean nullParameters;

    Seal(String algorithm, ASN1ObjectIdentifier oid, boolean nullParameters) {
        this.algorithm = algorithm;
        this.oid = oid;
        this.nullParameters = nullParameters;
    }

    /** The usual one for that kind of key. */
    static Seal usualFor(PrivateKey key) {
        return key.getAlgorithm().equals("EC") ? ECDSA_SHA256 : RSA_SHA256;
    }

    ContentSigner by(PrivateKey key) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(1024);
        AlgorithmIdentifier identifier =
                nullParameters ? new AlgorithmIdentifier(oid, DERNull.INSTANCE) : new AlgorithmIdentifier(oid);
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return identifier;
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public byte[] getSignature() {
                return sign(key, content.toByteArray());
            }
        };
    }

    private byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException unable) {
            throw new IllegalStateException("cannot sign with " + algorithm, unable);
        }
    }
}

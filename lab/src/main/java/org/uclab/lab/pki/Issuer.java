package org.uclab.lab.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Somebody who signs certificates.
 *
 * @param name  its distinguished name
 * @param keys  its key pair
 * @param seal  how it signs
 * @param chain its own certificate first, then its issuers; empty when it signs only for itself
 */
record Issuer(X500Name name, KeyPair keys, Seal seal, List<X509Certificate> chain) {

    /** From when until when a certificate is good. */
    record Validity(Instant from, Instant to) {}

    /** A self-signed root. */
    static Issuer root(String commonName, KeySpec spec, BigInteger serial, Validity validity) {
        KeyPair keys = spec.generate();
        Issuer blank = new Issuer(named(commonName), keys, Seal.usualFor(keys.getPrivate()), List.of());
        return blank.with(blank.authority(blank.name(), keys.getPublic(), serial, validity));
    }

    /** Another issuer below this one. */
    Issuer below(String commonName, KeySpec spec, BigInteger serial, Validity validity) {
        KeyPair below = spec.generate();
        X500Name subject = named(commonName);
        X509Certificate certificate = authority(subject, below.getPublic(), serial, validity);
        return new Issuer(subject, below, Seal.usualFor(below.getPrivate()), prepend(certificate));
    }

    /** The same issuer, signing another way. */
    Issuer sealing(Seal other) {
        return new Issuer(name, keys, other, chain);
    }

    /** An identity with that key, signed by this issuer. */
    TlsIdentity identity(CertificateProfile profile, KeyPair subject, BigInteger serial, Validity validity) {
        X509Certificate leaf = leaf(profile, subject.getPublic(), serial, validity);
        return new TlsIdentity(subject.getPrivate(), prepend(leaf));
    }

    /** The certificate of a key that somebody else keeps, and the chain to the root. */
    List<X509Certificate> certify(PublicKey key, CertificateProfile profile, BigInteger serial, Validity validity) {
        return prepend(leaf(profile, key, serial, validity));
    }

    /** An identity signed by nobody but itself. */
    static TlsIdentity selfSigned(CertificateProfile profile, KeyPair keys, BigInteger serial, Validity validity) {
        PrivateKey key = keys.getPrivate();
        Issuer itself = new Issuer(named(profile.commonName()), keys, Seal.usualFor(key), List.of());
        return new TlsIdentity(key, List.of(itself.leaf(profile, keys.getPublic(), serial, validity)));
    }

    private X509Certificate leaf(CertificateProfile profile, PublicKey key, BigInteger serial, Validity validity) {
        X500Name subject = named(profile.commonName());
        X509v3CertificateBuilder builder = builder(subject, key, serial, validity);
        try {
            int usage = KeyUsage.digitalSignature | (key.getAlgorithm().equals("RSA") ? KeyUsage.keyEncipherment : 0);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.extendedKeyUsage, false, purposes(profile));
            GeneralName[] names = SubjectNames.of(profile);
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, SubjectNames.sequence(names));
            }
            return sign(builder);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot encode the certificate of " + profile.commonName(), broken);
        }
    }

    private X509Certificate authority(X500Name subject, PublicKey key, BigInteger serial, Validity validity) {
        X509v3CertificateBuilder builder = builder(subject, key, serial, validity);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder);
        } catch (IOException broken) {
            throw new IllegalStateException("cannot encode the certificate of " + subject, broken);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, BigInteger serial, Validity validity) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name, serial, Date.from(validity.from()), Date.from(validity.to()), subject, info);
        try {
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(key)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(keys.getPublic())));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return builder;
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws IOException {
        byte[] der = builder.build(seal.by(keys.getPrivate())).getEncoded();
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Java cannot read our own certificate", unreadable);
        }
    }

    private static ExtendedKeyUsage purposes(CertificateProfile profile) {
        return profile.clientAuth()
                ? new ExtendedKeyUsage(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth})
                : new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
    }

    /** The SHA-1 of the subject's public key bits, RFC 5280 §4.2.1.2 method 1. */
    private static byte[] identifier(PublicKey key) {
        try {
            byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                    .getPublicKeyData()
                    .getBytes();
            return MessageDigest.getInstance("SHA-1").digest(bits);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static X500Name named(String commonName) {
        return new X500Name(new RDN[] {
            new RDN(BCStyle.O, new DERUTF8String("uclab")), new RDN(BCStyle.CN, new DERUTF8String(commonName))
        });
    }

    private Issuer with(X509Certificate own) {
        return new Issuer(name, keys, seal, List.of(own));
    }

    private List<X509Certificate> prepend(X509Certificate first) {
        List<X509Certificate> longer = new ArrayList<>();
        longer.add(first);
        longer.addAll(chain);
        return longer;
    }
}

package org.uclab.lab.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;

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
        Issuer blank = new Issuer(Draft.named(commonName), keys, Seal.usualFor(keys.getPrivate()), List.of());
        return new Issuer(
                blank.name(),
                keys,
                blank.seal(),
                List.of(blank.sign(Draft.authority(blank.name(), keys.getPublic(), serial, validity))));
    }

    /** Another issuer below this one. */
    Issuer below(String commonName, KeySpec spec, BigInteger serial, Validity validity) {
        return below(commonName, spec.generate(), serial, validity, UnaryOperator.identity());
    }

    /** The same with that key, and with something changed in its certificate. */
    Issuer below(String commonName, KeyPair below, BigInteger serial, Validity validity, UnaryOperator<Draft> changed) {
        X500Name subject = Draft.named(commonName);
        X509Certificate certificate =
                sign(changed.apply(Draft.authority(subject, below.getPublic(), serial, validity)));
        return new Issuer(subject, below, Seal.usualFor(below.getPrivate()), prepend(certificate));
    }

    /** The same issuer, signing another way. */
    Issuer sealing(Seal other) {
        return new Issuer(name, keys, other, chain);
    }

    /** The same issuer, whose certificates come with these and no others. */
    Issuer showing(List<X509Certificate> other) {
        return new Issuer(name, keys, seal, other);
    }

    /** An identity with that key, signed by this issuer. */
    TlsIdentity identity(CertificateProfile profile, KeyPair subject, BigInteger serial, Validity validity) {
        return identity(profile, subject, serial, validity, UnaryOperator.identity());
    }

    /** The same with something changed in its certificate. */
    TlsIdentity identity(
            CertificateProfile profile,
            KeyPair subject,
            BigInteger serial,
            Validity validity,
            UnaryOperator<Draft> changed) {
        Draft draft = changed.apply(Draft.server(profile, subject.getPublic(), serial, validity));
        return new TlsIdentity(subject.getPrivate(), prepend(sign(draft)));
    }

    /** The certificate of a key that somebody else keeps, and the chain to the root. */
    List<X509Certificate> certify(PublicKey key, CertificateProfile profile, BigInteger serial, Validity validity) {
        return prepend(sign(Draft.server(profile, key, serial, validity)));
    }

    /** An identity signed by nobody but itself. */
    static TlsIdentity selfSigned(CertificateProfile profile, KeyPair keys, BigInteger serial, Validity validity) {
        PrivateKey key = keys.getPrivate();
        Issuer itself = new Issuer(Draft.named(profile.commonName()), keys, Seal.usualFor(key), List.of());
        return itself.identity(profile, keys, serial, validity);
    }

    private X509Certificate sign(Draft draft) {
        return draft.signed(name, keys, seal);
    }

    private List<X509Certificate> prepend(X509Certificate first) {
        List<X509Certificate> longer = new ArrayList<>();
        longer.add(first);
        longer.addAll(chain);
        return longer;
    }
}

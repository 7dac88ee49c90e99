package org.uclab.lab.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** A certificate that nobody has signed yet. It begins as it should be; whoever wants it otherwise changes it. */
final class Draft {

    private record Content(boolean critical, ASN1Encodable value) {}

    private final PublicKey key;
    private final BigInteger serial;
    private final Issuer.Validity validity;
    private final X500Name subject;
    private final Map<ASN1ObjectIdentifier, Content> extensions = new LinkedHashMap<>();

    private Draft(X500Name subject, PublicKey key, BigInteger serial, Issuer.Validity validity) {
        this.subject = subject;
        this.key = key;
        this.serial = serial;
        this.validity = validity;
    }

    /** Of a server, RFC 5280 §4. */
    static Draft server(CertificateProfile profile, PublicKey key, BigInteger serial, Issuer.Validity validity) {
        Draft draft = new Draft(named(profile.commonName()), key, serial, validity);
        int usage = KeyUsage.digitalSignature | (key.getAlgorithm().equals("RSA") ? KeyUsage.keyEncipherment : 0);
        draft.with(Extension.basicConstraints, true, new BasicConstraints(false));
        draft.usage(usage);
        draft.purposes(
                profile.clientAuth()
                        ? new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}
                        : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth});
        return draft.names(SubjectNames.of(profile));
    }

    /** Of an authority. */
    static Draft authority(X500Name subject, PublicKey key, BigInteger serial, Issuer.Validity validity) {
        return new Draft(subject, key, serial, validity)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    static X500Name named(String commonName) {
        return new X500Name(new RDN[] {
            new RDN(BCStyle.O, new DERUTF8String("uclab")), new RDN(BCStyle.CN, new DERUTF8String(commonName))
        });
    }

    /** Puts an extension in, in place of one of that type. */
    Draft with(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        extensions.put(type, new Content(critical, value));
        return this;
    }

    /** Leaves an extension out. */
    Draft without(ASN1ObjectIdentifier type) {
        extensions.remove(type);
        return this;
    }

    /** What its key is for, in bits of {@link KeyUsage}. */
    Draft usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    Draft purposes(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    /** Where to ask whether it has been taken back: a list, and by OCSP. */
    Draft revocation(String list, String ocsp) {
        GeneralNames at = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list));
        DistributionPoint point = new DistributionPoint(new DistributionPointName(at), null, null);
        return with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}))
                .with(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(
                                AccessDescription.id_ad_ocsp,
                                new GeneralName(GeneralName.uniformResourceIdentifier, ocsp)));
    }

    /** The alternative names; without any there is no such extension. */
    Draft names(GeneralName... names) {
        return names.length == 0
                ? without(Extension.subjectAlternativeName)
                : with(Extension.subjectAlternativeName, false, SubjectNames.sequence(names));
    }

    /** Signs it. */
    X509Certificate signed(X500Name issuer, KeyPair keys, Seal seal) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer, serial, Date.from(validity.from()), Date.from(validity.to()), subject, info);
        try {
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(key)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(keys.getPublic())));
            for (Map.Entry<ASN1ObjectIdentifier, Content> extension : extensions.entrySet()) {
                Content content = extension.getValue();
                builder.addExtension(extension.getKey(), content.critical(), content.value());
            }
            return read(builder.build(seal.by(keys.getPrivate())).getEncoded());
        } catch (IOException broken) {
            throw new IllegalStateException("cannot encode the certificate of " + subject, broken);
        }
    }

    /** The certificate in these bytes, which Java reads. */
    static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("Java cannot read our own certificate", unreadable);
        }
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
}

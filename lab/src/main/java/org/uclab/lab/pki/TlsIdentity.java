package org.uclab.lab.pki;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a port shows in a handshake, and the key that proves it.
 *
 * @param privateKey the leaf's key
 * @param chain      the leaf first; its issuers follow, the root included
 */
public record TlsIdentity(PrivateKey privateKey, List<X509Certificate> chain) {

    public TlsIdentity {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity has a certificate");
        }
        chain = List.copyOf(chain);
    }

    public X509Certificate leaf() {
        return chain.get(0);
    }

    /** The whole chain as PEM, the leaf first. */
    public String certificatePem() {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            text.append(pem(certificate));
        }
        return text.toString();
    }

    /** The key as PEM in PKCS #8, not encrypted. */
    public String keyPem() {
        return Pem.of("PRIVATE KEY", privateKey.getEncoded());
    }

    /** Names the leaf only, so that no key ends up in a log. */
    @Override
    public String toString() {
        return "TlsIdentity[" + leaf().getSubjectX500Principal() + "]";
    }

    static String pem(X509Certificate certificate) {
        try {
            return Pem.of("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

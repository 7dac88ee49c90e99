package org.uclab.client.capf;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A locally significant certificate and its key.
 *
 * @param chain the certificate first, then its issuers
 */
public record DeviceCertificate(PrivateKey key, List<X509Certificate> chain) {

    public DeviceCertificate {
        chain = List.copyOf(chain);
    }

    /** Names the certificate only, so that no key ends up in a log. */
    @Override
    public String toString() {
        return "DeviceCertificate[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}

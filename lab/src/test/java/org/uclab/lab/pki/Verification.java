package org.uclab.lab.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.List;

/** The JDK's own judgement of a chain. */
final class Verification {

    private Verification() {}

    /** Throws what the JDK has against the chain; names are not looked at. */
    static void pkix(TlsIdentity identity, LabCa trusted) throws GeneralSecurityException {
        List<X509Certificate> path = identity.chain().stream()
                .filter(certificate -> !certificate.equals(trusted.certificate()))
                .toList();
        CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
        PKIXParameters parameters = new PKIXParameters(trusted.trustAnchors());
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
    }

    static CertPathValidatorException.Reason refusal(TlsIdentity identity, LabCa trusted)
            throws GeneralSecurityException {
        try {
            pkix(identity, trusted);
            return null;
        } catch (CertPathValidatorException refused) {
            return refused.getReason();
        }
    }
}

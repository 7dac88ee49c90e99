package org.uclab.sim.expressway.sip;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.uclab.lab.pki.TlsIdentity;

/** The certificate that comes with a SERVICE or its answer: one, in PEM. */
final class CertificateCheck {

    private static final int DNS_NAME = 2;
    private static final int RSA_BITS_MIN = 2048;

    private CertificateCheck() {}

    /** The certificate of that text; none where it is none. */
    static Optional<X509Certificate> read(String pem) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException | ClassCastException malformed) {
            return Optional.empty();
        }
    }

    /** The certificate of an identity alone, as S1 has it: those who check know its issuer. */
    static String pem(TlsIdentity identity) {
        return new TlsIdentity(identity.privateKey(), List.of(identity.leaf())).certificatePem();
    }

    /**
     * What is wrong with it, in the words of certificate faults; none where it is good for that host. It has to be one for
     * clients: both ends of a traversal zone have those.
     */
    static Optional<String> flaw(X509Certificate certificate, String host, X509ExtendedTrustManager trust) {
        if (certificate.getSigAlgName().toUpperCase(Locale.ROOT).contains("MD5")) {
            return Optional.of("MD5_SIGNATURE");
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < RSA_BITS_MIN) {
            return Optional.of("WEAK_KEY");
        }
        try {
            trust.checkClientTrusted(
                    new X509Certificate[] {certificate},
                    certificate.getPublicKey().getAlgorithm());
            return names(certificate, host) ? Optional.empty() : Optional.of("NAME_MISMATCH");
        } catch (CertificateException untrusted) {
            return Optional.of(word(untrusted));
        }
    }

    static boolean names(X509Certificate certificate, String host) throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames() != null
                && certificate.getSubjectAlternativeNames().stream()
                        .anyMatch(entry -> Integer.valueOf(DNS_NAME).equals(entry.get(0))
                                && host.equalsIgnoreCase(String.valueOf(entry.get(1))));
    }

    private static String word(Throwable untrusted) {
        for (Throwable at = untrusted; at != null; at = at.getCause()) {
            if (at instanceof CertificateExpiredException) {
                return "EXPIRED";
            }
            if (at instanceof CertificateNotYetValidException) {
                return "NOT_YET_VALID";
            }
            if (at instanceof CertificateRevokedException
                    || (at instanceof CertPathValidatorException path && path.getReason() == BasicReason.REVOKED)) {
                return "REVOKED";
            }
        }
        return "UNKNOWN_CA";
    }
}

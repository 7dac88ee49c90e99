package org.uclab.control.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.uclab.control.verb.Refused;

/** TLS that trusts one CA and nobody else. */
final class TrustedTls {

    private TrustedTls() {}

    /**
     * Sockets of it.
     *
     * @param pem the certificate of the CA
     * @throws Refused when it is none
     */
    static SSLSocketFactory of(String pem) {
        try {
            Certificate authority = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            authorities.setCertificateEntry("lab", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (CertificateException unreadable) {
            throw new Refused(
                    Refused.Why.UNREADABLE, "the 'ca' beside the url is no certificate: " + unreadable.getMessage());
        } catch (GeneralSecurityException | IOException missing) {
            throw new IllegalStateException("no TLS", missing);
        }
    }
}

package org.uclab.lab.pki;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * How nodes check each other: PKIX to the lab's root alone, with its revocation list as it is at the time; Vert.x takes
 * it by {@code TrustOptions.wrap}. Host names are checked too where the engine asks for it, which a dialler does by
 * the algorithm {@code HTTPS}.
 */
public final class PeerTrust extends X509ExtendedTrustManager {

    private final LabCa ca;
    private X509ExtendedTrustManager current;
    private int revocations = -1;
    private int intermediates;

    /** One for each lab is enough: {@link LabCa#peerTrust()}. */
    public PeerTrust(LabCa ca) {
        this.ca = ca;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        current().checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        current().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        current().checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        current().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        current().checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        current().checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {ca.certificate()};
    }

    private synchronized X509ExtendedTrustManager current() {
        int listed = ca.revocations();
        int issuers = ca.intermediates().size();
        if (current == null || listed != revocations || issuers != intermediates) {
            current = make();
            revocations = listed;
            intermediates = issuers;
        }
        return current;
    }

    private X509ExtendedTrustManager make() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters()));
            for (TrustManager made : factory.getTrustManagers()) {
                if (made instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("this Java has no PKIX trust manager");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("cannot make the trust manager", missing);
        }
    }

    private PKIXBuilderParameters parameters() throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(ca.trustAnchors(), new X509CertSelector());
        // Nodes know the issuers of their lab; who sends a certificate alone is checked all the same.
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(ca.intermediates())));
        List<X509CRL> lists = ca.revocationLists();
        if (lists.isEmpty()) {
            // An empty list takes nothing back, and to sign and check it at every handshake costs as much as the rest.
            parameters.setRevocationEnabled(false);
            return parameters;
        }
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
        PKIXRevocationChecker revocation =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        // Soft failure: the list covers what the root signed, and an issuer below it keeps none.
        revocation.setOptions(Set.of(
                PKIXRevocationChecker.Option.PREFER_CRLS,
                PKIXRevocationChecker.Option.NO_FALLBACK,
                PKIXRevocationChecker.Option.SOFT_FAIL));
        parameters.addCertPathChecker(revocation);
        return parameters;
    }
}

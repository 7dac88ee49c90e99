package org.uclab.client.xmpp;

import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.uclab.client.tls.IdentityMatch;

/**
 * Smack asks again, under the name of the domain; what counts is the host that was dialled.
 *
 * @param host  that one
 * @param suite told what the two sides have agreed on
 */
record SameHost(String host, Consumer<String> suite) implements HostnameVerifier {

    @Override
    public boolean verify(String domain, SSLSession session) {
        suite.accept(session.getCipherSuite());
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate server
                    && IdentityMatch.matches(server, host);
        } catch (SSLPeerUnverifiedException nobody) {
            return false;
        }
    }
}

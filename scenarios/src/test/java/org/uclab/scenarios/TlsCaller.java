package org.uclab.scenarios;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.Port;

/** Somebody who calls ports of a bench, trusts its CA, and has a certificate of it for those that want one. */
final class TlsCaller {

    private final SSLContext tls;

    private TlsCaller(SSLContext tls) {
        this.tls = tls;
    }

    /** Whose certificate has the names of all hosts, so that whatever asks for one host's alone gets it. */
    static TlsCaller of(Bench bench) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", bench.ca().certificate());
        TlsIdentity own = bench.ca()
                .issue(CertificateProfile.server("caller.test")
                        .withDnsNames(List.copyOf(bench.model().hosts().keySet()))
                        .withClientAuth(true));
        store.setKeyEntry("own", own.privateKey(), new char[0], own.chain().toArray(new Certificate[0]));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new TlsCaller(context);
    }

    /** A connection in the clear from that address, with that limit for all that is waited for. */
    static Socket plain(InetSocketAddress server, String from, int limitMs) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(limitMs);
        socket.setTcpNoDelay(true);
        socket.connect(server, limitMs);
        return socket;
    }

    /** The connection as the port has it: as it is, or with TLS begun on it. */
    Socket begun(Socket plain, Port port) throws IOException {
        if (!port.tls()) {
            return plain;
        }
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, port.host(), plain.getPort(), true);
        socket.startHandshake();
        return socket;
    }
}

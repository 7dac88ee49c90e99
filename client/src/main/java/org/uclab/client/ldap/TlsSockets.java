package org.uclab.client.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.uclab.client.tls.ServerVerifier;

/** Sockets on which TLS has begun, with a certificate that is good for the host that was named. */
final class TlsSockets extends SocketFactory {

    private final SocketFactory plain;
    private final ServerVerifier verifier;
    private final String host;
    private final int limitMillis;

    /**
     * @param host        as the client was told it
     * @param limitMillis wall time to connect, and for each answer of the handshake
     */
    TlsSockets(SocketFactory plain, ServerVerifier verifier, String host, int limitMillis) {
        this.plain = plain;
        this.verifier = verifier.forHost(host);
        this.host = host;
        this.limitMillis = limitMillis;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket below = plain.createSocket();
        try {
            below.connect(new InetSocketAddress(address, port), limitMillis);
            below.setSoTimeout(limitMillis);
            SSLSocket secured = (SSLSocket) context().getSocketFactory().createSocket(below, host, port, true);
            secured.startHandshake();
            return secured;
        } catch (IOException failed) {
            below.close();
            throw failed;
        }
    }

    private SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {verifier}, null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IOException(missing);
        }
    }

    @Override
    public Socket createSocket(String address, int port) throws IOException {
        return createSocket(InetAddress.getByName(address), port);
    }

    @Override
    public Socket createSocket(String address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }
}

package org.uclab.scenarios.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.Endpoint;

/** TLS for programs that have none: what comes to a port of its own goes on over one connection from the same address. */
final class TlsTunnel implements AutoCloseable {

    private static final int LIMIT_MS = 30_000;
    private static final int BYTES = 8192;

    private final SSLContext tls;
    private final String from;
    private final String host;
    private final ServerSocket door;
    private final Socket outer;
    private volatile Socket inner;

    /**
     * @param from where it listens and calls from
     * @param host whose certificate is to be shown
     */
    TlsTunnel(LabCa ca, String from, Endpoint to, String host) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", ca.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        this.tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        this.from = from;
        this.host = host;
        this.outer = open(to);
        this.door = new ServerSocket(0, 1, InetAddress.getByName(from));
        thread("tunnel", this::accept).start();
        thread("tunnel back", this::back).start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** A connection of one's own. */
    Socket open(Endpoint there) throws IOException {
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(from, 0));
        plain.setTcpNoDelay(true);
        plain.connect(new InetSocketAddress(there.address(), there.port()), LIMIT_MS);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, there.port(), true);
        socket.startHandshake();
        return socket;
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** One program after the other, over the same connection. */
    private void accept() {
        try {
            while (true) {
                Socket next = door.accept();
                inner = next;
                pump(next, outer);
                next.close();
            }
        } catch (IOException closed) {
            // it is over
        }
    }

    private void back() {
        byte[] bytes = new byte[BYTES];
        try {
            for (int count = outer.getInputStream().read(bytes);
                    count >= 0;
                    count = outer.getInputStream().read(bytes)) {
                told(bytes, count);
            }
        } catch (IOException closed) {
            // whoever waits for an answer says so
        }
    }

    private void told(byte[] bytes, int count) {
        Socket now = inner;
        if (now != null) {
            try {
                now.getOutputStream().write(bytes, 0, count);
            } catch (IOException gone) {
                // it was for a program that has ended
            }
        }
    }

    private static void pump(Socket one, Socket other) {
        byte[] bytes = new byte[BYTES];
        try {
            for (int count = one.getInputStream().read(bytes);
                    count >= 0;
                    count = one.getInputStream().read(bytes)) {
                other.getOutputStream().write(bytes, 0, count);
            }
        } catch (IOException reset) {
            // that program has ended, and the next may come
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        outer.close();
    }
}

package org.uclab.scenarios;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.lab.wire.Port;

/** A connection to an HTTP port of a bench on which any bytes are sent, and what is answered is read response by response. */
final class RawHttp implements AutoCloseable {

    private static final int LIMIT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** TLS for callers of that bench: trusts its CA, and has a certificate of it for ports that demand one. */
    static SSLContext tls(Bench bench) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", bench.ca().certificate());
        TlsIdentity own = bench.ca().issue(CertificateProfile.server("raw.test").withClientAuth(true));
        store.setKeyEntry(
                "own", own.privateKey(), new char[0], own.chain().toArray(new java.security.cert.Certificate[0]));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Opens one from that address. */
    static RawHttp open(Bench bench, Port port, SSLContext tls, String from) throws IOException {
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(from, 0));
        plain.connect(
                new InetSocketAddress(
                        port.published().address(), port.published().port()),
                LIMIT_MILLIS);
        plain.setSoTimeout(LIMIT_MILLIS);
        plain.setTcpNoDelay(true);
        if (!port.tls()) {
            return new RawHttp(plain);
        }
        return new RawHttp(tls.getSocketFactory()
                .createSocket(plain, port.host(), port.published().port(), true));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /**
     * The status of the next response, whose body is read over; empty when the connection has ended.
     *
     * @param bodiless whether it answers HEAD
     */
    Optional<Integer> status(boolean bodiless) throws IOException {
        String line = line();
        if (line == null) {
            return Optional.empty();
        }
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("no status line: " + line);
        }
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        for (String field = line(); field != null && !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(field.substring(15).strip());
            }
        }
        boolean none = bodiless || status < 200 || status == 204 || status == 304;
        if (!none && in.readNBytes(length).length < length) {
            throw new IOException("a body that is cut");
        }
        return Optional.of(status);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

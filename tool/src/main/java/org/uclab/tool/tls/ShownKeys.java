package org.uclab.tool.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which kinds of key a TLS port has certificates for, by what it shows callers that take one kind alone. */
public final class ShownKeys {

    /** What {@link #at} gives where a port serves callers of either kind. */
    public static final List<String> OF_EITHER_KIND = List.of("RSA", "EC");

    private static final int PATIENCE_WALL_MS = 60_000;

    private ShownKeys() {}

    /**
     * The kind of key in the certificate that comes to a caller that takes RSA alone, and to one that takes ECDSA alone,
     * whether or not the port then wants a certificate of theirs. Both speak TLS 1.2, where the suite says the kind.
     *
     * @throws IOException when nobody listens, or no certificate comes
     */
    public static List<String> at(String address, int port) throws IOException, GeneralSecurityException {
        return List.of(
                shown(address, port, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                shown(address, port, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    }

    private static String shown(String address, int port, String suite) throws IOException, GeneralSecurityException {
        Seen seen = new Seen();
        SSLContext caller = SSLContext.getInstance("TLS");
        caller.init(null, new TrustManager[] {seen}, null);
        try (SSLSocket socket = (SSLSocket) caller.getSocketFactory().createSocket(address, port)) {
            socket.setSoTimeout(PATIENCE_WALL_MS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
        } catch (IOException broken) {
            return seen.algorithm().orElseThrow(() -> broken);
        }
        return seen.algorithm().orElseThrow(() -> new IOException("no certificate came"));
    }

    /** Looks at the certificate that comes, and judges nothing. */
    private static final class Seen extends X509ExtendedTrustManager {

        private final AtomicReference<String> algorithm = new AtomicReference<>();

        private Optional<String> algorithm() {
            return Optional.ofNullable(algorithm.get());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            algorithm.set(chain[0].getPublicKey().getAlgorithm());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new AssertionError("a socket asks");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new AssertionError("a socket asks");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new AssertionError("nobody serves here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

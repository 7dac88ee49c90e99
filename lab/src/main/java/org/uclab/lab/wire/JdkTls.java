package org.uclab.lab.wire;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS of the JDK for listeners, made straight from its {@link SSLContext}. Netty's own builder first tries out, in a
 * static initialiser, whether it may wrap trust managers, with a key that it parses and a store that it encrypts; where
 * Bouncy Castle is on the class path that alone costs a cold start 0.2 s. Nothing here needs the wrapping.
 */
final class JdkTls extends JdkSSLEngineOptions {

    /** Whether the JDK says in a ServerHello that a ticket follows; it looks there for each new context. */
    private static final String TICKETS = "jdk.tls.server.enableSessionTicketExtension";

    static {
        // COMPAT(JDK): sessions of listeners are not resumable, and then no ticket follows, though RFC 5077 §3.3 has a
        // server
        // that says so send one; who goes by that ends the handshake.
        if (System.getProperty(TICKETS) == null) {
            System.setProperty(TICKETS, "false");
        }
    }

    JdkTls() {}

    private JdkTls(JdkTls other) {
        super(other);
    }

    @Override
    public JdkTls copy() {
        return new JdkTls(this);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new Listeners();
    }

    /** Lists and orders what Vert.x asks for; what is null stays with the JDK's default. */
    private static final class Listeners extends DefaultSslContextFactory {

        private ClientAuth clientAuth;
        private Set<String> protocols;
        private Set<String> cipherSuites;
        private KeyManager[] keys;
        private TrustManager[] trust;

        Listeners() {
            super(SslProvider.JDK, false);
        }

        @Override
        public SslContextFactory forServer(ClientAuth asked) {
            clientAuth = asked;
            return super.forServer(asked);
        }

        @Override
        public SslContextFactory enabledProtocols(Set<String> enabled) {
            protocols = enabled;
            return super.enabledProtocols(enabled);
        }

        @Override
        public SslContextFactory enabledCipherSuites(Set<String> enabled) {
            cipherSuites = enabled;
            return super.enabledCipherSuites(enabled);
        }

        @Override
        public SslContextFactory keyMananagerFactory(KeyManagerFactory factory) {
            keys = factory.getKeyManagers();
            return super.keyMananagerFactory(factory);
        }

        @Override
        public SslContextFactory trustManagerFactory(TrustManagerFactory factory) {
            trust = factory.getTrustManagers();
            return super.trustManagerFactory(factory);
        }

        @Override
        public SslContext create() throws SSLException {
            if (clientAuth == null) {
                return super.create(); // a caller's: netty knows how to name the server and check its name
            }
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys, trust, null);
                return new JdkSslContext(
                        context,
                        false,
                        cipherSuites == null || cipherSuites.isEmpty() ? null : cipherSuites,
                        SupportedCipherSuiteFilter.INSTANCE,
                        ApplicationProtocolConfig.DISABLED,
                        clientAuth,
                        protocols == null ? null : protocols.toArray(String[]::new),
                        false);
            } catch (GeneralSecurityException unusable) {
                throw new SSLException("no TLS with these keys: " + unusable.getMessage(), unusable);
            }
        }
    }
}

package org.uclab.lab.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows the identity that an {@link IdentitySource} names, on either side of a handshake; Vert.x takes it by
 * {@code KeyCertOptions.wrap}. The source is asked when the first handshake wants a key, so a port that nobody dials
 * costs no key. JSSE asks once for each kind of key the peer can do, so the choice is kept with the engine.
 *
 * <p>Sessions are not resumable: a resumed handshake shows no certificate, and a fault armed between two connections
 * could not bite.
 */
public final class PortKeys extends X509ExtendedKeyManager {

    private static final String NOBODY = "";

    private final IdentitySource source;
    private final List<TlsIdentity> shown = new CopyOnWriteArrayList<>();
    private final Map<SSLEngine, TlsIdentity> choices = Collections.synchronizedMap(new WeakHashMap<>());

    public PortKeys(IdentitySource source) {
        this.source = source;
    }

    /** Always the same identity, for one who dials with a client certificate. */
    public static PortKeys of(TlsIdentity identity) {
        return new PortKeys(peer -> identity);
    }

    /** Always the same identity, issued when the first handshake wants it. */
    public static PortKeys issuedBy(LabCa ca, CertificateProfile profile) {
        return new PortKeys(new IdentitySource() {

            private TlsIdentity issued;

            @Override
            public synchronized TlsIdentity identity(String peer) {
                if (issued == null) {
                    issued = ca.issue(profile);
                }
                return issued;
            }
        });
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return alias(chosenFor(engine), keyType);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return alias(chosenFor(engine), keyTypes);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return alias(source.identity(peer(socket)), keyType);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return alias(source.identity(peer(socket)), keyTypes);
    }

    /** The aliases shown so far; before the first handshake there is none. */
    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return aliases(keyType);
    }

    /** The aliases shown so far; before the first handshake there is none. */
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return aliases(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        TlsIdentity identity = named(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        TlsIdentity identity = named(alias);
        return identity == null ? null : identity.privateKey();
    }

    private TlsIdentity chosenFor(SSLEngine engine) {
        if (engine == null) {
            return source.identity(NOBODY);
        }
        TlsIdentity chosen = choices.get(engine);
        if (chosen == null) {
            chosen = source.identity(peer(engine));
            choices.put(engine, chosen);
        }
        SSLSession handshake = engine.getHandshakeSession();
        if (handshake != null) {
            handshake.invalidate();
        }
        return chosen;
    }

    private String alias(TlsIdentity identity, String... keyTypes) {
        if (!List.of(keyTypes).contains(identity.privateKey().getAlgorithm())) {
            return null;
        }
        synchronized (shown) {
            int at = shown.indexOf(identity);
            if (at < 0) {
                shown.add(identity);
                at = shown.size() - 1;
            }
            return Integer.toString(at);
        }
    }

    private String[] aliases(String keyType) {
        List<String> fitting = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).privateKey().getAlgorithm().equals(keyType)) {
                fitting.add(Integer.toString(i));
            }
        }
        return fitting.isEmpty() ? null : fitting.toArray(String[]::new);
    }

    private TlsIdentity named(String alias) {
        return alias == null ? null : shown.get(Integer.parseInt(alias));
    }

    private static String peer(SSLEngine engine) {
        return engine.getPeerHost() == null ? NOBODY : engine.getPeerHost() + ":" + engine.getPeerPort();
    }

    private static String peer(Socket socket) {
        return socket == null || socket.getInetAddress() == null
                ? NOBODY
                : socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }
}

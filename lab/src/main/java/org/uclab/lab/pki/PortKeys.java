package org.uclab.lab.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows one of the identities that an {@link IdentitySource} names, on either side of a handshake; Vert.x takes it by
 * {@code KeyCertOptions.wrap}. The source is asked when the first handshake wants a key, so a port that nobody dials
 * costs no key. JSSE asks once for each kind of key the peer can do, in TLS 1.2 in the order of the cipher suites and in
 * TLS 1.3 (RFC 8446 §4.4.2.2) in that of the peer's signature schemes; the first that there is an identity for is shown.
 * What the source named is kept with the engine meanwhile.
 *
 * <p>Sessions are not resumable: a resumed handshake shows no certificate, and a fault armed between two connections
 * could not bite.
 */
public final class PortKeys extends X509ExtendedKeyManager {

    private static final String NOBODY = "";

    private final IdentitySource source;
    private final List<TlsIdentity> shown = new CopyOnWriteArrayList<>();
    private final Map<SSLEngine, Identities> choices = Collections.synchronizedMap(new WeakHashMap<>());

    public PortKeys(IdentitySource source) {
        this.source = source;
    }

    /** Always the same identity, for one who dials with a client certificate. */
    public static PortKeys of(TlsIdentity identity) {
        KeySpec spec = identity.privateKey().getAlgorithm().equals("EC") ? KeySpec.EC_P256 : KeySpec.RSA_2048;
        return of(new Identities(List.of(spec), any -> identity));
    }

    /** Always the same identities. */
    public static PortKeys of(Identities identities) {
        return new PortKeys(peer -> identities);
    }

    /** Always the same identities, of either kind that a host usually has, issued when the first handshake wants them. */
    public static PortKeys issuedBy(LabCa ca, CertificateProfile profile) {
        return of(Identities.issuedBy(ca, profile, KeySpec.USUAL));
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
        return alias(source.identities(peer(socket)), keyType);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return alias(source.identities(peer(socket)), keyTypes);
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

    private Identities chosenFor(SSLEngine engine) {
        if (engine == null) {
            return source.identities(NOBODY);
        }
        Identities chosen = choices.get(engine);
        if (chosen == null) {
            chosen = source.identities(peer(engine));
            choices.put(engine, chosen);
        }
        SSLSession handshake = engine.getHandshakeSession();
        if (handshake != null) {
            handshake.invalidate();
        }
        return chosen;
    }

    private String alias(Identities identities, String... keyTypes) {
        for (String keyType : keyTypes) {
            Optional<TlsIdentity> identity = identities.of(keyType);
            if (identity.isPresent()) {
                return alias(identity.get());
            }
        }
        return null;
    }

    private String alias(TlsIdentity identity) {
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

package org.uclab.client.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.uclab.client.step.Journal;
import org.uclab.lab.clock.LabClock;

/**
 * The client's trust manager: applies {@link CertificateRules} to what a server shows and records every refusal. The
 * host is the one the connection was opened for, unless {@link #forHost} fixed it.
 */
public final class ServerVerifier extends X509ExtendedTrustManager {

    /** S4: the key of a CUP below 8.6.4. */
    static final int OLD_PRESENCE_BITS = 1024;

    /** Presence servers known at once, and edge servers. */
    private static final int SERVERS_MAX = 100;

    private final CertificateRules rules;
    private final LabClock clock;
    private final Journal journal;
    private final String fixedHost;
    private final Set<String> presenceServers;
    /** Their services domains. */
    private final Map<String, String> edgeServers;

    public ServerVerifier(CertificateRules rules, LabClock clock, Journal journal) {
        this(rules, clock, journal, "", ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    }

    private ServerVerifier(
            CertificateRules rules,
            LabClock clock,
            Journal journal,
            String fixedHost,
            Set<String> presenceServers,
            Map<String, String> edgeServers) {
        this.rules = rules;
        this.clock = clock;
        this.journal = journal;
        this.fixedHost = fixedHost;
        this.presenceServers = presenceServers;
        this.edgeServers = edgeServers;
    }

    /** The same for one host, for libraries that open the connection under another name. */
    public ServerVerifier forHost(String host) {
        return new ServerVerifier(rules, clock, journal, host, presenceServers, edgeServers);
    }

    /**
     * That host is a presence server, of which a client of the older guide takes a short key, too (S4). ASSUMED(S4): it does so
     * whatever release the server is of, which it cannot know before.
     */
    public void presenceServer(String host) {
        if (presenceServers.size() < SERVERS_MAX) {
            presenceServers.add(host.toLowerCase(Locale.ROOT));
        }
    }

    /** That host is an edge server of that services domain, which its certificate should name (expressway.md §6). */
    public void edgeServer(String host, String domain) {
        if (edgeServers.size() < SERVERS_MAX) {
            edgeServers.put(host.toLowerCase(Locale.ROOT), domain);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, engine.getPeerHost());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, socket instanceof SSLSocket ssl ? ssl.getHandshakeSession().getPeerHost() : null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, null);
    }

    private void check(X509Certificate[] chain, String openedFor) throws CertificateException {
        String host = fixedHost.isEmpty() ? openedFor : fixedHost;
        if (host == null) {
            throw new CertificateException("the host to verify the certificate for is not known");
        }
        // Wall time: validity is the one thing that the lab does not scale, since every other TLS stack checks it too.
        Verdict verdict = rules.judge(List.of(chain), host, clock.wallNow());
        if (verdict instanceof Verdict.Refused weak
                && weak.refusal() == Refusal.WEAK_KEY
                && presenceServers.contains(host.toLowerCase(Locale.ROOT))) {
            verdict = rules.judge(List.of(chain), host, clock.wallNow(), OLD_PRESENCE_BITS);
            if (verdict.kind() == Verdict.Kind.ACCEPTED) {
                journal.decided(
                        TlsDecisions.CERTIFICATE.of(host),
                        TlsDecisions.TAKEN.of(),
                        TlsDecisions.OLD_PRESENCE.of(OLD_PRESENCE_BITS));
            }
        }
        if (verdict instanceof Verdict.Refused refused) {
            journal.decided(
                    TlsDecisions.CERTIFICATE.of(host), TlsDecisions.REFUSED.of(refused.refusal()), refused.because());
            throw new CertificateRefused(host, refused);
        }
        Optional.ofNullable(edgeServers.get(host.toLowerCase(Locale.ROOT)))
                .flatMap(domain -> IdentityMatch.foreignTo(chain[0], domain))
                .ifPresent(foreign ->
                        journal.decided(TlsDecisions.CERTIFICATE.of(host), TlsDecisions.ASKED.of(), foreign));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClients();
    }

    private static CertificateException noClients() {
        return new CertificateException("the client serves nobody");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return rules.authorities().toArray(X509Certificate[]::new);
    }
}

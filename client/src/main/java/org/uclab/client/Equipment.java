package org.uclab.client;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.discovery.RecentlyFailed;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.Caller;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.tls.CertificateRules;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.client.tls.Trust;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.HttpDialler;

/** What a client has from one sign-in to the next. */
record Equipment(
        ClientSettings settings,
        Dialler dialler,
        HttpDialler http,
        StubResolver resolver,
        HostLookup hosts,
        ServerVerifier verifier,
        RecentlyFailed recentlyFailed,
        Memory memory,
        XmlDocuments xml,
        Journal journal) {

    /**
     * What a client has that starts with that lease.
     *
     * @param memory forgets everything when the lease is another one than last time
     */
    static Equipment of(
            ClientSettings settings, Lease lease, Trust trust, Dialler dialler, Journal journal, Memory memory) {
        ServerVerifier verifier = new ServerVerifier(new CertificateRules(trust), dialler.clock(), journal);
        ClientSSLOptions tls = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(verifier))
                .setHostnameVerificationAlgorithm("HTTPS");
        if (memory.arriveAt(lease)) {
            journal.decided(
                    SignInDecisions.MEMORY.of(),
                    SignInDecisions.FORGOTTEN.of(),
                    SignInDecisions.NETWORK_CHANGED.of(lease.nameServer()));
        }
        StubResolver resolver = new StubResolver(dialler, lease.nameServer(), settings.dns(), memory.resolver());
        return new Equipment(
                settings,
                dialler,
                dialler.http(tls),
                resolver,
                new HostLookup(resolver, lease.searchDomain()),
                verifier,
                new RecentlyFailed(settings.limits().recentlyFailedHold()),
                memory,
                new XmlDocuments(),
                journal);
    }

    /** Makes requests for somebody who waits. */
    Caller caller(Patience patience) {
        return new Caller(
                hosts,
                http,
                patience,
                settings.limits().http(),
                settings.identity().userAgent());
    }

    DiscoveryCache discoveries() {
        return memory.discoveries();
    }
}

package org.uclab.client;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.List;
import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.discovery.RecentlyFailed;
import org.uclab.client.discovery.Release;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.Caller;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.tls.CertificateRules;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.client.tls.Trust;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.client.xmpp.Correspondence;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.HttpDialler;

/** What a client has from one sign-in to the next. */
record Equipment(
        ClientSettings settings,
        Dialler dialler,
        ClientSSLOptions tls,
        HttpDialler http,
        StubResolver resolver,
        HostLookup hosts,
        ServerVerifier verifier,
        RecentlyFailed recentlyFailed,
        Memory memory,
        XmlDocuments xml,
        Journal journal,
        Correspondence correspondence,
        Seed seed) {

    /** Wall time that a server gets for an answer, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(2);

    /** Answers that a sign-in waits for, about. */
    private static final int WALL_ANSWERS = 15;

    /**
     * What a client has that starts with that lease.
     *
     * @param memory forgets everything when the lease is another one than last time
     * @param seed   of the client's draws, which go on
     */
    static Equipment of(
            ClientSettings settings,
            Lease lease,
            Trust trust,
            Dialler dialler,
            Journal journal,
            Memory memory,
            Seed seed) {
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
        MediaChoice.marksAtOnce(settings, dialler);
        StubResolver resolver =
                new StubResolver(dialler, lease.nameServer(), settings.dns(), memory.resolver(), seed.draws("DNS ids"));
        return new Equipment(
                settings,
                dialler,
                tls,
                dialler.http(tls),
                resolver,
                new HostLookup(resolver, lease.searchDomain()),
                verifier,
                new RecentlyFailed(settings.limits().recentlyFailedHold()),
                memory,
                new XmlDocuments(),
                journal,
                new Correspondence(),
                seed);
    }

    /** The same for another user, who has received nothing yet. */
    Equipment withoutCorrespondence() {
        return with(new Correspondence());
    }

    /** The same, and what comes is added to that. */
    Equipment with(Correspondence other) {
        return new Equipment(
                settings,
                dialler,
                tls,
                http,
                resolver,
                hosts,
                verifier,
                recentlyFailed,
                memory,
                xml,
                journal,
                other,
                seed);
    }

    /** The limit for one answer, which leaves the machine its time. */
    Duration patient(Duration limit) {
        return dialler.clock().limit(limit, WALL_MIN);
    }

    /** How long somebody waits for a whole sign-in. */
    Patience patience() {
        Duration whole = settings.limits().signIn();
        return new Patience(dialler.clock(), dialler.clock().limit(whole, WALL_MIN.multipliedBy(WALL_ANSWERS)));
    }

    /** Makes requests for somebody who waits. */
    Caller caller(Patience patience) {
        return new Caller(
                hosts,
                http,
                patience,
                patient(settings.limits().http()),
                settings.identity().userAgent(MediaChoice.platform(settings)));
    }

    /** Those are presence servers; clients of the older guide know how short the keys of old ones are (S4). */
    void presenceServers(List<HostPort> servers) {
        if (settings.release() != Release.R12) {
            servers.forEach(server -> verifier.presenceServer(server.host()));
        }
    }

    /** Draws among servers of one priority. */
    Draws servers() {
        return seed.draws("servers");
    }

    DiscoveryCache discoveries() {
        return memory.discoveries();
    }
}

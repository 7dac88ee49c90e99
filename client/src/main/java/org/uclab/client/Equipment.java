package org.uclab.client;

import org.uclab.client.discovery.DiscoveryCache;
import org.uclab.client.discovery.RecentlyFailed;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.StubResolver;
import org.uclab.client.http.Caller;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.tls.ServerVerifier;
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

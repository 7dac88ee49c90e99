package org.uclab.client.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;

/** Makes requests for somebody who waits: finds the host, tries its addresses in turn, waits. */
public final class Caller {

    private final HostLookup hosts;
    private final HttpDialler http;
    private final Patience patience;
    private final Duration limit;
    private final String userAgent;

    /**
     * @param limit lab time for one request
     */
    public Caller(HostLookup hosts, HttpDialler http, Patience patience, Duration limit, String userAgent) {
        this.hosts = hosts;
        this.http = http;
        this.patience = patience;
        this.limit = limit;
        this.userAgent = userAgent;
    }

    /** The same for somebody who waits anew. */
    public Caller within(Patience other) {
        return new Caller(hosts, http, other, limit, userAgent);
    }

    /**
     * Gets a document from the server of the URL itself.
     *
     * @param cookie      value of {@code Cookie}; empty for none
     * @param credentials sent as Basic where present
     */
    public Fetched get(ServerUrl url, String cookie, Optional<Credentials> credentials) throws Stopped {
        HostLookup.Located located = patience.await(hosts.locate(url.host()));
        if (located.addresses().isEmpty()) {
            return new Fetched.NoAnswer(located.problem());
        }
        HttpFields fields = HttpFields.of("Accept", "*/*", "User-Agent", userAgent);
        if (!cookie.isEmpty()) {
            fields = fields.with("Cookie", cookie);
        }
        if (credentials.isPresent()) {
            fields = fields.with("Authorization", credentials.get().basic());
        }
        // ASSUMED(S1): a short name is completed first, and the full name is what the certificate must carry.
        return patience.await(call(url, located.name(), located.addresses(), fields, patience.atMost(limit)));
    }

    private Future<Fetched> call(
            ServerUrl url, String name, List<String> addresses, HttpFields fields, Duration atMost) {
        Endpoint server = new Endpoint(addresses.get(0), url.port());
        return http.call(HttpCall.get(url.scheme(), name, server, url.target(), fields, atMost))
                .<Fetched>map(reply -> new Fetched.Answered(reply.status(), reply.headers(), reply.body()))
                .recover(cause -> addresses.size() > 1
                        ? call(url, name, addresses.subList(1, addresses.size()), fields, atMost)
                        : Future.succeededFuture(new Fetched.NoAnswer(String.valueOf(cause.getMessage()))));
    }
}

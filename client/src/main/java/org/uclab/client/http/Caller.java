package org.uclab.client.http;

import io.vertx.core.Future;
import java.security.cert.CertificateException;
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
import org.uclab.lab.wire.WireException;
import org.uclab.lab.wire.WireReasons;

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
        return within(other, limit);
    }

    /**
     * The same with another limit.
     *
     * @param answer lab time for one request
     */
    public Caller within(Patience other, Duration answer) {
        return new Caller(hosts, http, other, answer, userAgent);
    }

    /**
     * Gets a document from the server of the URL itself.
     *
     * @param cookie      value of {@code Cookie}; empty for none
     * @param credentials sent as Basic where present
     */
    public Fetched get(ServerUrl url, String cookie, Optional<Credentials> credentials) throws Stopped {
        return send(url, Optional.empty(), cookie, credentials);
    }

    /**
     * The same, or posts a document where there is one.
     */
    public Fetched send(ServerUrl url, Optional<Posted> document, String cookie, Optional<Credentials> credentials)
            throws Stopped {
        return send(document.isPresent() ? "POST" : "GET", url, document, cookie, credentials);
    }

    /** The same by any method. */
    public Fetched send(
            String method, ServerUrl url, Optional<Posted> document, String cookie, Optional<Credentials> credentials)
            throws Stopped {
        HttpFields fields = HttpFields.of("Accept", "*/*", "User-Agent", userAgent);
        if (!cookie.isEmpty()) {
            fields = fields.with("Cookie", cookie);
        }
        if (credentials.isPresent()) {
            fields = fields.with("Authorization", credentials.get().basic());
        }
        if (document.isPresent()) {
            fields = fields.with("Content-Type", document.get().type());
        }
        return call(url, new Request(method, fields, document.map(Posted::body).orElse(new byte[0])));
    }

    /** Gets a document like {@link #get}, and waits only when the answer is wanted. */
    public Route.Pending begin(ServerUrl url, String cookie) throws Stopped {
        HttpFields fields = HttpFields.of("Accept", "*/*", "User-Agent", userAgent);
        Request request = new Request("GET", cookie.isEmpty() ? fields : fields.with("Cookie", cookie), new byte[0]);
        Duration atMost = patience.atMost(limit);
        Future<Fetched> coming = hosts.locate(url.host())
                .compose(located -> located.addresses().isEmpty()
                        ? Future.succeededFuture(new Fetched.NoAnswer(located.because()))
                        : call(url, located.name(), located.addresses(), request, atMost));
        return () -> patience.await(coming);
    }

    /** Posts a document of that type to the server of the URL. */
    public Fetched post(ServerUrl url, String type, byte[] body) throws Stopped {
        HttpFields fields =
                HttpFields.of("Accept", "*/*", "User-Agent", userAgent).with("Content-Type", type);
        return call(url, new Request("POST", fields, body));
    }

    private record Request(String method, HttpFields fields, byte[] body) {}

    private Fetched call(ServerUrl url, Request request) throws Stopped {
        HostLookup.Located located = patience.await(hosts.locate(url.host()));
        if (located.addresses().isEmpty()) {
            return new Fetched.NoAnswer(located.because());
        }
        // ASSUMED(S1): a short name is completed first, and the full name is what the certificate must carry.
        return patience.await(call(url, located.name(), located.addresses(), request, patience.atMost(limit)));
    }

    private Future<Fetched> call(ServerUrl url, String name, List<String> addresses, Request request, Duration atMost) {
        Endpoint server = new Endpoint(addresses.get(0), url.port());
        HttpCall call = new HttpCall(
                request.method(), url.scheme(), name, server, url.target(), request.fields(), request.body(), atMost);
        return http.call(call)
                .<Fetched>map(reply -> new Fetched.Answered(reply.status(), reply.headers(), reply.body()))
                .recover(cause -> addresses.size() > 1
                        ? call(url, name, addresses.subList(1, addresses.size()), request, atMost)
                        : Future.succeededFuture(new Fetched.NoAnswer(WireReasons.of(cause), why(cause))));
    }

    private static Fetched.Why why(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return Fetched.Why.CERTIFICATE_REFUSED;
            }
        }
        boolean late = cause instanceof WireException failed && failed.way() == WireException.Way.TIMED_OUT;
        return late ? Fetched.Why.LATE : Fetched.Why.UNREACHED;
    }
}

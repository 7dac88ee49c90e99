package org.uclab.client.dns;

import io.vertx.core.Future;
import java.util.List;
import org.uclab.lab.history.Phrase;

/** Finds the address of a host as it was named to the client: full name, short name or address. */
public final class HostLookup {

    private final StubResolver resolver;
    private final String searchDomain;

    /**
     * @param searchDomain from the lease; empty when there is none
     */
    public HostLookup(StubResolver resolver, String searchDomain) {
        this.resolver = resolver;
        this.searchDomain = searchDomain;
    }

    /** What short names are completed with; empty when there is nothing. */
    public String searchDomain() {
        return searchDomain;
    }

    /**
     * Where a host is.
     *
     * @param name      the name to show and to verify certificates against
     * @param addresses empty when it was not found
     * @param because   why not; says nothing when it was
     */
    public record Located(String name, List<String> addresses, Phrase because) {

        public Located {
            addresses = List.copyOf(addresses);
        }
    }

    /** Looks a host up. The future does not fail. */
    public Future<Located> locate(String host) {
        HostName name = HostName.of(host, searchDomain);
        return switch (name.kind()) {
            case ADDRESS -> Future.succeededFuture(new Located(host, List.of(host), Phrase.none()));
            case FULL ->
                resolver.addresses(name.full())
                        .map(result -> result.records().isEmpty()
                                ? new Located(
                                        name.full(),
                                        List.of(),
                                        DnsReasons.HOST_NOT_FOUND.of(name.full(), result.because()))
                                : new Located(name.full(), result.records(), Phrase.none()));
            case SHORT_WITHOUT_DOMAIN ->
                Future.succeededFuture(new Located(host, List.of(), DnsReasons.SHORT_NAME.of(host)));
            case NONE -> Future.succeededFuture(new Located(host, List.of(), DnsReasons.NO_HOST_NAME.of(host)));
        };
    }
}

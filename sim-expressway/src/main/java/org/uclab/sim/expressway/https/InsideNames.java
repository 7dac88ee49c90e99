package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.core.Agenda;
import org.uclab.shell.dns.DnsAnswer;
import org.uclab.shell.dns.StubResolver;

/**
 * How C finds the address of a host inside: it asks the inside name server, and keeps the answer as long as it says (RFC 1035
 * §3.2.1). What was not found is asked for again.
 */
final class InsideNames {

    /** Hosts whose addresses are kept at once; above it the one kept longest goes. */
    static final int KEPT_MAX = 1_000;

    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private record Kept(Future<Optional<String>> address, Instant until) {}

    private final StubResolver resolver;
    private final String searchDomain;
    private final Agenda loop;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    InsideNames(StubResolver resolver, String searchDomain, Agenda loop) {
        this.resolver = resolver;
        this.searchDomain = searchDomain;
        this.loop = loop;
    }

    /** The first address of the host; empty when it has none. Fails when the name server does. */
    Future<Optional<String>> address(String host) {
        Kept known = kept.get(host);
        if (known != null && loop.now().isBefore(known.until())) {
            return known.address();
        }
        return IPV4.matcher(host).matches()
                ? Future.succeededFuture(Optional.of(host))
                : first(host, StubResolver.candidates(host, searchDomain).iterator());
    }

    private Future<Optional<String>> first(String host, Iterator<String> names) {
        return resolver.addresses(names.next())
                .compose(answer -> answer.found() || !names.hasNext()
                        ? Future.succeededFuture(keep(host, answer))
                        : first(host, names));
    }

    private Optional<String> keep(String host, DnsAnswer answer) {
        Optional<String> address = answer.addresses().stream().findFirst();
        kept.remove(host);
        if (address.isPresent() && !answer.life().isZero()) {
            if (kept.size() >= KEPT_MAX) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(host, new Kept(Future.succeededFuture(address), loop.now().plus(answer.life())));
        }
        return address;
    }
}

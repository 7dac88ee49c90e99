package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.shell.dns.StubResolver;

/** How C finds the address of a host inside: it asks the inside name server each time. */
final class InsideNames {

    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private final StubResolver resolver;
    private final String searchDomain;

    InsideNames(StubResolver resolver, String searchDomain) {
        this.resolver = resolver;
        this.searchDomain = searchDomain;
    }

    /** The first address of the host; empty when it has none. Fails when the name server does. */
    Future<Optional<String>> address(String host) {
        return IPV4.matcher(host).matches()
                ? Future.succeededFuture(Optional.of(host))
                : first(StubResolver.candidates(host, searchDomain).iterator());
    }

    private Future<Optional<String>> first(Iterator<String> names) {
        return resolver.addresses(names.next())
                .compose(answer -> answer.found() || !names.hasNext()
                        ? Future.succeededFuture(answer.addresses().stream().findFirst())
                        : first(names));
    }
}

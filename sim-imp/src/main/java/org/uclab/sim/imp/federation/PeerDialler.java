package org.uclab.sim.imp.federation;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.shell.dns.DnsAnswer;
import org.uclab.shell.dns.StubResolver;
import org.uclab.shell.xmpp.ClientStream;

/** Finds the servers of another domain (RFC 6120 §3.2) and opens streams to them, the first that lets it in. */
final class PeerDialler {

    /** Lab time for a connection to come up, and again for the stream on it. */
    static final Duration DIAL_LIMIT = Duration.ofSeconds(10);

    /** Where a domain without service records is tried, RFC 6120 §3.2.2. */
    private static final int DOCUMENTED_PORT = 5269;

    /** Servers of one domain that are tried. */
    private static final int SERVERS_MAX = 8;

    private final Dialler dialler;
    private final StubResolver resolver;
    private final ClientSSLOptions tls;
    private final Agenda agenda;

    PeerDialler(Dialler dialler, StubResolver resolver, ClientSSLOptions tls, Agenda agenda) {
        this.dialler = dialler;
        this.resolver = resolver;
        this.tls = tls;
        this.agenda = agenda;
    }

    /** Opens a stream; fails with {@link PeerUnreached}. */
    Future<ClientStream> open(Route route, ClientStream.Use use) {
        return servers(route.theirs())
                .compose(servers -> servers.isEmpty()
                        ? unreached(StanzaCondition.REMOTE_SERVER_NOT_FOUND, "no server of " + route.theirs())
                        : tried(servers.iterator(), route, use));
    }

    private Future<ClientStream> tried(Iterator<Endpoint> servers, Route route, ClientStream.Use use) {
        Future<ClientStream> stream = dialled(servers.next(), route, use);
        return stream.recover(closed -> servers.hasNext()
                ? tried(servers, route, use)
                : unreached(StanzaCondition.REMOTE_SERVER_TIMEOUT, String.valueOf(closed.getMessage())));
    }

    private Future<ClientStream> dialled(Endpoint server, Route route, ClientStream.Use use) {
        ClientStream.Opening opening = new ClientStream.Opening(route.header(), DIAL_LIMIT);
        // RFC 6120 §13.7.2: the certificate must show the domain, whatever host DNS has named.
        ClientStream.Security security = new ClientStream.Security(tls, route.theirs());
        return agenda.brought(dialler.connect(server, agenda.limit(DIAL_LIMIT)))
                .compose(socket -> ClientStream.toPeer(socket, opening, security, use, agenda));
    }

    private Future<List<Endpoint>> servers(String domain) {
        return resolver.servers("_xmpp-server._tcp." + domain)
                .compose(answer -> answer.found()
                        ? located(answer)
                        : resolver.addresses(domain).map(host -> endpoints(host, DOCUMENTED_PORT)))
                .recover(silent ->
                        unreached(StanzaCondition.REMOTE_SERVER_NOT_FOUND, String.valueOf(silent.getMessage())));
    }

    /** The lowest priority first; of one priority the heaviest, so that a lab does the same each time. */
    private Future<List<Endpoint>> located(DnsAnswer answer) {
        List<Future<List<Endpoint>>> hosts = answer.servers().stream()
                .filter(server -> !server.target().isEmpty()) // RFC 2782: "." has decidedly no such service
                .sorted(Comparator.comparingInt(DnsAnswer.Srv::priority)
                        .thenComparing(
                                Comparator.comparingInt(DnsAnswer.Srv::weight).reversed()))
                .limit(SERVERS_MAX)
                .map(server -> resolver.addresses(server.target()).map(host -> endpoints(host, server.port())))
                .toList();
        return Future.join(hosts).transform(all -> {
            List<Endpoint> found = new ArrayList<>();
            hosts.stream().filter(Future::succeeded).map(Future::result).forEach(found::addAll);
            return Future.succeededFuture(found);
        });
    }

    private static List<Endpoint> endpoints(DnsAnswer host, int port) {
        return host.addresses().stream()
                .map(address -> new Endpoint(address, port))
                .toList();
    }

    private static <T> Future<T> unreached(StanzaCondition condition, String why) {
        return Future.failedFuture(new PeerUnreached(condition, why));
    }
}

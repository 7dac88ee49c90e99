package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.shell.dns.StubResolver;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.traversal.StreamListener;
import org.uclab.sim.expressway.traversal.TraversalLink;
import org.uclab.sim.expressway.traversal.TraversalStream;

/** C's end of the HTTPS plane: what E asks over the link is either an edge call or something to fetch. */
public final class CoreHttps {

    private static final String EDGE_CONFIG = "/get_edge_config";

    /** What the C peers share of those who have signed in. */
    public record Logins(CookieStore cookies, DigestStore digests) {}

    private final ExpresswayConfig config;
    private final NodeContext node;
    private final Agenda loop;
    private final EdgeConfigCall edgeConfig;
    private final EdgeSso edgeSso;
    private final OriginProxy proxy;

    public CoreHttps(ExpresswayConfig config, NodeContext node, Agenda loop, Logins logins, StubResolver resolver) {
        this.config = config;
        this.node = node;
        this.loop = loop;
        HttpDialler http = node.dialler().http(node.clientTls());
        InsideNames names = new InsideNames(resolver, config.searchDomain(), loop);
        UdsLogin uds = new UdsLogin(config, names, http, loop);
        this.edgeConfig = new EdgeConfigCall(config, resolver, uds, logins, node.draws("cookies"), loop);
        this.edgeSso = new EdgeSso(config, uds, loop);
        this.proxy = new OriginProxy(config, node.address(), logins.cookies(), names, http, loop);
    }

    /** Serves the exchanges that this E opens. */
    public TraversalLink.Acceptor acceptor(String edgeHost) {
        return (stream, head) -> serve(stream, edgeHost);
    }

    private StreamListener serve(TraversalStream stream, String edgeHost) {
        Collector collector = new Collector(Exchange.REQUEST_MAX_BYTES, () -> stream);
        collector
                .message()
                .future()
                .map(Exchange::request)
                .onSuccess(request -> request.ifPresentOrElse(
                        asked -> reply(stream, asked, edgeHost), () -> stream.reset("no HTTP request")));
        return collector;
    }

    private void reply(TraversalStream stream, Exchange.Request request, String edgeHost) {
        answer(request, edgeHost)
                .onSuccess(answer -> {
                    stream.write(Exchange.encode(answer));
                    stream.end();
                })
                .onFailure(ours -> {
                    node.recorder().failed(ours);
                    stream.reset("failed");
                });
    }

    private Future<HttpAnswer> answer(Exchange.Request request, String edgeHost) {
        Optional<EdgePath> path = EdgePath.of(request.target());
        if (path.isEmpty()) {
            int status = config.settings().statuses().badSegment();
            return Future.succeededFuture(Refusals.of(status, "no such path", Refusals.CORE, loop.now()));
        }
        String domain = path.get().segment().domain();
        if (!config.serves(domain)) {
            return Future.succeededFuture(Refusals.of(403, "domain not enabled", Refusals.CORE, loop.now()));
        }
        return path.get()
                .segment()
                .origin()
                .map(origin -> proxy.answer(request, path.get(), origin))
                .orElseGet(() -> edgeCall(request, path.get(), edgeHost));
    }

    private Future<HttpAnswer> edgeCall(Exchange.Request request, EdgePath path, String edgeHost) {
        if (EdgeSso.asked(path)) {
            return edgeSso.answer(path, request.method());
        }
        // COMPAT(TC endpoints): they ask with a slash at the end and without a query.
        boolean known = path.rest().equals(EDGE_CONFIG) || path.rest().equals(EDGE_CONFIG + "/");
        if (!known || !request.method().equals("GET")) {
            int status = known ? 405 : config.settings().statuses().unknownCall();
            return Future.succeededFuture(Refusals.of(status, "no such edge call", Refusals.CORE, loop.now()));
        }
        return edgeConfig.answer(request, path.segment().domain(), edgeHost);
    }
}

package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Recorder;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.WireException;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.traversal.EdgeLinks;
import org.uclab.sim.expressway.traversal.TraversalLink;

/**
 * E's port 8443: checks the path rule and the domain, names the hops, and asks a linked C. Everything else is for C to
 * judge, cookies too.
 */
public final class EdgeHttps implements HttpResponder {

    /** Links tried for one request that is safe to repeat. */
    private static final int TRIES = 2;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final ExpresswayConfig config;
    private final String pseudonym;
    private final EdgeLinks links;
    private final Agenda loop;
    private final LinkExchange exchange;

    /**
     * @param address this node's published address
     */
    public EdgeHttps(ExpresswayConfig config, String address, EdgeLinks links, Agenda loop, Recorder recorder) {
        this.config = config;
        this.pseudonym = HopFields.pseudonym(address);
        this.links = links;
        this.loop = loop;
        this.exchange =
                new LinkExchange(loop, recorder, config.settings().timing().exchange());
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        if (!EdgePath.wellFormed(question.target())) {
            return Future.succeededFuture(Refusals.of(400, "malformed path", Refusals.EDGE, now));
        }
        // ASSUMED(RFC 9110 §15.5.6): what no rule of an allow list can name does not travel to C.
        if (!AllowList.METHODS.contains(question.method())) {
            return Future.succeededFuture(Refusals.of(405, "method not allowed", Refusals.EDGE, now)
                    .with("Allow", String.join(", ", new TreeSet<>(AllowList.METHODS))));
        }
        Optional<EdgePath> path = EdgePath.of(question.target());
        if (path.isEmpty()) {
            return Future.succeededFuture(
                    Refusals.of(config.settings().statuses().badSegment(), "no such path", Refusals.EDGE, now));
        }
        String domain = path.get().segment().domain();
        if (!config.serves(domain)) {
            return Future.succeededFuture(Refusals.foreignDomain(now));
        }
        return EdgeSso.asked(path.get()) && !config.ssoCheck()
                ? Future.succeededFuture(EdgeSso.atTheEdge(path.get(), question.method(), now))
                : ask(forwarded(question, domain), TRIES);
    }

    /** E itself refuses what breaks the rules of HTTP. */
    @Override
    public HttpAnswer refused(int status, String why, Instant now) {
        return Refusals.of(status, why, Refusals.EDGE, now);
    }

    /** The request as C gets it. */
    private Exchange.Request forwarded(HttpQuestion question, String domain) {
        HttpFields fields = HopFields.endToEnd(question.headers());
        fields = HopFields.replaced(fields, "Host", "vcs_control." + domain + ":8443");
        fields = HopFields.appended(fields, "X-Forwarded-For", question.peerAddress());
        fields = HopFields.appended(fields, "Via", "https/1.1 " + pseudonym);
        return new Exchange.Request(question.method(), question.target(), fields, question.body());
    }

    private Future<HttpAnswer> ask(Exchange.Request request, int tries) {
        Optional<TraversalLink> link = links.pick();
        if (link.isEmpty()) {
            return Future.succeededFuture(Refusals.noNextHop(loop.now()));
        }
        return exchange.ask(link.get(), request)
                .map(answer -> new HttpAnswer(
                        answer.status(),
                        answer.headers().with("Age", "0").with("Connection", "keep-alive"),
                        answer.body()))
                .recover(cause -> cause instanceof WireException broken
                        ? unanswered(broken, request, tries)
                        : Future.failedFuture(cause));
    }

    private Future<HttpAnswer> unanswered(WireException broken, Exchange.Request request, int tries) {
        if (broken.way() == WireException.Way.TIMED_OUT) {
            int status = config.settings().statuses().linkSilent();
            return Future.succeededFuture(Refusals.of(status, "next hop timed out", Refusals.EDGE, loop.now()));
        }
        // ASSUMED(RFC 9110 §9.2.2): what is safe to repeat is asked of another C when a link breaks under it.
        return tries > 1 && SAFE.contains(request.method())
                ? ask(request, tries - 1)
                : Future.succeededFuture(Refusals.noNextHop(loop.now()));
    }
}

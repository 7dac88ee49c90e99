package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.WireException;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.Settings;

/** C as a reverse proxy: a good cookie, a place on the allow list, a name the inside knows, then the origin's answer. */
final class OriginProxy {

    private final AllowList allowed;
    private final CookieStore cookies;
    private final InsideNames names;
    private final HttpDialler http;
    private final Agenda loop;
    private final Settings settings;
    private final String pseudonym;

    /**
     * @param address this node's published address
     */
    OriginProxy(
            ExpresswayConfig config,
            String address,
            CookieStore cookies,
            InsideNames names,
            HttpDialler http,
            Agenda loop) {
        this.allowed = new AllowList(config);
        this.cookies = cookies;
        this.names = names;
        this.http = http;
        this.loop = loop;
        this.settings = config.settings();
        this.pseudonym = HopFields.pseudonym(address);
    }

    Future<HttpAnswer> answer(Exchange.Request request, EdgePath path, Segment.Origin origin) {
        if (cookies.login(Cookies.tokens(request.headers()), loop.now()).isEmpty()) {
            return Future.succeededFuture(Refusals.unauthorized(loop.now()));
        }
        if (!allowed.allows(request.method(), origin, path.rest())) {
            return Future.succeededFuture(Refusals.of(403, "not in allow list", Refusals.CORE, loop.now()));
        }
        return names.address(origin.host())
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(found -> found.map(address -> fetch(request, path, origin, address))
                        .orElseGet(this::nameServerDown));
    }

    private Future<HttpAnswer> fetch(
            Exchange.Request request, EdgePath path, Segment.Origin origin, Optional<String> address) {
        if (address.isEmpty()) {
            return Future.succeededFuture(Refusals.connectFailed(loop.now()));
        }
        Duration limit = settings.timing().origin();
        HttpCall call = new HttpCall(
                request.method(),
                origin.protocol(),
                origin.host(),
                new Endpoint(address.get(), origin.port()),
                path.originTarget(),
                forwarded(request.headers()),
                request.body(),
                limit);
        return loop.brought(http.call(call))
                .map(reply -> answer(request.method(), reply))
                .otherwise(this::failed);
    }

    /** The fields as the origin gets them; the HTTP client names the host itself. Cookies pass, {@code X-Auth} too. */
    private HttpFields forwarded(HttpFields fields) {
        HttpFields passed = HopFields.endToEnd(fields).without("Host");
        // The tunnel ends on C's own loopback address, which is all C's proxy sees of E.
        passed = HopFields.appended(passed, "X-Forwarded-For", "127.0.0.1");
        return HopFields.appended(passed, "Via", "http/1.1 " + pseudonym);
    }

    private static HttpAnswer answer(String method, HttpReply reply) {
        HttpFields passed = HopFields.endToEnd(reply.headers());
        // These two have a length but no body to count.
        boolean bodiless = method.equals("HEAD") || reply.status() == 304;
        Optional<String> length = bodiless ? reply.headers().get("Content-Length") : Optional.empty();
        if (length.isPresent()) {
            passed = passed.with("Content-Length", length.get());
        }
        return new HttpAnswer(reply.status(), passed, reply.body());
    }

    private HttpAnswer failed(Throwable cause) {
        boolean late = cause instanceof WireException wire && wire.way() == WireException.Way.TIMED_OUT;
        return late
                ? Refusals.of(settings.statuses().originSilent(), "origin timed out", Refusals.CORE, loop.now())
                : Refusals.connectFailed(loop.now());
    }

    private Future<HttpAnswer> nameServerDown() {
        return Future.succeededFuture(Refusals.of(
                settings.statuses().nameServerDown(), "no answer from the name server", Refusals.CORE, loop.now()));
    }
}

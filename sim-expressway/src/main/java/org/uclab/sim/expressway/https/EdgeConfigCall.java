package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.dns.DnsAnswer;
import org.uclab.shell.dns.StubResolver;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpQuestion.Credentials;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;

/**
 * {@code get_edge_config} on C. The services are always the same four, whatever the query names (the trace shows one
 * that the client had not asked for).
 */
final class EdgeConfigCall {

    private static final int USER_MAX_CHARS = 255;

    /**
     * What mobile clients call themselves. ASSUMED(S4): the releases that do not support them refuse them, and know them by that; how
     * they fail is not public.
     */
    private static final Pattern MOBILE = Pattern.compile("Android|iOS|iPhone|iPad");

    private final ExpresswayConfig config;
    private final StubResolver resolver;
    private final UdsLogin uds;
    private final CookieStore cookies;
    private final DigestStore digests;
    private final Draws tokens;
    private final Agenda loop;

    /**
     * @param tokens of its cookies
     */
    EdgeConfigCall(
            ExpresswayConfig config,
            StubResolver resolver,
            UdsLogin uds,
            CoreHttps.Logins logins,
            Draws tokens,
            Agenda loop) {
        this.config = config;
        this.resolver = resolver;
        this.uds = uds;
        this.cookies = logins.cookies();
        this.digests = logins.digests();
        this.tokens = tokens;
        this.loop = loop;
    }

    /**
     * @param edgeHost the E that the client spoke to
     */
    Future<HttpAnswer> answer(Exchange.Request request, String domain, String edgeHost) {
        if (!config.settings().mobile()
                && MOBILE.matcher(request.headers().get("User-Agent").orElse(""))
                        .find()) {
            return Future.succeededFuture(Refusals.of(403, "mobile clients are not served", Refusals.CORE, loop.now()));
        }
        Optional<String> authorization = request.headers().get("Authorization");
        Optional<Credentials> said = credentials(request)
                .filter(pair -> !pair.user().isEmpty() && pair.user().length() <= USER_MAX_CHARS);
        if (said.isPresent()) {
            return found(domain, said.get().user(), authorization)
                    .map(found -> found.answer().status() == 200
                            ? signedIn(found, said.get(), domain, edgeHost)
                            : found.answer());
        }
        // ASSUMED(expressway.md §2.4): a good cookie vouches for its user; it is not renewed by use.
        return cookies.login(Cookies.tokens(request.headers()), loop.now())
                .map(login -> found(domain, login.user(), Optional.empty()).map(Found::answer))
                .orElseGet(() -> Future.succeededFuture(Refusals.unauthorized(loop.now())));
    }

    /** An answer, and the devices that the user turned out to have. */
    private record Found(HttpAnswer answer, List<String> devices) {}

    private Future<Found> found(String domain, String user, Optional<String> authorization) {
        List<Future<DnsAnswer>> services = List.of(
                resolver.servers("_cisco-phone-tftp._tcp." + domain),
                resolver.servers("_cuplogin._tcp." + domain),
                resolver.servers("_cisco-uds._tcp." + domain));
        return Future.all(services)
                .compose(all -> uds.find(user, authorization)
                        .map(outcome -> new Found(judged(outcome, all.<DnsAnswer>list()), devices(outcome))))
                .otherwise(nameServerDown -> new Found(
                        Refusals.of(
                                config.settings().statuses().nameServerDown(),
                                "no answer from the name server",
                                Refusals.CORE,
                                loop.now()),
                        List.of()));
    }

    private static List<String> devices(UdsOutcome outcome) {
        return outcome instanceof UdsOutcome.Known known ? known.devices() : List.of();
    }

    private HttpAnswer judged(UdsOutcome outcome, List<DnsAnswer> services) {
        Instant now = loop.now();
        if (outcome instanceof UdsOutcome.Known known) {
            return document(new EdgeConfigDocument.Found(services.get(0), services.get(1), services.get(2), known));
        }
        if (outcome instanceof UdsOutcome.Unknown) {
            return Refusals.unauthorized(now);
        }
        int ucmDown = config.settings().statuses().ucmDown();
        return outcome instanceof UdsOutcome.Refused refused && refused.status() == 403
                ? Refusals.of(403, "forbidden", Refusals.CORE, now)
                : Refusals.of(ucmDown, "no answer from Unified CM", Refusals.CORE, now);
    }

    private HttpAnswer document(EdgeConfigDocument.Found found) {
        byte[] body = EdgeConfigDocument.of(config, found).getBytes(StandardCharsets.UTF_8);
        // ASSUMED(expressway.md §2.3): the media type is not printed in any trace.
        HttpFields fields =
                HttpFields.of("Server", Refusals.CORE, "Date", Cookies.date(loop.now()), "Content-Type", "text/xml");
        return new HttpAnswer(200, fields, body);
    }

    private HttpAnswer signedIn(Found found, Credentials said, String domain, String edgeHost) {
        Instant now = loop.now();
        String token = tokens.uuid().toString();
        cookies.issue(token, said.user(), domain, now);
        digests.signedIn(said.user(), said.password(), found.devices(), now);
        return found.answer().with("Set-Cookie", Cookies.issue(token, cookies.expires(now), edgeHost));
    }

    private static Optional<Credentials> credentials(Exchange.Request request) {
        return HttpQuestion.basic(request.headers());
    }
}

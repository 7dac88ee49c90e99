package org.uclab.sim.expressway.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.pki.TlsIdentity;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;
import org.uclab.protocol.sip.digest.DigestAlgorithm;
import org.uclab.protocol.sip.digest.DigestServer;
import org.uclab.protocol.sip.digest.DigestTerms;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.media.RelaySide;

/**
 * The SIP of an E (S1, §12). For each REGISTER from outside:
 *
 * <pre>
 * no credentials                       → 407
 * credentials, user not known here     → SERVICE to a C, each in turn → as known, or 403
 * digest wrong                         → 407, the third time over one connection 403, and that is its end
 * digest right, another's device       → 403
 * digest right, routes lead nowhere    → 403
 * digest right                         → on to the C that the second route names; its answer back
 * </pre>
 *
 * <p>Any other request of a connection over which somebody has registered, and who proves the same once more, goes the same way; what
 * is said in dialogs goes by their Record-Route and is not asked for credentials. From C come requests of Unified CM, whose routes
 * are what E put into Path: they go to the connection over which somebody has registered. What a client says that is E's to say (Path, P-Asserted-Identity, …) is dropped. E opens no connection.
 */
final class EdgeProxy extends ProxyCore {

    /** A digest proof that fails so often over one connection ends it (G-ADM). */
    private static final int PROOFS_MAX = 3;

    /** Of a nonce (G-ADM). */
    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);

    private static final int NONCES_MAX = 10_000;

    /** What phones ask outside of dialogs besides REGISTER; SERVICE is E's own, and OPTIONS C's. */
    private static final Set<String> CARRIED =
            Set.of(SipRequest.INVITE, "SUBSCRIBE", "REFER", "NOTIFY", "INFO", "MESSAGE", "PUBLISH");

    private static final String PATH = "Path";
    private static final String ASSERTED = "P-Asserted-Identity";
    private static final String PREFERRED = "P-Preferred-Identity";
    private static final String TAG = "X-TAATag";
    private static final String DEVICE = "+u.sip!devicename.ccm.cisco.com";

    private final ExpresswayConfig config;
    private final ExpresswayConfig.Edge edge;
    private final ProxyDesk desk;
    private final ZoneLinks zone;
    private final DelegatedCheck check;
    private final DigestServer digest;
    private final Clients clients = new Clients();
    private final DialogCarrier dialogs;

    EdgeProxy(
            ExpresswayConfig config,
            ExpresswayConfig.Edge edge,
            Supplier<TlsIdentity> identity,
            X509ExtendedTrustManager trust,
            Supplier<String> tokens,
            IntFunction<byte[]> draws) {
        this(config, edge, identity, trust, tokens, draws, new ProxyDesk(tokens));
    }

    private EdgeProxy(
            ExpresswayConfig config,
            ExpresswayConfig.Edge edge,
            Supplier<TlsIdentity> identity,
            X509ExtendedTrustManager trust,
            Supplier<String> tokens,
            IntFunction<byte[]> draws,
            ProxyDesk desk) {
        super(desk);
        this.config = config;
        this.edge = edge;
        this.desk = desk;
        this.zone = new ZoneLinks(desk);
        this.dialogs = new DialogCarrier(desk, new EdgePlace(edge, zone), draws);
        this.check = new DelegatedCheck(desk, edge.host(), identity, trust);
        this.digest = new DigestServer(
                new DigestTerms(edge.host(), DigestAlgorithm.MD5, true, NONCE_LIFE, NONCES_MAX),
                DigestServer.Side.PROXY,
                tokens);
    }

    @Override
    void gone(Leg leg, Flow flow) {
        if (leg == Leg.TRAVERSAL) {
            zone.gone(flow);
        } else {
            clients.gone(flow);
            dialogs.gone(dialog -> EdgePlace.of(dialog, flow));
        }
    }

    @Override
    DialogCarrier dialogs() {
        return dialogs;
    }

    @Override
    void came(ProxyDesk.Question question) {
        Optional<SipResponse> unfit = Hop.refusal(question, List.of(edge.sip(), edge.traversalSip()));
        if (unfit.isPresent()) {
            desk.answer(question, unfit.get());
        } else if (question.leg() == Leg.TRAVERSAL) {
            fromCore(question);
        } else if (question.request().inDialog() && !question.request().is(SipRequest.REGISTER)) {
            if (!dialogs.carries(question, RelaySide.OUTER)) {
                turnedAway(question, 481, EdgeSipDecisions.NO_SUCH_DIALOG.of());
            }
        } else if (question.request().is(SipRequest.REGISTER)
                || clients.registered(question.flow(), desk.now()).isPresent()) {
            register(question);
        } else {
            turnedAway(
                    question,
                    403,
                    EdgeSipDecisions.NOT_REGISTERED.of(word(question.request().method())));
        }
    }

    private void turnedAway(ProxyDesk.Question question, int status, Phrase why) {
        desk.decided(EdgeSipDecisions.REQUEST.of(question.flow().host()), EdgeSipDecisions.TURNED_AWAY.of(status), why);
        desk.refuse(question, status, why.text());
    }

    /** A word of a stranger that fits into one. */
    private static String word(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private void register(ProxyDesk.Question question) {
        Optional<String> user = digest.claimed(question.request(), desk.now());
        if (user.isEmpty()) {
            challenge(question, question.request().headers().has(HeaderName.PROXY_AUTHORIZATION));
            return;
        }
        Optional<DelegatedCheck.Known> known = check.known(user.get());
        Optional<ZoneLinks.Link> core = known.isPresent() ? Optional.empty() : zone.next();
        if (known.isPresent()) {
            prove(question, user.get(), known.get());
        } else if (core.isEmpty()) {
            refused(user.get(), EdgeSipDecisions.NO_CORE.of());
            desk.refuse(question, 503, "");
        } else {
            check.ask(
                    user.get(),
                    node(question.request()),
                    core.get(),
                    outcome -> outcome.known().ifPresentOrElse(vouched -> prove(question, user.get(), vouched), () -> {
                        refused(user.get(), outcome.problem());
                        desk.refuse(question, outcome.status(), "");
                    }));
        }
    }

    private static String node(SipRequest request) {
        return request.sipUri().map(SipUri::host).orElse("");
    }

    private void refused(String user, Phrase why) {
        desk.decided(EdgeSipDecisions.CHECK.of(word(user)), EdgeSipDecisions.NOT_VOUCHED.of(), why);
    }

    private void challenge(ProxyDesk.Question question, boolean stale) {
        desk.answer(
                question,
                digest.challenge(Hop.marked(question), stale, desk.now()).with("Server", ProxyDesk.PRODUCT));
    }

    private void prove(ProxyDesk.Question question, String user, DelegatedCheck.Known known) {
        DigestServer.Judgement judgement = digest.judgeBySecrets(question.request(), name -> known.hash(), desk.now());
        switch (judgement.outcome()) {
            case PROVEN -> proven(question, user, known);
            case STALE -> challenge(question, true);
            case ABSENT, WRONG -> {
                refused(
                        user,
                        known.hash().isPresent()
                                ? EdgeSipDecisions.DIGEST_WRONG.of()
                                : EdgeSipDecisions.NOT_SIGNED_IN.of());
                if (clients.failed(question.flow()) < PROOFS_MAX) {
                    challenge(question, false);
                } else {
                    desk.refuse(question, 403, "");
                    desk.end(Leg.OUTSIDE, question.flow());
                }
            }
        }
    }

    private void proven(ProxyDesk.Question question, String user, DelegatedCheck.Known known) {
        clients.proved(question.flow());
        if (!question.request().is(SipRequest.REGISTER)) {
            beyond(question, user);
            return;
        }
        // ASSUMED(choice): the devices are those that C saw when the user signed in; another's is nobody's business
        // here.
        Optional<String> another = question.request().contacts().stream()
                .map(contact -> contact.parameters().value(DEVICE).orElse(""))
                .filter(device -> !known.devices().contains(device))
                .findFirst();
        if (another.isPresent() || question.request().contacts().isEmpty()) {
            refused(user, EdgeSipDecisions.DEVICE_OF_ANOTHER.of(word("'" + another.orElse("") + "'")));
            desk.refuse(question, 403, "");
            return;
        }
        Optional<ClientRoutes> routes = ClientRoutes.of(question.request(), config, edge);
        Optional<ZoneLinks.Link> core = routes.flatMap(found -> zone.to(found.core()));
        if (routes.isEmpty()) {
            turnedAway(question, 403, EdgeSipDecisions.NO_SUCH_ROUTE.of());
        } else if (core.isEmpty()) {
            // ASSUMED(S1): "directed" means that C and no other.
            turnedAway(
                    question, 503, EdgeSipDecisions.NOT_LINKED.of(routes.get().core()));
        } else {
            desk.decided(
                    EdgeSipDecisions.CHECK.of(word(user)),
                    EdgeSipDecisions.VOUCHED.of(),
                    EdgeSipDecisions.DIGEST_RIGHT.of(known.core()));
            handOn(question, user, routes.get(), core.get());
        }
    }

    /** What somebody who is registered asks besides. */
    private void beyond(ProxyDesk.Question question, String user) {
        Optional<Clients.Registered> registered = clients.registered(question.flow(), desk.now());
        Optional<ClientRoutes> routes = ClientRoutes.of(question.request(), config, edge);
        Optional<ZoneLinks.Link> link = routes.flatMap(known -> zone.to(known.core()));
        if (!CARRIED.contains(question.request().method())) {
            turnedAway(
                    question,
                    403,
                    EdgeSipDecisions.NOT_CARRIED.of(word(question.request().method())));
        } else if (registered.filter(client -> client.user().equals(user)).isEmpty()) {
            turnedAway(
                    question,
                    403,
                    EdgeSipDecisions.NOT_REGISTERED.of(word(question.request().method())));
        } else if (routes.isEmpty()) {
            turnedAway(question, 403, EdgeSipDecisions.NO_SUCH_ROUTE.of());
        } else if (link.isEmpty()) {
            turnedAway(
                    question, 503, EdgeSipDecisions.NOT_LINKED.of(routes.get().core()));
        } else {
            SipRequest onward = EdgePlace.stripped(Hop.onward(question))
                    .with(HeaderName.ROUTE, routes.get().rest())
                    .with(TAG, desk.token())
                    .with(ASSERTED, "<" + registered.get().line() + ">");
            desk.decided(
                    EdgeSipDecisions.REQUEST.of(question.flow().host()),
                    EdgeSipDecisions.HANDED_ON.of(link.get().host()),
                    EdgeSipDecisions.ROUTE_SAYS.of());
            inward(question, new Hop.Onward(Leg.TRAVERSAL, onward, link.get().flow()), link.get());
        }
    }

    private void inward(ProxyDesk.Question question, Hop.Onward onward, ZoneLinks.Link core) {
        if (!DialogCarrier.begins(question.request())) {
            Hop.relay(desk, question, onward, answer -> {});
        } else if (dialogs.room()) {
            dialogs.begin(
                    question,
                    RelaySide.OUTER,
                    new Carried.Ends(Optional.of(question.flow()), core.host(), "", ""),
                    EdgePlace.terms(config, question.flow(), core.host()),
                    onward);
        } else {
            desk.refuse(question, 503, "");
        }
    }

    /** As S1 shows it between E and C. */
    private void handOn(ProxyDesk.Question question, String user, ClientRoutes routes, ZoneLinks.Link core) {
        SipRequest request = Hop.onward(question);
        String client = Clients.place(question.flow());
        SipRequest onward = request.without(HeaderName.PROXY_AUTHORIZATION)
                .without(PATH)
                .without(ASSERTED)
                .without(PREFERRED)
                .without(HeaderName.RECORD_ROUTE)
                .with(HeaderName.ROUTE, routes.rest())
                .adding(PATH, "<sip:" + edge.traversalSip() + ";transport=tls;lr>")
                .adding(PATH, "<sip:" + client + ";transport=tls;apparent;ds;lr>")
                .with(ASSERTED, "<" + request.to().uri() + ">")
                .with(TAG, desk.token());
        desk.decided(
                EdgeSipDecisions.REQUEST.of(question.flow().host()),
                EdgeSipDecisions.HANDED_ON.of(core.host()),
                EdgeSipDecisions.ROUTE_SAYS.of());
        Hop.relay(
                desk,
                question,
                new Hop.Onward(Leg.TRAVERSAL, onward, core.flow()),
                answer -> registered(question, user, answer));
    }

    private void registered(ProxyDesk.Question question, String user, SipResponse answer) {
        int granted = answer.number(HeaderName.EXPIRES).orElse(0);
        if (answer.success() && granted > 0) {
            clients.registered(
                    question.flow(),
                    user,
                    question.request().to().uri(),
                    desk.now().plusSeconds(granted).plus(Clients.GRACE));
        } else if (answer.success()) {
            clients.unregistered(question.flow());
        }
    }

    private void fromCore(ProxyDesk.Question question) {
        SipRequest request = question.request();
        if (request.is(SipRequest.OPTIONS)
                && request.headers().values(HeaderName.ROUTE).isEmpty()) {
            // One of them it is, by its certificate; which, it says itself.
            Optional<ExpresswayConfig.Core> core = request.from().sipUri().flatMap(uri -> config.coreAt(uri.host()));
            core.ifPresent(known -> zone.heard(known.host(), question.flow()));
            desk.refuse(question, core.isPresent() ? 200 : 403, "");
            return;
        }
        Optional<ZoneLinks.Link> core = zone.of(question.flow());
        if (core.isEmpty()) {
            desk.refuse(question, 403, "");
        } else if (!request.inDialog()) {
            toClient(question, core.get());
        } else if (!dialogs.carries(question, RelaySide.INNER)) {
            desk.refuse(question, 481, "");
        }
    }

    /** RFC 3327 §5.3: the routes are the Path, ours first and then the client. */
    private void toClient(ProxyDesk.Question question, ZoneLinks.Link core) {
        List<NameAddress> routes = question.request().addresses(HeaderName.ROUTE);
        Optional<String> place = routes.size() == 2
                ? routes.get(1)
                        .sipUri()
                        .filter(uri -> uri.parameters().has("apparent"))
                        .map(uri -> uri.host() + ":" + uri.effectivePort())
                : Optional.empty();
        place.flatMap(at -> clients.at(at, desk.now()))
                .ifPresentOrElse(
                        flow -> outward(
                                question,
                                new Hop.Onward(Leg.OUTSIDE, Hop.onward(question).without(HeaderName.ROUTE), flow),
                                core),
                        () -> desk.refuse(question, 480, ""));
    }

    private void outward(ProxyDesk.Question question, Hop.Onward onward, ZoneLinks.Link core) {
        if (!DialogCarrier.begins(question.request())) {
            Hop.relay(desk, question, onward, answer -> {});
        } else if (dialogs.room()) {
            dialogs.begin(
                    question,
                    RelaySide.INNER,
                    new Carried.Ends(Optional.of(onward.flow()), core.host(), "", ""),
                    EdgePlace.terms(config, onward.flow(), core.host()),
                    onward);
        } else {
            desk.refuse(question, 503, "");
        }
    }
}

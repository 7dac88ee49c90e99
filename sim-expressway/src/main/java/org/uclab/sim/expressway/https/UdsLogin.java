package org.uclab.sim.expressway.https;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;

/**
 * What C asks UCM about a user: the home cluster, then the devices there with the user's own credentials, which is the
 * authentication, then the nodes of the cluster. Where a node does not answer, the next one is asked.
 */
final class UdsLogin {

    private static final int UDS_PORT = 8443;

    /** A node as it is called: the name asked for and where it is. */
    private record Target(String name, Endpoint endpoint) {}

    /** The first answer that was one, and who gave it. */
    private record Answered(Target by, HttpReply reply) {}

    private final ExpresswayConfig config;
    private final InsideNames names;
    private final HttpDialler http;
    private final Agenda loop;
    /** Which node the next question about single sign-on goes to. */
    private int turn;

    UdsLogin(ExpresswayConfig config, InsideNames names, HttpDialler http, Agenda loop) {
        this.config = config;
        this.names = names;
        this.http = http;
        this.loop = loop;
    }

    /**
     * Finds the user and, where there are credentials, checks them.
     *
     * @param authorization the user's {@code Authorization}; empty when a cookie has vouched already
     */
    Future<UdsOutcome> find(String user, Optional<String> authorization) {
        List<Target> configured = config.ucmNodes().stream()
                .map(node -> new Target(node.host(), node.uds()))
                .toList();
        return first(configured.iterator(), "/cucm-uds/clusterUser?username=" + escaped(user), HttpFields.none())
                .compose(answered -> answered.isEmpty()
                        ? done(new UdsOutcome.Unreachable())
                        : atHome(answered.get(), user, authorization));
    }

    /**
     * Whether that user can sign in once for all, as the cluster knows it; empty when no node answers. Each question goes
     * to the next node first.
     */
    Future<Optional<Boolean>> singleSignOn(String email) {
        List<Target> inTurn = new ArrayList<>(config.ucmNodes().stream()
                .map(node -> new Target(node.host(), node.uds()))
                .toList());
        if (!inTurn.isEmpty()) {
            Collections.rotate(inTurn, -turn);
            turn = (turn + 1) % inTurn.size();
        }
        return first(inTurn.iterator(), "/cucm-uds/clusterUser?email=" + escaped(email), HttpFields.none())
                .map(answered -> answered.map(any -> any.reply().status() == 200
                        && UdsXml.homeCluster(any.reply().body())
                                .filter(home -> home.found() && home.singleSignOn())
                                .isPresent()));
    }

    private Future<UdsOutcome> atHome(Answered located, String user, Optional<String> authorization) {
        Optional<UdsXml.HomeCluster> home = located.reply().status() == 200
                ? UdsXml.homeCluster(located.reply().body())
                : Optional.empty();
        if (home.isEmpty()) {
            return done(new UdsOutcome.Unreachable());
        }
        if (!home.get().found()) {
            return done(new UdsOutcome.Unknown());
        }
        String host = home.get().host();
        return atNode(host, user, authorization)
                .compose(outcome -> outcome instanceof UdsOutcome.Unreachable
                        ? servers(located.by())
                                .compose(others ->
                                        elsewhere(without(others, host).iterator(), user, authorization))
                        : done(outcome));
    }

    private Future<UdsOutcome> elsewhere(Iterator<String> hosts, String user, Optional<String> authorization) {
        return hosts.hasNext()
                ? atNode(hosts.next(), user, authorization)
                        .compose(outcome -> outcome instanceof UdsOutcome.Unreachable
                                ? elsewhere(hosts, user, authorization)
                                : done(outcome))
                : done(new UdsOutcome.Unreachable());
    }

    private Future<UdsOutcome> atNode(String host, String user, Optional<String> authorization) {
        return target(host)
                .compose(target -> target.isEmpty()
                        ? done(new UdsOutcome.Unreachable())
                        : authorization
                                .map(value -> authenticated(target.get(), user, value))
                                .orElseGet(() -> known(target.get(), List.of())));
    }

    private Future<UdsOutcome> authenticated(Target target, String user, String authorization) {
        String path = "/cucm-uds/user/" + escaped(user) + "/devices";
        return first(List.of(target).iterator(), path, HttpFields.of("Authorization", authorization))
                .compose(answered -> {
                    if (answered.isEmpty()) {
                        return done(new UdsOutcome.Unreachable());
                    }
                    int status = answered.get().reply().status();
                    return switch (status) {
                        case 200 ->
                            known(target, UdsXml.devices(answered.get().reply().body()));
                        case 401, 404 -> done(new UdsOutcome.Unknown());
                        default -> done(new UdsOutcome.Refused(status));
                    };
                });
    }

    /** The node, under the name its cluster lists it by. */
    private Future<UdsOutcome> known(Target target, List<String> devices) {
        return servers(target)
                .map(listed -> listed.isEmpty()
                        ? new UdsOutcome.Unreachable()
                        : new UdsOutcome.Known(
                                listed.stream()
                                        .filter(name -> same(name, target.name()))
                                        .findFirst()
                                        .orElse(target.name()),
                                target.endpoint().port(),
                                devices));
    }

    private boolean same(String listed, String called) {
        return listed.equalsIgnoreCase(called)
                || (config.ucm(listed).isPresent() && config.ucm(listed).equals(config.ucm(called)));
    }

    /** The nodes of the cluster that this node is in; none when it does not answer. */
    private Future<List<String>> servers(Target target) {
        return first(List.of(target).iterator(), "/cucm-uds/servers", HttpFields.none())
                .map(answered -> answered.filter(a -> a.reply().status() == 200)
                        .flatMap(a -> UdsXml.servers(a.reply().body()))
                        .orElse(List.of()));
    }

    private Future<Optional<Target>> target(String host) {
        Optional<Target> configured = config.ucm(host).map(node -> new Target(host, node.uds()));
        return configured.isPresent()
                ? Future.succeededFuture(configured)
                : names.address(host).map(found -> found.map(at -> new Target(host, new Endpoint(at, UDS_PORT))));
    }

    /** The first answer below 500. */
    private Future<Optional<Answered>> first(Iterator<Target> targets, String path, HttpFields fields) {
        if (!targets.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        Target target = targets.next();
        Duration limit = config.settings().timing().origin();
        HttpFields all = HttpFields.of("Accept", "*/*").with(fields);
        return loop.brought(http.call(HttpCall.get("https", target.name(), target.endpoint(), path, all, limit)))
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(reply -> reply.isPresent() && reply.get().status() < 500
                        ? Future.succeededFuture(Optional.of(new Answered(target, reply.get())))
                        : first(targets, path, fields));
    }

    private static List<String> without(List<String> names, String name) {
        List<String> others = new ArrayList<>(names);
        others.removeIf(name::equalsIgnoreCase);
        return others;
    }

    private static String escaped(String user) {
        return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Future<UdsOutcome> done(UdsOutcome outcome) {
        return Future.succeededFuture(outcome);
    }
}

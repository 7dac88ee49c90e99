package org.uclab.sim.imp;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.shell.dns.StubResolver;
import org.uclab.sim.imp.web.PresenceWebService;

/** A node as its Presence Web Service has it. Of the node's thread. */
final class WebHome implements PresenceWebService.Home {

    /** Lab time in which an endpoint must have answered, and its host have been found. ASSUMED(choice). */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final ImpNode node;
    private final Switchboard switchboard;
    private final Consumer<List<Effect>> carry;
    private final HttpDialler http;
    private final StubResolver resolver;

    /**
     * @param carry      carries out what comes of what is done at the switchboard
     * @param nameServer asked for the hosts of endpoints
     */
    WebHome(
            ImpNode node,
            NodeContext place,
            Switchboard switchboard,
            Consumer<List<Effect>> carry,
            Endpoint nameServer) {
        this.node = node;
        this.switchboard = switchboard;
        this.carry = carry;
        this.http = place.dialler().http(place.clientTls());
        this.resolver = new StubResolver(place.dialler(), node.agenda(), nameServer, ANSWER_LIMIT);
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public List<Element> seen(Jid user, Jid contact) {
        return switchboard.presences().seen(user, contact);
    }

    @Override
    public void show(Jid user, String resource, Optional<Element> presence) {
        carry.accept(switchboard.shown(user.full(resource).orElseThrow(), presence, now()));
    }

    @Override
    public String token() {
        return node.token("sessions of programs");
    }

    @Override
    public LabTimer after(Duration delay, Runnable task) {
        return node.agenda().after(delay, task);
    }

    @Override
    public Instant now() {
        return node.now();
    }

    /** An endpoint that cannot be reached is not told, and told of the next change. */
    @Override
    public void get(URI url) {
        int port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? HTTPS : HTTP;
        node.agenda()
                .brought(located(url.getHost()))
                .onSuccess(addresses -> addresses.stream()
                        .findFirst()
                        .ifPresent(address -> http.call(HttpCall.get(
                                url.getScheme(),
                                url.getHost(),
                                new Endpoint(address, port),
                                url.getRawPath() + "?" + url.getRawQuery(),
                                HttpFields.none(),
                                node.agenda().limit(ANSWER_LIMIT)))));
    }

    private Future<List<String>> located(String host) {
        return host.matches("[0-9.]+")
                ? Future.succeededFuture(List.of(host))
                : resolver.addresses(host).map(answer -> answer.addresses());
    }
}

package org.uclab.sim.expressway;

import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.dns.StubResolver;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayServices;
import org.uclab.sim.expressway.cluster.Settings;
import org.uclab.sim.expressway.https.CookieStore;
import org.uclab.sim.expressway.https.CoreHttps;
import org.uclab.sim.expressway.https.DigestStore;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.sip.CoreSip;
import org.uclab.sim.expressway.traversal.CoreLink;
import org.uclab.sim.expressway.xmpp.CoreXmpp;

/** A C from power-up to power cut: no listener, three links to each E. */
final class CoreProgram implements Program {

    private final ExpresswayConfig config;
    private final ExpresswayConfig.Core core;
    private final CookieStore cookies;
    private final DigestStore users;
    private final List<CoreLink> links = new ArrayList<>();
    private Agenda loop;
    private CoreSip sip;
    private MediaRelays media;

    CoreProgram(ExpresswayConfig config, ExpresswayConfig.Core core, CookieStore cookies, DigestStore users) {
        this.config = config;
        this.core = core;
        this.cookies = cookies;
        this.users = users;
    }

    @Override
    public Future<?> start(NodeContext node) {
        if (!node.name().equalsIgnoreCase(core.host())) {
            throw new IllegalArgumentException("the program of " + core.host() + " was started on " + node.name());
        }
        Settings.Timing timing = config.settings().timing();
        loop = Agenda.here(node.clock(), node.recorder()::failed);
        StubResolver resolver = new StubResolver(node.dialler(), loop, config.nameServer(), timing.dnsTry());
        CoreHttps https = new CoreHttps(config, node, loop, new CoreHttps.Logins(cookies, users), resolver);
        CoreXmpp xmpp = new CoreXmpp(config, node, loop);
        ClientSSLOptions tls = node.clientTls();
        for (ExpresswayConfig.Edge edge : config.edges()) {
            links.add(new CoreLink(
                    node,
                    loop,
                    new CoreLink.Target(edge.host(), "traversal-https", edge.traversalHttps()),
                    https.acceptor(edge.host()),
                    timing,
                    tls));
            links.add(new CoreLink(
                    node,
                    loop,
                    new CoreLink.Target(edge.host(), "traversal-xmpp", edge.traversalXmpp()),
                    xmpp,
                    timing,
                    tls));
        }
        media = new MediaRelays(
                node,
                loop,
                ExpresswayServices.CORE_MEDIA,
                Optional.empty(),
                config.settings().mediaSilence());
        sip = new CoreSip(config, node, loop, users, media);
        cookies.up(core.host());
        users.up(core.host());
        return Future.succeededFuture();
    }

    /** Dials every E. Done when all first attempts are over. */
    @Override
    public Future<?> join() {
        return Future.all(links.stream().map(CoreLink::join).toList()).compose(dialled -> sip.join());
    }

    @Override
    public void stop() {
        cookies.down(core.host());
        users.down(core.host());
        if (sip != null) {
            sip.stop();
            media.stop();
        }
        if (loop != null) {
            loop.close();
        }
        links.forEach(CoreLink::stop);
    }
}

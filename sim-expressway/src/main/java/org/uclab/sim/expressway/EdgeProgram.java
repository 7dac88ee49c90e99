package org.uclab.sim.expressway;

import io.vertx.core.Future;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayServices;
import org.uclab.sim.expressway.cluster.Settings;
import org.uclab.sim.expressway.https.EdgeHttps;
import org.uclab.sim.expressway.media.MediaRelays;
import org.uclab.sim.expressway.sip.EdgeSip;
import org.uclab.sim.expressway.traversal.EdgeLinks;
import org.uclab.sim.expressway.turn.EdgeTurn;
import org.uclab.sim.expressway.xmpp.EdgeXmpp;

/** An E from power-up to power cut: seven services, nothing dialled. */
final class EdgeProgram implements Program {

    private final ExpresswayConfig config;
    private final ExpresswayConfig.Edge edge;
    private Agenda loop;
    private EdgeTurn turn;
    private EdgeSip sip;
    private MediaRelays media;

    EdgeProgram(ExpresswayConfig config, ExpresswayConfig.Edge edge) {
        this.config = config;
        this.edge = edge;
    }

    @Override
    public Future<?> start(NodeContext node) {
        if (!node.name().equalsIgnoreCase(edge.host())) {
            throw new IllegalArgumentException("the program of " + edge.host() + " was started on " + node.name());
        }
        loop = Agenda.here(node.clock(), node.recorder()::failed);
        EdgeLinks https = links(node, "traversal-https");
        EdgeLinks xmpp = links(node, "traversal-xmpp");
        EdgeXmpp front = new EdgeXmpp(config, node, xmpp, loop);
        Settings.Turn account = config.settings().turn();
        turn = new EdgeTurn(
                node,
                loop,
                ExpresswayServices.TURN.noun(),
                ExpresswayServices.TURN_RELAY,
                account.user(),
                account.password(),
                account.realm(),
                peer -> account.networks().stream().anyMatch(peer::startsWith));
        media = new MediaRelays(
                node,
                loop,
                ExpresswayServices.EDGE_MEDIA,
                Optional.of(ExpresswayServices.TRAVERSAL_MEDIA),
                config.settings().mediaSilence());
        sip = new EdgeSip(config, edge, node, loop, media);
        return Future.all(
                https.listen(),
                xmpp.listen(),
                HttpServing.serve(
                        node, "edge-https", new EdgeHttps(config, node.address(), https, loop, node.recorder())),
                front.listen(),
                turn.start(),
                media.start(),
                sip.listen());
    }

    @Override
    public void stop() {
        if (sip != null) {
            sip.stop();
        }
        if (loop != null) {
            turn.stop();
            media.stop();
            loop.close();
        }
    }

    private EdgeLinks links(NodeContext node, String service) {
        return new EdgeLinks(
                node,
                loop,
                service,
                name -> config.core(name).isPresent(),
                config.settings().timing());
    }
}

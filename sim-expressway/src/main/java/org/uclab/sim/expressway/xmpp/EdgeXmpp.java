package org.uclab.sim.expressway.xmpp;

import io.vertx.core.Future;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.shell.xmpp.XmppServing;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.traversal.EdgeLinks;

/** E's port 5222. */
public final class EdgeXmpp {

    static final String SERVICE = "edge-xmpp";

    private final ExpresswayConfig config;
    private final NodeContext node;
    private final EdgeLinks links;
    private final Agenda agenda;

    public EdgeXmpp(ExpresswayConfig config, NodeContext node, EdgeLinks links, Agenda agenda) {
        this.config = config;
        this.node = node;
        this.links = links;
        this.agenda = agenda;
    }

    public Future<?> listen() {
        return XmppServing.serve(node, SERVICE, agenda, stream -> new EdgeClient(this));
    }

    String streamId() {
        return node.draws("stream ids").uuid().toString();
    }

    ExpresswayConfig config() {
        return config;
    }

    EdgeLinks links() {
        return links;
    }
}

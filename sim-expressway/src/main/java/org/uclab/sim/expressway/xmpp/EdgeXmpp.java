package org.uclab.sim.expressway.xmpp;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import java.util.HashSet;
import java.util.Set;
import org.uclab.lab.node.NodeContext;
import org.uclab.sim.expressway.ExpresswayConfig;
import org.uclab.sim.expressway.NodeLoop;
import org.uclab.sim.expressway.traversal.EdgeLinks;

/** E's port 5222. */
public final class EdgeXmpp {

    static final String SERVICE = "edge-xmpp";

    /** Clients connected at once; one more is hung up on. */
    private static final int CLIENTS_MAX = 4096;

    private final ExpresswayConfig config;
    private final NodeContext node;
    private final EdgeLinks links;
    private final NodeLoop loop;
    private final ServerSSLOptions tls;
    private final Set<ClientSession> clients = new HashSet<>();

    public EdgeXmpp(ExpresswayConfig config, NodeContext node, EdgeLinks links, NodeLoop loop) {
        this.config = config;
        this.node = node;
        this.links = links;
        this.loop = loop;
        this.tls = node.startTls(SERVICE);
    }

    public Future<?> listen() {
        return node.tcp(SERVICE, this::connected);
    }

    private void connected(NetSocket socket) {
        if (clients.size() >= CLIENTS_MAX) {
            socket.close();
            return;
        }
        ClientSession session = new ClientSession(this, socket);
        clients.add(session);
        session.begin();
    }

    void gone(ClientSession session) {
        clients.remove(session);
    }

    ExpresswayConfig config() {
        return config;
    }

    NodeContext node() {
        return node;
    }

    EdgeLinks links() {
        return links;
    }

    NodeLoop loop() {
        return loop;
    }

    ServerSSLOptions tls() {
        return tls;
    }
}

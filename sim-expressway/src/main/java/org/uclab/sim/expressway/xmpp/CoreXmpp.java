package org.uclab.sim.expressway.xmpp;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.cluster.ExpresswayConfig.ImpNode;
import org.uclab.sim.expressway.cluster.Settings;
import org.uclab.sim.expressway.traversal.StreamListener;
import org.uclab.sim.expressway.traversal.TraversalLink;
import org.uclab.sim.expressway.traversal.TraversalStream;

/** C's end of the XMPP plane: connects each stream to the first IM and Presence node that answers. */
public final class CoreXmpp implements TraversalLink.Acceptor {

    private final ExpresswayConfig config;
    private final NodeContext node;
    private final Agenda loop;
    private final ClientSSLOptions tls;

    public CoreXmpp(ExpresswayConfig config, NodeContext node, Agenda loop) {
        this.config = config;
        this.node = node;
        this.loop = loop;
        this.tls = node.clientTls();
    }

    @Override
    public StreamListener opened(TraversalStream stream, byte[] head) {
        String domain = new String(head, StandardCharsets.UTF_8);
        Relay relay = new Relay(stream);
        if (config.serves(domain)) {
            first(config.impNodes().iterator(), domain)
                    .onSuccess(relay::connected)
                    .onFailure(cause -> stream.reset(cause.getMessage()));
        } else {
            stream.reset("domain not enabled");
        }
        return relay;
    }

    private Future<NetSocket> first(Iterator<ImpNode> nodes, String domain) {
        return nodes.hasNext()
                ? secured(nodes.next(), domain).recover(cause -> first(nodes, domain))
                : Future.failedFuture("no IM and Presence node answers");
    }

    private Future<NetSocket> secured(ImpNode imp, String domain) {
        Settings.Timing limits = config.settings().timing();
        ClientStream.Opening opening =
                new ClientStream.Opening(StreamHeader.to(Namespaces.CLIENT, domain), limits.opening());
        return loop.brought(node.dialler().connect(imp.xmpp(), limits.dial()))
                .compose(socket -> ClientStream.secure(socket, opening, tls, imp.host(), loop));
    }

    /** The bytes of one client's stream, between the link and the node. */
    private static final class Relay implements StreamListener {

        private final TraversalStream stream;
        private final ArrayDeque<byte[]> early = new ArrayDeque<>();
        private boolean over;
        private NetSocket socket;

        Relay(TraversalStream stream) {
            this.stream = stream;
        }

        void connected(NetSocket made) {
            socket = made;
            if (over) {
                made.close();
                return;
            }
            made.handler(buffer -> {
                stream.write(buffer.getBytes());
                if (stream.full()) {
                    made.pause();
                }
            });
            made.closeHandler(gone -> stream.end());
            stream.onDrain(made::resume);
            stream.ready();
            early.forEach(this::pass);
            early.clear();
        }

        @Override
        public void data(byte[] bytes) {
            if (socket == null) {
                early.add(bytes); // not before READY from E, but bounded by the credit anyway
            } else {
                pass(bytes);
            }
        }

        private void pass(byte[] bytes) {
            socket.write(Buffer.buffer(bytes)).onComplete(taken -> stream.consumed(bytes.length));
        }

        @Override
        public void ended() {
            close();
        }

        @Override
        public void broken(String why) {
            close();
        }

        private void close() {
            over = true;
            if (socket != null) {
                socket.end();
            }
        }
    }
}

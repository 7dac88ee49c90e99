package org.uclab.sim.expressway.traversal;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.expressway.cluster.Settings;

/** E's end of all links on one port: it listens, admits the cores configured, and picks one for each new exchange. */
public final class EdgeLinks {

    private static final int SAN_DNS_NAME = 2;

    private final NodeContext node;
    private final Agenda loop;
    private final String service;
    private final Predicate<String> isCore;
    private final Settings.Timing timing;
    /** In the order of their names, as they dial in none. */
    private final List<TraversalLink> live = new ArrayList<>();

    private int turn;

    /**
     * @param service {@code traversal-https} or {@code traversal-xmpp}
     * @param isCore  whether that host name is a core of this cluster pair
     */
    public EdgeLinks(NodeContext node, Agenda loop, String service, Predicate<String> isCore, Settings.Timing timing) {
        this.node = node;
        this.loop = loop;
        this.service = service;
        this.isCore = isCore;
        this.timing = timing;
    }

    public Future<?> listen() {
        return node.mutualTls(service, this::connected);
    }

    /** A link for a new exchange, each in turn; empty when no core is linked. */
    public Optional<TraversalLink> pick() {
        if (live.isEmpty()) {
            return Optional.empty();
        }
        turn = (turn + 1) % live.size();
        return Optional.of(live.get(turn));
    }

    private void connected(NetSocket socket) {
        TraversalLink[] own = new TraversalLink[1];
        own[0] = new TraversalLink(
                socket,
                loop,
                new TraversalLink.Role(
                        StreamTable.End.OPENS,
                        node.name(),
                        name -> isCore.test(name) && shows(socket, name),
                        (stream, head) -> {
                            throw new IllegalStateException("a core opened a stream");
                        },
                        link -> {
                            Wire.known(socket);
                            live(link);
                        },
                        why -> closed(own[0], why)),
                timing);
    }

    private void live(TraversalLink link) {
        // A core that dials again has lost its old link, whether that is noticed here or not.
        List.copyOf(live).stream()
                .filter(old -> old.peerName().equals(link.peerName()))
                .forEach(old -> old.close("dialled again"));
        live.add(link);
        live.sort(Comparator.comparing(TraversalLink::peerName));
        node.recorder()
                .decided(
                        TraversalDecisions.link(service, link.peerName()),
                        TraversalDecisions.LINKED.of(),
                        TraversalDecisions.DIALLED_FROM.of(link.peer()));
    }

    private void closed(TraversalLink link, String why) {
        if (live.remove(link) && !loop.closed()) {
            node.recorder()
                    .decided(
                            TraversalDecisions.link(service, link.peerName()),
                            TraversalDecisions.NOT_LINKED.of(),
                            TraversalDecisions.CLOSED.of(why));
        }
    }

    /** Whether the certificate of the other end names that host; the documents say in the SAN, not the CN. */
    private static boolean shows(NetSocket socket, String name) {
        try {
            return socket.peerCertificates().get(0) instanceof X509Certificate leaf
                    && leaf.getSubjectAlternativeNames() != null
                    && leaf.getSubjectAlternativeNames().stream()
                            .anyMatch(entry -> Integer.valueOf(SAN_DNS_NAME).equals(entry.get(0))
                                    && name.equalsIgnoreCase(String.valueOf(entry.get(1))));
        } catch (SSLPeerUnverifiedException | CertificateParsingException unreadable) {
            return false;
        }
    }
}

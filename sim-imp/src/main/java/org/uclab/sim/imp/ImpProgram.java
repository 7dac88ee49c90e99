package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.shell.http.HttpServing;
import org.uclab.shell.xmpp.XmppTeller;
import org.uclab.sim.imp.soap.ClientProfileAgent;

/** One node of the subcluster from power-up to power cut: its listeners and its calls to the other nodes. */
final class ImpProgram implements Program {

    private static final String XMPP = "xmpp";
    private static final String XCP = "xcp";
    /** subjectAltName of the kind dNSName, RFC 5280 §4.2.1.6. */
    private static final int DNS_NAME = 2;

    private final ImpConfig config;
    private final ImpDatabase database;
    private final String host;
    private final List<XcpOutlet> outlets = new ArrayList<>();
    private volatile Optional<ImpNode> running = Optional.empty();

    ImpProgram(ImpConfig config, ImpDatabase database, String host) {
        this.config = config;
        this.database = database;
        this.host = host;
    }

    @Override
    public Future<?> start(NodeContext place) {
        ImpNode node = new ImpNode(place, place.vertx().getOrCreateContext(), database, config.settings());
        running = Optional.of(node);
        var clients = new ClientConnection.Place(
                database.domain(), config.settings(), place.startTls(XMPP), place.faults(XMPP));
        var xmpp = new StreamSocket.Voice(XMPP, XmppTeller.XMPP, Namespaces.CLIENT, place.recorder());
        Future<?> listening = place.tcp(
                XMPP,
                socket -> new ClientConnection(new StreamSocket(socket, xmpp, StreamLimits.STRANGER), clients, node));
        List<Future<?>> opening = new ArrayList<>(List.of(listening));
        if (place.serves(ClientProfileAgent.SERVICE)) {
            database.logins().nodeUp(host);
            opening.add(HttpServing.serve(
                    place,
                    ClientProfileAgent.SERVICE,
                    new ClientProfileAgent(
                            database,
                            database.logins(),
                            config.settings().soap().versions())));
        }
        if (config.nodes().size() > 1) {
            opening.add(neighbours(node, place));
        }
        return Future.join(opening);
    }

    private Future<?> neighbours(ImpNode node, NodeContext place) {
        ClientSSLOptions tls = place.clientTls();
        for (ImpConfig.Node other : config.nodes()) {
            if (!other.host().equals(host)) {
                XcpOutlet outlet = new XcpOutlet(
                        node, other, place.dialler(), tls, config.settings().redialPause());
                outlets.add(outlet);
                node.neighbour(other.host(), outlet);
            }
        }
        var xcp = new StreamSocket.Voice(XCP, Xcp.TELLER, Xcp.NAMESPACE, place.recorder());
        return place.mutualTls(
                XCP,
                socket -> new XcpInlet(
                        new StreamSocket(socket, xcp, StreamLimits.SIGNED_IN), node, neighboursProvenBy(socket)));
    }

    @Override
    public Future<?> join() {
        Promise<Void> tried = Promise.promise();
        running.ifPresentOrElse(
                node -> node.onContext(
                        () -> Future.join(outlets.stream().map(XcpOutlet::dial).toList())
                                .onComplete(done -> tried.complete())),
                tried::complete);
        return tried.future();
    }

    @Override
    public void stop() {
        database.logins().nodeDown(host);
        running.ifPresent(ImpNode::stop);
    }

    private Set<String> neighboursProvenBy(NetSocket socket) {
        Set<String> neighbours = new HashSet<>();
        config.nodes().stream()
                .map(ImpConfig.Node::host)
                .filter(other -> !other.equals(host))
                .forEach(neighbours::add);
        neighbours.retainAll(namesIn(socket));
        return neighbours;
    }

    private static Set<String> namesIn(NetSocket socket) {
        Set<String> names = new HashSet<>();
        try {
            List<Certificate> chain = socket.peerCertificates();
            if (chain.get(0) instanceof X509Certificate leaf && leaf.getSubjectAlternativeNames() != null) {
                for (List<?> name : leaf.getSubjectAlternativeNames()) {
                    if (name.get(0).equals(DNS_NAME)) {
                        names.add((String) name.get(1));
                    }
                }
            }
        } catch (SSLPeerUnverifiedException | CertificateParsingException unproven) {
            names.clear();
        }
        return names;
    }
}

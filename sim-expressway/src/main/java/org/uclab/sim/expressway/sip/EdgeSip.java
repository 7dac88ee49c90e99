package org.uclab.sim.expressway.sip;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Subject;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.pki.IdentitySource;
import org.uclab.shell.sip.SipServing;
import org.uclab.shell.sip.SipSettings;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.media.MediaRelays;

/** SIP of an E: clients at {@code edge-sip}, C at {@code traversal-sip}. */
public final class EdgeSip {

    private static final String NOBODY = "";

    private final ExpresswayConfig config;
    private final SipShell shell;
    private final SipServing outside;
    private final SipServing traversal;

    public EdgeSip(
            ExpresswayConfig config, ExpresswayConfig.Edge edge, NodeContext node, Agenda loop, MediaRelays media) {
        this.config = config;
        // What it signs with is what its zone shows, and what is wrong with that one is wrong with it.
        IdentitySource shown = node.identities(ZoneLinks.SERVICE);
        Tokens tokens = new Tokens(node);
        this.shell = new SipShell(
                node,
                loop,
                media,
                new EdgeProxy(
                        config,
                        edge,
                        () -> shown.identities(NOBODY).first(),
                        node.ca().peerTrust(),
                        tokens,
                        media::draw));
        this.outside = shell.leg(Leg.OUTSIDE, SipSettings.STANDARD);
        this.traversal = shell.leg(Leg.TRAVERSAL, SipSettings.STANDARD);
    }

    /** What nodes tell of their SIP of their own accord. */
    public static List<Subject> decisions() {
        return EdgeSipDecisions.all();
    }

    public Future<?> listen() {
        return Future.all(outside.tcp("edge-sip"), traversal.mutualTls(ZoneLinks.SERVICE, this::core));
    }

    public void stop() {
        shell.stop();
    }

    /** Whether the other end is a C of this pair, by its certificate. */
    private boolean core(NetSocket socket) {
        try {
            return socket.peerCertificates().get(0) instanceof X509Certificate leaf
                    && config.cores().stream().anyMatch(core -> named(leaf, core.host()));
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private boolean named(X509Certificate leaf, String host) {
        try {
            return CertificateCheck.names(leaf, host);
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }
}

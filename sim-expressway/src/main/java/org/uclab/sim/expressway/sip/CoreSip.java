package org.uclab.sim.expressway.sip;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.wire.LocalPorts;
import org.uclab.protocol.sip.Flow;
import org.uclab.shell.sip.SipSettings;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.https.DigestStore;
import org.uclab.sim.expressway.media.MediaRelays;

/** SIP of a C, which listens nowhere: a connection to each E, and those to Unified CM that are needed. */
public final class CoreSip {

    /** Where C opens its zones from (S1, G-PORT). */
    private static final LocalPorts ZONE_PORTS = new LocalPorts(25_000, 29_999);

    /** How far the clocks of E and C may be apart (CL2021). */
    private static final Duration SKEW_MAX = Duration.ofMinutes(1);

    private final SipShell shell;
    private final EdgeLinks edges;
    private final Agenda loop;
    private final Promise<Void> tried = Promise.promise();

    public CoreSip(ExpresswayConfig config, NodeContext node, Agenda loop, DigestStore users, MediaRelays media) {
        this.loop = loop;
        ProxyDesk desk = new ProxyDesk(new Tokens(node));
        this.edges = new EdgeLinks(
                desk, node.address(), config.edges(), config.settings().timing().redial(), tried::tryComplete);
        Vouching vouching = new Vouching(
                desk, users, () -> node.identities().first(), node.ca().peerTrust(), loop.limit(SKEW_MAX));
        this.shell = new SipShell(
                node, loop, media, new CoreProxy(config, node.address(), desk, edges, vouching, media::draw));
        shell.leg(
                Leg.TRAVERSAL,
                SipSettings.STANDARD.withServerNames(flow -> edge(config, flow)).withLocalPorts(ZONE_PORTS));
        shell.leg(Leg.INSIDE, SipSettings.STANDARD.withServerNames(flow -> ucm(config, flow)));
    }

    private static String edge(ExpresswayConfig config, Flow flow) {
        return config.edges().stream()
                .filter(edge -> edge.traversalSip().address().equals(flow.host()))
                .findFirst()
                .map(ExpresswayConfig.Edge::host)
                .orElse(flow.host());
    }

    private static String ucm(ExpresswayConfig config, Flow flow) {
        return config.ucmNodes().stream()
                .filter(node -> node.sips().address().equals(flow.host()))
                .findFirst()
                .map(ExpresswayConfig.UcmNode::host)
                .orElse(flow.host());
    }

    /** Opens its zones. Done, always well, when each E has been tried. */
    public Future<Void> join() {
        loop.soon(() -> {
            edges.begin(loop.now());
            shell.begin();
        });
        return tried.future();
    }

    public void stop() {
        shell.stop();
        tried.tryComplete();
    }
}

package org.uclab.sim.ucm;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.uclab.lab.http.HttpResponder;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.ucm.UcmConfig.Node;
import org.uclab.sim.ucm.ccmcip.Ccmcip;
import org.uclab.sim.ucm.tftp.Tftp;
import org.uclab.sim.ucm.tftp.TftpDatagrams;
import org.uclab.sim.ucm.uds.ClusterLookup;
import org.uclab.sim.ucm.uds.Uds;
import org.uclab.sim.ucm.uds.UdsNode;
import org.uclab.sim.ucm.uds.WireLookup;

/** One node, from one power-up to the next. */
final class UcmProgram implements Program {

    private static final String UDS = "uds";
    private static final String TFTP_HTTP = "tftp-http";
    private static final String TFTP_HTTPS = "tftp-https";

    private final UcmDatabase database;
    private final Node node;
    private final Supplier<List<RemoteCluster>> others;
    private TftpDatagrams datagrams;

    UcmProgram(UcmDatabase database, Node node, Supplier<List<RemoteCluster>> others) {
        this.database = database;
        this.node = node;
        this.others = others;
    }

    @Override
    public Future<?> start(NodeContext context) {
        int udsPort = context.port(UDS, Transport.TCP).published().port();
        int tftpPort = context.port(TFTP_HTTP, Transport.TCP).published().port();
        UdsNode self = new UdsNode(node.advertisedAs(), udsPort, tftpPort);
        Tftp tree = new Tftp(database, udsPort);
        List<Future<?>> opening = new ArrayList<>();
        opening.add(context.http(UDS, web(new Uds(database, self, lookup(context)), new Ccmcip(database))));
        opening.add(context.http(TFTP_HTTP, tree));
        if (context.serves(TFTP_HTTPS)) {
            opening.add(context.http(TFTP_HTTPS, tree));
        }
        if (context.serves(TftpDatagrams.SERVICE)) {
            datagrams = new TftpDatagrams(tree, context);
            opening.add(datagrams.start());
        }
        return Future.join(opening); // not before all are settled, so that a failure leaves none open
    }

    @Override
    public void stop() {
        if (datagrams != null) {
            datagrams.stop();
        }
    }

    private ClusterLookup lookup(NodeContext context) {
        UcmConfig config = database.state().config();
        return new WireLookup(
                config.id(),
                others,
                context.dialler().http(context.clientTls()),
                config.settings().uds().remoteLookupLimit());
    }

    /** The services on 8443 by the first segment of the path. */
    private static HttpResponder web(HttpResponder uds, HttpResponder ccmcip) {
        return (question, now) ->
                question.path().startsWith(Ccmcip.ROOT) ? ccmcip.answer(question, now) : uds.answer(question, now);
    }
}

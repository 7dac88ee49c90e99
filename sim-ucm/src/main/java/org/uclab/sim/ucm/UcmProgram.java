package org.uclab.sim.ucm;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.ucm.UcmConfig.Node;
import org.uclab.sim.ucm.tftp.Tftp;
import org.uclab.sim.ucm.uds.Uds;
import org.uclab.sim.ucm.uds.UdsNode;

/** One node, from one power-up to the next. */
final class UcmProgram implements Program {

    private static final String UDS = "uds";
    private static final String TFTP_HTTP = "tftp-http";

    private final UcmDatabase database;
    private final Node node;

    UcmProgram(UcmDatabase database, Node node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public Future<?> start(NodeContext context) {
        int udsPort = context.port(UDS, Transport.TCP).published().port();
        int tftpPort = context.port(TFTP_HTTP, Transport.TCP).published().port();
        Uds uds = new Uds(database, new UdsNode(node.advertisedAs(), udsPort, tftpPort));
        return Future.all(context.http(UDS, uds), context.http(TFTP_HTTP, new Tftp(database, udsPort)));
    }
}

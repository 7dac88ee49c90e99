package org.uclab.sim.webex;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** The look-up, from power-up to power cut. */
final class CasProgram implements Program {

    private final CasResponder responder;

    CasProgram(WebexSection.Cloud cloud) {
        this.responder = new CasResponder(cloud);
    }

    @Override
    public Future<?> start(NodeContext node) {
        return Future.all(
                HttpServing.serve(node, WebexServices.CAS.noun(), responder),
                HttpServing.serve(node, WebexServices.CAS_HTTP.noun(), responder));
    }
}

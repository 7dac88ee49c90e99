package org.uclab.sim.webex;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** The Webex Messenger cloud's look-up. It needs the ports {@code cas} (HTTPS) and {@code cas-http}. */
public final class WebexSim implements Program {

    private final CasResponder responder;

    private WebexSim(WebexConfig config) {
        this.responder = new CasResponder(config);
    }

    /** The program for one power-up. */
    public static Program program(WebexConfig config) {
        return new WebexSim(config);
    }

    @Override
    public Future<?> start(NodeContext node) {
        return Future.all(HttpServing.serve(node, "cas", responder), HttpServing.serve(node, "cas-http", responder));
    }
}

package org.uclab.sim.webex;

import io.vertx.core.Future;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.seed.Draws;
import org.uclab.shell.http.HttpServing;

/** The look-up and the log-in, from power-up to power cut. */
final class CasProgram implements Program {

    private final WebexCloud cloud;

    CasProgram(WebexCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Future<?> start(NodeContext node) {
        Draws tokens = node.draws("tokens");
        Draws credentials = node.draws("credentials");
        CasResponder lookUp = new CasResponder(cloud.config());
        LoginResponder secure = new LoginResponder(
                lookUp,
                new AuthResponder(cloud, node.name(), () -> text(tokens)),
                new ServiceResponder(cloud, () -> text(credentials)));
        return Future.all(
                HttpServing.serve(node, WebexServices.CAS.noun(), secure),
                HttpServing.serve(node, WebexServices.CAS_HTTP.noun(), lookUp));
    }

    private static String text(Draws draws) {
        return (draws.uuid() + "" + draws.uuid()).replace("-", "");
    }
}

package org.uclab.sim.web;

import io.vertx.core.Future;
import java.util.Map;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** A web server, from power-up to power cut. */
final class WebProgram implements Program {

    private final FileResponder files;

    /**
     * @param files by path, with its leading slash
     */
    WebProgram(Map<String, WebFile> files) {
        this.files = new FileResponder(files);
    }

    @Override
    public Future<?> start(NodeContext node) {
        return HttpServing.serve(node, WebSystem.HTTP.noun(), files);
    }
}

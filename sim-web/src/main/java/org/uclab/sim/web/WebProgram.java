package org.uclab.sim.web;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** A web server, from power-up to power cut. */
final class WebProgram implements Program {

    private final FileResponder files;

    /**
     * @param files   by path, with its leading slash
     * @param uploads paths that take uploads
     */
    WebProgram(Map<String, WebFile> files, Set<String> uploads) {
        this.files = new FileResponder(files, uploads);
    }

    @Override
    public Future<?> start(NodeContext node) {
        return Future.join(
                HttpServing.serve(node, WebSystem.HTTP.noun(), files),
                HttpServing.serve(node, WebSystem.HTTPS.noun(), files));
    }
}

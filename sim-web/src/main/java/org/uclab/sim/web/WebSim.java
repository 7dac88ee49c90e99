package org.uclab.sim.web;

import io.vertx.core.Future;
import java.util.Map;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.shell.http.HttpServing;

/** A plain web server. It needs the port {@code web}. */
public final class WebSim implements Program {

    private static final String SERVICE = "web";

    private final FileResponder files;

    private WebSim(FileResponder files) {
        this.files = files;
    }

    /**
     * The program for one power-up.
     *
     * @param files by path, with its leading slash
     */
    public static Program program(Map<String, WebFile> files) {
        return new WebSim(new FileResponder(files));
    }

    @Override
    public Future<?> start(NodeContext node) {
        return HttpServing.serve(node, SERVICE, files);
    }
}

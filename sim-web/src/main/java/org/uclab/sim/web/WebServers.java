package org.uclab.scenarios;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WebServer;
import org.uclab.lab.node.Program;
import org.uclab.sim.web.Portrait;
import org.uclab.sim.web.WebFile;
import org.uclab.sim.web.WebSim;

/** Plain web servers, with the pictures they have. */
final class WebServers implements Company.Runs {

    private final Map<String, Map<String, WebFile>> byHost = new HashMap<>();

    WebServers(LabModel model) {
        for (WebServer server : model.webServers()) {
            Map<String, WebFile> files = byHost.computeIfAbsent(server.host(), host -> new HashMap<>());
            server.photosOf()
                    .forEach(user -> files.put("/" + user + ".jpg", new WebFile("image/jpeg", Portrait.of(user))));
        }
    }

    @Override
    public Supplier<Program> programs(Host host) {
        Map<String, WebFile> files = byHost.get(host.name());
        return files == null ? Company.idle() : () -> WebSim.program(files);
    }
}

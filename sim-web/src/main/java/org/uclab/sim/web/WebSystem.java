package org.uclab.sim.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;

/** The door: plain web servers, for what belongs to no product. */
public final class WebSystem implements LabSystem<WebSection> {

    public static final Service HTTP = Service.tcp("web", "http", 80);
    public static final Role WEB = Role.of("web", HTTP);

    @Override
    public String name() {
        return "web";
    }

    @Override
    public Class<WebSection> type() {
        return WebSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(WEB);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP);
    }

    @Override
    public List<FaultForm> faults() {
        return HttpFault.FORMS;
    }

    @Override
    public WebSection read(WorldReading world) {
        return new WebSection(world.root().list("webServers", "a web server", WebSystem::server));
    }

    private static WebServer server(Reading server) {
        return new WebServer(server.domain("host"), server.texts("photosOf"), server.line());
    }

    @Override
    public void lint(WebSection section, LabModel model, LabLint lint) {
        for (WebServer server : section.servers()) {
            String where = "web server " + server.host();
            lint.runs(server.host(), WEB, server.line(), where);
            server.photosOf().forEach(user -> lint.known(model.users().keySet(), user, server.line(), where, "user"));
        }
    }

    @Override
    public Programs programs(WebSection section, Site site) {
        Map<String, Map<String, WebFile>> byHost = new HashMap<>();
        for (WebServer server : section.servers()) {
            Map<String, WebFile> files = byHost.computeIfAbsent(server.host(), host -> new HashMap<>());
            server.photosOf()
                    .forEach(user -> files.put("/" + user + ".jpg", new WebFile("image/jpeg", Portrait.of(user))));
        }
        return host -> Optional.ofNullable(byHost.get(host.name())).map(files -> () -> new WebProgram(files));
    }
}

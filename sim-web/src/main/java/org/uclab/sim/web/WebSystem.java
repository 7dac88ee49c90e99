package org.uclab.sim.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    public static final Service HTTPS = Service.tls("web-tls", "https", 443);
    public static final Role WEB = Role.of("web", HTTP, HTTPS);

    /** Where the lab's authority says what it has taken back. */
    public static final Service REVOCATION_HTTP = Service.tcp("revocation", "http", 80);

    public static final Role REVOCATION = Role.of("revocation", REVOCATION_HTTP);

    private static final String HTML = "text/html; charset=utf-8";

    /** What needs no escape, RFC 3986 §3.3. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]*)+");

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
        return List.of(WEB, REVOCATION);
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
        return new WebServer(
                server.domain("host"),
                server.texts("photosOf"),
                server.list("pages", "a page of a web server", WebSystem::page),
                server.texts("uploads"),
                server.line());
    }

    private static WebServer.Page page(Reading page) {
        return new WebServer.Page(page.text("path"), page.text("type", HTML), page.text("text"), page.line());
    }

    @Override
    public void lint(WebSection section, LabModel model, LabLint lint) {
        for (WebServer server : section.servers()) {
            String where = "web server " + server.host();
            lint.runs(server.host(), WEB, server.line(), where);
            server.photosOf().forEach(user -> lint.known(model.users().keySet(), user, server.line(), where, "user"));
            Set<String> paths = new HashSet<>();
            for (WebServer.Page page : server.pages()) {
                if (!PATH.matcher(page.path()).matches()) {
                    lint.note(page.line(), where + " has a page at '" + page.path() + "'", "write a path: /news.html");
                } else if (!paths.add(page.path())) {
                    lint.note(page.line(), where + " has two pages at " + page.path(), "keep one of them");
                }
            }
            for (String path : server.uploads()) {
                if (!PATH.matcher(path).matches()) {
                    lint.note(server.line(), where + " takes uploads at '" + path + "'", "write a path: /upload");
                } else if (!paths.add(path)) {
                    lint.note(server.line(), where + " has a page at " + path, "take uploads at another path");
                }
            }
        }
    }

    @Override
    public Programs programs(WebSection section, Site site) {
        Map<String, Map<String, WebFile>> byHost = new HashMap<>();
        Map<String, Set<String>> uploads = new HashMap<>();
        for (WebServer server : section.servers()) {
            Map<String, WebFile> files = byHost.computeIfAbsent(server.host(), host -> new HashMap<>());
            uploads.computeIfAbsent(server.host(), host -> new HashSet<>()).addAll(server.uploads());
            server.photosOf()
                    .forEach(user -> files.put("/" + user + ".jpg", new WebFile("image/jpeg", Portrait.of(user))));
            server.pages()
                    .forEach(page -> files.put(
                            page.path(), new WebFile(page.type(), page.text().getBytes(StandardCharsets.UTF_8))));
        }
        return host -> host.role().equals(REVOCATION)
                ? Optional.of(RevocationProgram::new)
                : Optional.ofNullable(byHost.get(host.name()))
                        .map(files -> () -> new WebProgram(files, uploads.get(host.name())));
    }
}

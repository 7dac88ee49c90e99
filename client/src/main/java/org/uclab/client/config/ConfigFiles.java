package org.uclab.client.config;

import java.util.List;
import java.util.Optional;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.UdsFindings;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the files in the order of the trace: device file, service profile, jabber-config.xml, dial rules. A file that
 * is not there is no obstacle; a server that is dead makes way for the next.
 */
public final class ConfigFiles {

    private static final int TFTP_HTTP_PORT = 6970;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Route route;
    private final XmlDocuments xml;
    private final Journal journal;

    public ConfigFiles(Route route, XmlDocuments xml, Journal journal) {
        this.route = route;
        this.xml = xml;
        this.journal = journal;
    }

    /** Fetches all. */
    public Configuration fetch(UdsFindings uds) throws RouteLost, Stopped {
        Servers servers = new Servers("TFTP server", tftp(uds));
        DeviceFile device = DeviceFile.none();
        if (uds.device().isPresent()) {
            String file = uds.device().get().name() + ".cnf.xml";
            device = file("device file", file, "device", servers)
                    .map(DeviceFile::of)
                    .orElse(device);
        }
        ServiceProfile profile = file("service profile", device.serviceProfileFile(), "serviceProfile", servers)
                .map(ServiceProfile::of)
                .orElseGet(ServiceProfile::none);
        JabberConfig config = file("jabber-config", "jabber-config.xml", "config", servers)
                .map(JabberConfig::of)
                .orElseGet(JabberConfig::none);
        DialRules dialled = rules("application dial rules", "CUPC/AppDialRules.xml", servers);
        DialRules lookedUp = rules("directory look-up rules", "CUPC/DirLookupDialRules.xml", servers);
        String via = servers.order().isEmpty() ? "" : servers.order().get(0).host();
        return new Configuration(via, device, profile, config, dialled, lookedUp, presenceServers(profile, config));
    }

    /** The hosts of the device's provision list. */
    private List<ServerUrl> tftp(UdsFindings uds) {
        List<ServerUrl> provisioned = uds.device().map(Device::provision).stream()
                .flatMap(provision -> provision.uris().stream())
                .flatMap(uri -> ServerUrl.parse(uri).stream())
                .map(url -> url.at("/"))
                .toList();
        if (!provisioned.isEmpty()) {
            return provisioned;
        }
        // ASSUMED(S1): without a device nobody names TFTP servers; every node of the trace's cluster is one.
        return uds.servers().stream()
                .map(host -> new ServerUrl("http", host, TFTP_HTTP_PORT, "/"))
                .toList();
    }

    private DialRules rules(String subject, String file, Servers servers) throws RouteLost, Stopped {
        Optional<DialRules> rules = file(subject, file, "DialRules", servers).map(DialRules::of);
        if (rules.isPresent() && rules.get().rules().isEmpty()) {
            journal.decided(subject, "no rules", "the file has no DialRule element: noted, not an error");
        }
        return rules.orElseGet(DialRules::none);
    }

    private Optional<JsonNode> file(String subject, String file, String root, Servers servers)
            throws RouteLost, Stopped {
        journal.step(subject);
        Servers.Reply reply = servers.get("/" + file, Optional.empty(), route, journal);
        int status = reply.answer().status();
        String host = reply.server().host();
        if (status != OK) {
            journal.decided(
                    subject,
                    "none",
                    status == NOT_FOUND
                            ? host + " has no " + file + " (404), which is no obstacle"
                            : host + " answered " + status + " for " + file);
            return Optional.empty();
        }
        Document<JsonNode> document = xml.tree(reply.answer().body(), root);
        journal.decided(
                subject,
                document.value().isPresent() ? file : "ignored",
                document.value().isPresent() ? "from " + host : file + " of " + host + ": " + document.problem());
        return document.value();
    }

    private static List<String> presenceServers(ServiceProfile profile, JabberConfig config) {
        String chosen = PrecedenceRules.choose(
                String.join(" ", profile.presenceServers()), config.get("PresenceServerAddress"), "");
        return chosen.isBlank() ? List.of() : List.of(chosen.split(" "));
    }
}

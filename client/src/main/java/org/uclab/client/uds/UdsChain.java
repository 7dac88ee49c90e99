package org.uclab.client.uds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.Document;
import org.uclab.client.xml.XmlDocuments;

/**
 * The requests of the trace in their order: version, clusterUser, servers, devices. The first three go without
 * credentials, the last one with.
 */
public final class UdsChain {

    private static final String ROOT = "/cucm-uds";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Route route;
    private final XmlDocuments xml;
    private final Journal journal;

    public UdsChain(Route route, XmlDocuments xml, Journal journal) {
        this.route = route;
        this.xml = xml;
        this.journal = journal;
    }

    /**
     * Runs it.
     *
     * @param discovered the servers of {@code _cisco-uds}, in the order to try them
     */
    public UdsFindings run(List<ServerUrl> discovered, Credentials credentials) throws RouteLost, Stopped {
        Servers servers = new Servers("UDS server", discovered);
        String version = version(servers);
        Servers home = home(servers, credentials.user());
        List<String> names = names(home);
        Servers nodes = new Servers("UDS server", HomeCluster.nodes(names, home.order()));
        return devices(nodes, version, names, credentials);
    }

    private String version(Servers servers) throws RouteLost, Stopped {
        journal.step("UDS version");
        Servers.Reply reply = servers.get(ROOT + "/version", Optional.empty(), route, journal);
        String version = body(reply, "versionInformation", UdsDocuments.VersionInformation.class)
                .version();
        journal.decided("UDS server", reply.server().host(), "it answered; UCM " + version);
        return version;
    }

    private Servers home(Servers servers, String user) throws RouteLost, Stopped {
        journal.step("home cluster");
        String target = ROOT + "/clusterUser?username=" + encoded(user);
        Servers.Reply reply = servers.get(target, Optional.empty(), route, journal);
        UdsDocuments.ClusterUser answer = body(reply, "clusterUser", UdsDocuments.ClusterUser.class);
        if (!answer.found()) {
            journal.decided("home cluster", "none", "UCM knows no user '" + user + "' on any cluster");
            throw failed("UCM knows no user '" + user + "' on any cluster");
        }
        Optional<ServerUrl> home = HomeCluster.server(answer);
        List<ServerUrl> next = HomeCluster.servers(home, servers.order());
        journal.decided(
                "home cluster",
                home.map(ServerUrl::host).orElse("the cluster asked"),
                next.equals(servers.order())
                        ? "it is the cluster that discovery led to"
                        : "another cluster than the one that discovery led to");
        return new Servers("UDS server", next);
    }

    private List<String> names(Servers home) throws RouteLost, Stopped {
        journal.step("UDS servers");
        Servers.Reply reply = home.get(ROOT + "/servers", Optional.empty(), route, journal);
        List<String> names =
                body(reply, "servers", UdsDocuments.ServerNames.class).names();
        journal.decided(
                "UDS servers",
                String.join(", ", names),
                "named by " + reply.server().host());
        return names;
    }

    private UdsFindings devices(Servers nodes, String version, List<String> names, Credentials credentials)
            throws RouteLost, Stopped {
        journal.step("devices");
        String target = ROOT + "/user/" + encoded(credentials.user()) + "/devices";
        Servers.Reply reply = nodes.get(target, Optional.of(credentials), route, journal);
        mustAccept(reply);
        List<Device> devices =
                body(reply, "devices", UdsDocuments.Devices.class).devices();
        journal.decided("credentials", "accepted", "by " + reply.server().host());
        Optional<Device> chosen = DeviceChoice.of(devices);
        if (chosen.isEmpty()) {
            journal.decided("device", "none", "of " + devices.size() + " devices none is for a desktop client");
            return new UdsFindings(version, names, reply.server(), chosen);
        }
        Device device = detailed(chosen.get(), nodes, credentials);
        journal.decided("device", device.name(), "the first Client Services Framework device of " + devices.size());
        return new UdsFindings(version, names, reply.server(), Optional.of(device));
    }

    /** Lists of release 10 and later are short: where the file is, only the device itself tells. */
    private Device detailed(Device device, Servers nodes, Credentials credentials) throws RouteLost, Stopped {
        Optional<ServerUrl> uri = ServerUrl.parse(device.uri());
        if (!device.provision().uris().isEmpty() || uri.isEmpty()) {
            return device;
        }
        Servers.Reply reply = nodes.get(uri.get().target(), Optional.of(credentials), route, journal);
        Device detail = body(reply, "device", Device.class);
        return new Device(device.uri(), device.name(), device.model(), device.product(), detail.provision());
    }

    private void mustAccept(Servers.Reply reply) throws Stopped {
        if (reply.answer().status() == UNAUTHORIZED) {
            String reason = reply.server().host() + " answered " + UNAUTHORIZED;
            journal.decided("credentials", "refused", reason);
            throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
        }
    }

    private <T> T body(Servers.Reply reply, String root, Class<T> as) throws Stopped {
        Fetched.Answered answer = reply.answer();
        String host = reply.server().host();
        if (answer.status() != OK) {
            throw failed(host + " answered " + answer.status());
        }
        Document<T> document = xml.read(answer.body(), root, as);
        return document.value().orElseThrow(() -> failed(host + " sent no usable document: " + document.problem()));
    }

    private static Stopped failed(String reason) {
        return new Stopped(Stopped.Way.FAILED, reason);
    }

    private static String encoded(String user) {
        return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

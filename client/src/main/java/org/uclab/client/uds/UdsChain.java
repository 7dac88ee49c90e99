package org.uclab.client.uds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;

/**
 * The requests of the trace in their order: version, clusterUser, servers, devices. The first three go without
 * credentials, the last one with.
 */
public final class UdsChain {

    private final Route route;
    private final UdsQuestions questions;
    private final Journal journal;
    private final DeviceKind kind;

    /**
     * @param kind the device that the client is
     */
    public UdsChain(Route route, XmlDocuments xml, Journal journal, DeviceKind kind) {
        this.route = route;
        this.questions = new UdsQuestions(route, xml, journal);
        this.journal = journal;
        this.kind = kind;
    }

    /**
     * Runs it.
     *
     * @param discovered the servers of {@code _cisco-uds}, in the order to try them
     */
    public UdsFindings run(List<ServerUrl> discovered, Credentials credentials) throws RouteLost, Stopped {
        Servers servers = new Servers(UdsDecisions.UDS_SERVER, discovered);
        String version = version(servers);
        HomeSearch.Home home = new HomeSearch(questions, journal).find(servers, credentials.user());
        if (home.moved()) {
            version = version(home.servers());
        }
        Servers nodes = new Servers(
                UdsDecisions.UDS_SERVER,
                HomeCluster.nodes(
                        home.server(),
                        home.names(),
                        home.servers().order(),
                        home.servers().failed()));
        ServerUrl user = user(home, credentials);
        return devices(
                nodes, new UdsFindings(version, user, home.names(), home.server(), "", Optional.empty()), credentials);
    }

    private static ServerUrl user(HomeSearch.Home home, Credentials credentials) {
        return home.server().at(UdsQuestions.ROOT + "/user/" + UdsQuestions.encoded(credentials.user()));
    }

    private String version(Servers servers) throws RouteLost, Stopped {
        journal.step("UDS version");
        Servers.Taken<UdsDocuments.VersionInformation> taken =
                questions.open(servers, "/version", "versionInformation", UdsDocuments.VersionInformation.class);
        String version = taken.value().version();
        String host = taken.server().host();
        journal.decided(
                UdsDecisions.UDS_SERVER.of(), UdsDecisions.SERVER.of(host), UdsDecisions.IT_ANSWERED.of(version));
        boolean old = UcmRelease.of(version)
                .filter(release -> release.before(UcmRelease.THROUGH_EDGE))
                .isPresent();
        if (route.throughEdge() && old) {
            Phrase reason = UdsDecisions.TOO_OLD.of(host, version);
            journal.decided(UdsDecisions.RELEASE.of(), UdsDecisions.UNSUPPORTED.of(), reason);
            throw new Stopped(Stopped.Way.UNSUPPORTED, reason);
        }
        return version;
    }

    private UdsFindings devices(Servers nodes, UdsFindings found, Credentials credentials) throws RouteLost, Stopped {
        journal.step("devices");
        Servers.Taken<UdsQuestions.Own<UdsDocuments.Devices>> taken = questions.own(
                nodes, found.home().target() + "/devices", credentials, "devices", UdsDocuments.Devices.class);
        List<Device> devices = taken.value().document().devices();
        ServerUrl node = taken.server();
        journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.ACCEPTED.of(), HttpDecisions.BY.of(node.host()));
        Optional<Device> chosen = DeviceChoice.of(devices, kind);
        if (chosen.isEmpty()) {
            journal.decided(
                    UdsDecisions.DEVICE.of(),
                    HttpDecisions.NONE.of(),
                    UdsDecisions.NONE_OF_KIND.of(devices.size(), kind));
        } else {
            chosen = Optional.of(detailed(chosen.get(), nodes, credentials));
            journal.decided(
                    UdsDecisions.DEVICE.of(),
                    UdsDecisions.DEVICE_TAKEN.of(chosen.get().name()),
                    UdsDecisions.FIRST_OF_KIND.of(kind, devices.size()));
        }
        String text = new String(taken.value().bytes(), StandardCharsets.UTF_8);
        return new UdsFindings(found.version(), found.home(), found.servers(), node, text, chosen);
    }

    /** Lists of release 10 and later are short: where the file is, only the device itself tells. */
    private Device detailed(Device device, Servers nodes, Credentials credentials) throws RouteLost, Stopped {
        Optional<ServerUrl> uri = ServerUrl.parse(device.uri());
        if (!device.provision().uris().isEmpty() || uri.isEmpty()) {
            return device;
        }
        return device.with(questions
                .own(nodes, uri.get().target(), credentials, "device", Device.class)
                .value()
                .document()
                .provision());
    }
}

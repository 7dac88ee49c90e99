package org.uclab.client.ccmcip;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.xml.XmlDocuments;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/** Logs in with the user part of the address alone, as the trace shows, and gets the names of the user's devices. */
public final class CcmcipLogin {

    private static final int PORT = 8443;

    // ASSUMED(no public source): the trace shows the answer, not the path.
    private static final String TARGET = "/ccmcip/devices";

    private final Route route;
    private final XmlAnswers answers;
    private final Journal journal;

    public CcmcipLogin(Route route, XmlDocuments xml, Journal journal) {
        this.route = route;
        this.answers = new XmlAnswers(xml);
        this.journal = journal;
    }

    /** {@code devices}. */
    record Document(
            @JacksonXmlElementWrapper(useWrapping = false) @JsonProperty("device")
            List<Entry> devices) {

        List<String> names() {
            return devices == null
                    ? List.of()
                    : devices.stream()
                            .filter(Objects::nonNull)
                            .map(Entry::name)
                            .filter(Objects::nonNull)
                            .map(String::strip)
                            .toList();
        }
    }

    /** One device. */
    record Entry(String name, String description, String model) {}

    /**
     * Logs in.
     *
     * @param hosts in the order to try them
     */
    public DeviceNames devices(List<String> hosts, Credentials credentials) throws RouteLost, Stopped {
        journal.step("CCMCIP");
        Servers servers = new Servers(
                "CCMCIP server",
                hosts.stream()
                        .map(host -> new ServerUrl("https", host, PORT, "/"))
                        .toList());
        Servers.Round<Document> round = servers.round(
                TARGET,
                Optional.of(credentials),
                route,
                journal,
                (server, answer) -> answers.read(answer, "devices", Document.class));
        if (round.taken().isEmpty()) {
            journal.decided("device list", "none", round.problems());
            return new DeviceNames(List.of(), round.problems());
        }
        String host = round.taken().get().server().host();
        List<String> names = round.taken().get().value().names();
        journal.decided("device list", names.isEmpty() ? "empty" : String.join(", ", names), "CCMCIP of " + host);
        return new DeviceNames(names, "");
    }
}

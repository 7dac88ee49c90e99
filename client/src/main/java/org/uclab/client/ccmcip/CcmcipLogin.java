package org.uclab.client.ccmcip;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Fetched;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.http.Posted;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.http.Servers;
import org.uclab.client.http.XmlAnswers;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.DeviceChoice;
import org.uclab.client.uds.DeviceKind;
import org.uclab.client.uds.UdsDecisions;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;
import tools.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;

/** Logs in with the user part of the address alone, as the trace shows, and gets the names of the user's devices. */
public final class CcmcipLogin {

    private static final int PORT = 8443;

    private static final String TARGET = "/ccmcip/Personalization";
    private static final String TYPE = "text/xml";

    private static final int UNAUTHORIZED = 401;

    /** As much of a page as is looked at. */
    private static final int PAGE_MAX_BYTES = 16_384;

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
            return all().stream().map(Device::name).toList();
        }

        /** Name and model of each; where its file is they do not say. */
        List<Device> all() {
            return devices == null
                    ? List.of()
                    : devices.stream()
                            .filter(Objects::nonNull)
                            .filter(device -> device.name() != null)
                            .map(device -> new Device("", "", device.name(), device.model(), "", null))
                            .toList();
        }
    }

    /** One device. */
    record Entry(String name, String description, String model) {}

    /**
     * A login that brought a device.
     *
     * @param server the one that answered
     * @param device name and model only; empty when the user has none of that kind
     */
    public record Login(ServerUrl server, Optional<Device> device) {}

    /**
     * Logs in where no other server authenticates, and takes a device.
     *
     * @param hosts in the order to try them
     * @throws Stopped when the credentials are refused, or no server answers with a list
     */
    public Login device(List<String> hosts, Credentials credentials, DeviceKind kind) throws RouteLost, Stopped {
        journal.step("CCMCIP login");
        Servers.Round<Document> round = ask(hosts, credentials, this::accepted);
        Servers.Taken<Document> taken = round.taken().orElse(null);
        if (taken == null) {
            throw new Stopped(Stopped.Way.NO_SERVER, round.because());
        }
        String host = taken.server().host();
        journal.decided(
                CcmcipDecisions.LOGIN.of(),
                CcmcipDecisions.AS.of(credentials.user()),
                CcmcipDecisions.USER_PART.of(host));
        List<Device> devices = taken.value().all();
        Optional<Device> chosen = DeviceChoice.of(devices, kind);
        journal.decided(
                UdsDecisions.DEVICE.of(),
                chosen.map(device -> UdsDecisions.DEVICE_TAKEN.of(device.name()))
                        .orElseGet(HttpDecisions.NONE::of),
                chosen.isPresent()
                        ? UdsDecisions.FIRST_OF_KIND.of(kind, devices.size())
                        : UdsDecisions.NONE_OF_KIND.of(devices.size(), kind));
        return new Login(taken.server(), chosen);
    }

    private org.uclab.client.xml.Document<Document> accepted(ServerUrl server, Fetched.Answered answer) throws Stopped {
        if (refused(answer)) {
            Phrase reason = HttpDecisions.SERVER_ANSWERED.of(server.host(), UNAUTHORIZED);
            journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), reason);
            throw new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
        }
        return answers.read(answer, "devices", Document.class);
    }

    /** As the product's own client asks: the user once more in the document, the password once more in base64 (CSF). */
    private Servers.Round<Document> ask(List<String> hosts, Credentials credentials, Servers.Reader<Document> reader)
            throws RouteLost, Stopped {
        String password =
                Base64.getEncoder().encodeToString(credentials.password().getBytes(StandardCharsets.UTF_8));
        String user = credentials.user().replace("&", "&amp;").replace("<", "&lt;");
        byte[] request = ("<getDevices><user>" + user + "</user></getDevices>").getBytes(StandardCharsets.UTF_8);
        return servers(hosts)
                .post(
                        TARGET,
                        new Posted(TYPE, request),
                        Optional.of(new Credentials(credentials.user(), password)),
                        route,
                        journal,
                        reader);
    }

    /** Whether it is a refusal: by its status, or as a page for people that came with 200 (CSF: 7.x, 8.5). */
    private static boolean refused(Fetched.Answered answer) {
        if (answer.status() == UNAUTHORIZED) {
            return true;
        }
        int length = Math.min(answer.body().length, PAGE_MAX_BYTES);
        String page = new String(answer.body(), 0, length, StandardCharsets.UTF_8);
        return answer.contentType().equals("text/html")
                && page.contains("HTTP Status")
                && page.contains(Integer.toString(UNAUTHORIZED));
    }

    private static Servers servers(List<String> hosts) {
        return new Servers(
                CcmcipDecisions.SERVER,
                hosts.stream()
                        .map(host -> new ServerUrl("https", host, PORT, "/"))
                        .toList());
    }

    /**
     * Logs in.
     *
     * @param hosts in the order to try them
     */
    public DeviceNames devices(List<String> hosts, Credentials credentials) throws RouteLost, Stopped {
        journal.step("CCMCIP");
        Servers.Round<Document> round =
                ask(hosts, credentials, (server, answer) -> answers.read(answer, "devices", Document.class));
        if (round.taken().isEmpty()) {
            journal.decided(CcmcipDecisions.DEVICE_LIST.of(), HttpDecisions.NONE.of(), round.because());
            return new DeviceNames(List.of(), round.because());
        }
        String host = round.taken().get().server().host();
        List<String> names = round.taken().get().value().names();
        journal.decided(
                CcmcipDecisions.DEVICE_LIST.of(),
                names.isEmpty() ? CcmcipDecisions.EMPTY.of() : CcmcipDecisions.DEVICES.of(String.join(", ", names)),
                CcmcipDecisions.CCMCIP_OF.of(host));
        return new DeviceNames(names, Phrase.none());
    }
}

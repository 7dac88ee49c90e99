package org.uclab.sim.voicemail;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.fault.FaultBoard;
import org.uclab.lab.history.History;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Library;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.HttpCall;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Reach;
import org.uclab.lab.wire.Wire;
import org.uclab.sim.voicemail.world.VoicemailSection;
import org.uclab.sim.voicemail.world.VoicemailServices;

/** Two voicemail nodes on real sockets, and somebody who calls them. */
public final class RunningPair implements AutoCloseable {

    public static final String PRIMARY = "cuc1.example.com";
    public static final String BACKUP = "cuc2.example.com";

    /** Wall time; what fails, fails sooner. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    public static final String WORLD = """
            world: voices
            servicesDomain: example.com
            zones:
              inside: {network: 1, nameServer: ns.example.com}
            hosts:
              - {name: ns.example.com, zone: inside, address: 2, runs: nothing}
              - {name: cuc1.example.com, zone: inside, address: 40, runs: voicemail}
              - {name: cuc2.example.com, zone: inside, address: 41, runs: voicemail}
            voicemail:
              - id: cuc
                servers: [cuc1.example.com, cuc2.example.com]
                sendQuota: 300000
                receiveQuota: 400000
                messages:
                  - {to: ada, from: grace, seconds: 4, subject: Engines}
                  - {to: ada, from: "5559", seconds: 2, priority: Urgent}
                  - {to: grace, from: ada, seconds: 1, codec: gsm610}
            users:
              - {id: ada, password: Analytical9, firstName: Ada, lastName: Byron, line: "5003"}
              - {id: grace, password: NanoSecond1, firstName: Grace, lastName: Hopper, line: "5004"}
            """;

    public final WallClock clock;
    public final History history;
    public final FaultBoard faults;
    public final LabCa ca;
    public final VoicemailServers servers;
    private final Wire wire;
    private final Site site;
    private final Dialler caller;
    private final HttpDialler secure;
    private final HttpDialler plain;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /**
     * @param lab number of the lab, so that test classes do not meet
     */
    public RunningPair(int lab) {
        this(lab, 1, WORLD);
    }

    /**
     * @param scale lab seconds that pass in a second
     * @param world with its voicemail; it may have hosts of call control
     */
    RunningPair(int lab, double scale, String world) {
        clock = new WallClock(scale);
        history = new History(clock);
        faults = new FaultBoard(history);
        wire = new Wire(clock, history, faults, new AddressPlan(false), Reach.everywhere());
        ca = LabCa.create("Voicemail test CA", clock);
        VoicemailSystem system = new VoicemailSystem();
        LabModel model;
        try {
            model = LabModel.parse("w.yaml", world, Library.EMPTY, List.of(system, new CallControl()));
        } catch (WorldException broken) {
            throw new AssertionError(broken);
        }
        site = new Site(model, lab);
        servers = system.programs(model.section(VoicemailSection.class), site);
        caller = wire.dialler("127." + lab + ".1.100");
        secure = caller.http(new ClientSSLOptions()
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca.pem())))
                .setHostnameVerificationAlgorithm("HTTPS"));
        plain = caller.http(null);
        List.of(PRIMARY, BACKUP).forEach(host -> nodes.put(host, node(model.host(host))));
        nodes.values().forEach(node -> await(node.start()));
    }

    private Node node(Host host) {
        List<Port> ports = new ArrayList<>();
        for (Service service : host.ports().keySet()) {
            ports.add(new Port(
                    host.name(),
                    service.noun(),
                    service.protocol(),
                    service.transports().get(0),
                    site.endpoint(host.name(), service),
                    service.tls()));
        }
        NodeSpec spec = new NodeSpec(
                host.name(),
                site.address(host.name()),
                ports,
                List.of(VoicemailServices.media(host.name(), site.address(host.name()))),
                CertificateProfile.server(host.name()));
        return new Node(
                spec,
                new Lab(clock, history, faults, wire, ca),
                servers.of(host).orElseThrow());
    }

    public Node node(String host) {
        return nodes.get(host);
    }

    public String address(String host) {
        return site.address(host);
    }

    /** Credentials of a user, and what is accepted. */
    public static HttpFields as(String user, String password, String... more) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpFields fields = HttpFields.of("Authorization", "Basic " + pair);
        for (int i = 0; i < more.length; i += 2) {
            fields = fields.with(more[i], more[i + 1]);
        }
        return fields;
    }

    public static HttpFields ada(String... more) {
        return as("ada", "Analytical9", more);
    }

    public static HttpFields grace(String... more) {
        return as("grace", "NanoSecond1", more);
    }

    public HttpReply call(String method, String host, String target, HttpFields fields, byte[] body) {
        return call("voicemail", method, host, target, fields, body);
    }

    public HttpReply call(String service, String method, String host, String target, HttpFields fields, byte[] body) {
        return await(calling(service, method, host, target, fields, body));
    }

    public Future<HttpReply> calling(
            String service, String method, String host, String target, HttpFields fields, byte[] body) {
        boolean clear = service.equals("voicemail-http") || service.equals("voicemail-notify");
        return (clear ? plain : secure)
                .call(new HttpCall(
                        method,
                        clear ? "http" : "https",
                        host,
                        site.endpoint(host, service),
                        target,
                        fields,
                        body,
                        LIMIT));
    }

    public String get(String target, HttpFields fields) {
        return text(call("GET", PRIMARY, target, fields, new byte[0]));
    }

    public static String text(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    public static <T> T await(Future<T> work) {
        try {
            return work.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        await(caller.close());
        nodes.values().forEach(node -> await(node.stop("test is over")));
        await(wire.close());
        clock.close();
    }
}

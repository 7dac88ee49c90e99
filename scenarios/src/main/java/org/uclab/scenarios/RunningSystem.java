package org.uclab.scenarios;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.KeySpec;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;
import org.uclab.sim.web.WebSystem;

/** A system set up in one lab. */
final class RunningSystem<S> {

    private final LabSystem<S> system;
    private final S section;
    private final Site site;
    private final Map<Host, Supplier<Program>> ofHosts = new ConcurrentHashMap<>();
    private volatile Programs programs;

    /**
     * @throws BenchException when its part of the world cannot be played
     */
    RunningSystem(LabSystem<S> system, Site site) {
        this.system = system;
        this.section = site.model().section(system.type());
        this.site = site;
        begin();
    }

    /**
     * What its hosts had kept is gone, as if the lab were new; a host that is off has what the world says when it starts.
     *
     * @throws BenchException when its part of the world cannot be played
     */
    void begin() {
        try {
            programs = system.programs(section, site);
            ofHosts.replaceAll((host, before) -> ofHost(host));
        } catch (IllegalArgumentException unusable) {
            throw new BenchException(unusable.getMessage(), unusable);
        }
    }

    private Supplier<Program> ofHost(Host host) {
        return programs.of(host).orElse(Idle::new);
    }

    Programs programs() {
        return programs;
    }

    List<Role> roles() {
        return system.roles();
    }

    /** What it tells of a person. */
    Map<String, List<String>> tells(String user) {
        return system.tells(section, user);
    }

    /** The node of one of its hosts, off. */
    Node node(Lab lab, Host host) {
        ofHosts.put(host, ofHost(host));
        return node(
                lab,
                site,
                host,
                system.certificate(section, host, site),
                system.ranges(section, host, site),
                () -> ofHosts.get(host).get());
    }

    /** The host, if there is one, that tells what the lab's authority has taken back. */
    static Optional<String> revocationAt(LabModel model) {
        return model.hosts().values().stream()
                .filter(host -> host.role().equals(WebSystem.REVOCATION))
                .map(Host::name)
                .findFirst();
    }

    /** The node of a host that runs nothing, off. */
    static Node nothing(Lab lab, Site site, Host host) {
        return node(lab, site, host, CertificateProfile.server(host.name()), List.of(), Idle::new);
    }

    private static Node node(
            Lab lab,
            Site site,
            Host host,
            CertificateProfile profile,
            List<PortRange> ranges,
            Supplier<Program> programs) {
        String address = site.address(host.name());
        CertificateProfile shown = host.shown().trace()
                ? profile.withKeySpec(KeySpec.RSA_4096).withSha1().withClientAuth(true)
                : profile;
        host.shown()
                .defects()
                .values()
                .forEach(defect -> shown.lacks(defect).ifPresent(what -> {
                    throw new BenchException(
                            "the certificate of " + host.name() + " has no " + what + ", so that it cannot be wrong");
                }));
        List<KeySpec> keys = keys(host, shown);
        // A handshake has no time to make one, and whoever starts a lab has.
        keys.stream().filter(KeySpec.RSA_4096::equals).forEach(lab.ca()::makeReady);
        return new Node(
                new NodeSpec(
                        host.name(),
                        address,
                        ports(host, address),
                        ranges,
                        shown,
                        keys,
                        host.shown().defects()),
                lab,
                programs);
    }

    /** Those that the world names, or else the one that the system's certificate asks for. */
    private static List<KeySpec> keys(Host host, CertificateProfile profile) {
        boolean asked = host.keys().equals(KeySpec.USUAL) && profile.keySpec() != KeySpec.EC_P256;
        return asked ? List.of(profile.keySpec()) : host.keys();
    }

    private static List<Port> ports(Host host, String address) {
        List<Port> ports = new ArrayList<>();
        host.ports().forEach((service, number) -> {
            for (Transport transport : service.transports()) {
                ports.add(port(host, service, transport, new Endpoint(address, number)));
            }
        });
        return ports;
    }

    private static Port port(Host host, Service service, Transport transport, Endpoint published) {
        return new Port(host.name(), service.noun(), service.protocol(), transport, published, service.tls());
    }

    /** A host that nothing names runs, and answers on none of its ports. */
    private static final class Idle implements Program {

        @Override
        public Future<?> start(NodeContext node) {
            return Future.succeededFuture();
        }
    }
}

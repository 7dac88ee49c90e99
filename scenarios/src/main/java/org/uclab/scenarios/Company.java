package org.uclab.scenarios;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.HostRole;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.ServiceNoun;
import org.uclab.lab.node.Lab;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;

/** The systems of a model, each made from it once, and the nodes they run on. */
final class Company {

    private final LabModel model;
    private final Addresses addresses;
    private final NameServers nameServers;
    private final Map<HostRole, Runs> systems = new EnumMap<>(HostRole.class);

    /** Makes the programs of one role's hosts. */
    interface Runs {
        Supplier<Program> programs(Host host);
    }

    /** Published endpoints of a model in the lab of a number. */
    record Addresses(LabModel model, int lab) {

        Endpoint of(String host, ServiceNoun service) {
            Host known = model.host(host);
            return new Endpoint(model.address(lab, known), known.ports().get(service));
        }

        String of(String host) {
            return model.address(lab, host);
        }
    }

    Company(LabModel model, int lab) {
        this.model = model;
        this.addresses = new Addresses(model, lab);
        this.nameServers = new NameServers(model, addresses);
        systems.put(HostRole.DNS, nameServers);
        systems.put(HostRole.UCM, new UcmClusters(model, addresses));
        systems.put(HostRole.IMP, new ImpClusters(model, addresses));
        Expressways expressways = new Expressways(model, addresses);
        systems.put(HostRole.EXPRESSWAY_E, expressways::edges);
        systems.put(HostRole.EXPRESSWAY_C, expressways::cores);
        systems.put(HostRole.WEBEX, new WebexCloud(model));
        Directories directories = new Directories(model);
        for (HostRole role : HostRole.values()) {
            if (role.directory()) {
                systems.put(role, directories);
            }
        }
        systems.put(HostRole.WEB, new WebServers(model));
        systems.put(HostRole.NOTHING, host -> idle());
    }

    NameServers nameServers() {
        return nameServers;
    }

    /** The nodes of all hosts, off. */
    List<Node> nodes(Lab lab) {
        Certificates certificates = new Certificates(model, addresses.lab());
        List<Node> nodes = new ArrayList<>();
        for (Host host : model.hosts().values()) {
            String address = addresses.of(host.name());
            NodeSpec spec = new NodeSpec(host.name(), address, ports(host, address), certificates.of(host));
            nodes.add(new Node(spec, lab, systems.get(host.role()).programs(host)));
        }
        return nodes;
    }

    private static List<Port> ports(Host host, String address) {
        List<Port> ports = new ArrayList<>();
        host.ports().forEach((service, number) -> {
            for (Transport transport : service.transports()) {
                ports.add(new Port(
                        host.name(),
                        service.noun(),
                        service.protocol(),
                        transport,
                        new Endpoint(address, number),
                        service.tls()));
            }
        });
        return ports;
    }

    /** A host that no cluster names runs, and answers on none of its ports. */
    static Supplier<Program> idle() {
        return () -> node -> Future.succeededFuture();
    }
}

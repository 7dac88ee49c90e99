package org.uclab.control.live;

import java.util.List;
import java.util.Locale;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.scenarios.Bench;

/**
 * A host as it is now.
 *
 * @param state {@code running}, {@code paused} or {@code off}
 */
public record HostView(String name, String zone, String address, String state, List<ServiceView> services) {

    /**
     * A service of a host.
     *
     * @param address where it really listens
     * @param port    the port it really listens on
     * @param stopped whether somebody has stopped it
     * @param publishedPort the port the world knows
     */
    public record ServiceView(
            String name,
            String protocol,
            String transport,
            String address,
            int port,
            boolean tls,
            boolean stopped,
            int publishedPort) {}

    static HostView of(Bench bench, Node node) {
        AddressPlan plan = bench.addressPlan();
        List<ServiceView> services =
                node.ports().stream().map(port -> service(bench, plan, port)).toList();
        return new HostView(
                node.name(),
                bench.model().host(node.name()).zone(),
                node.address(),
                node.state().name().toLowerCase(Locale.ROOT),
                services);
    }

    private static ServiceView service(Bench bench, AddressPlan plan, Port port) {
        Endpoint actual = plan.actual(port.transport(), port.published());
        return new ServiceView(
                port.service(),
                port.protocol(),
                port.transport().name().toLowerCase(Locale.ROOT),
                actual.address(),
                actual.port(),
                port.tls(),
                stopped(bench, port),
                port.published().port());
    }

    private static boolean stopped(Bench bench, Port port) {
        return bench.faults().armed().stream()
                .anyMatch(armed -> armed.fault() instanceof NodeFault.ServiceStopped
                        && armed.where().host().equals(port.host())
                        && armed.where().service().equals(port.service()));
    }
}

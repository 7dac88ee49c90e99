package org.uclab.scenarios;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;

/**
 * Every service of every system, each at one port of a world that has it: a rule that holds for ports is tried on all of them,
 * and a service that comes later is tried without anybody saying so.
 */
final class EveryService {

    private EveryService() {}

    /** What is done at a port. */
    @FunctionalInterface
    interface Visit {
        void to(Bench bench, Node node, Port port) throws IOException, GeneralSecurityException;
    }

    /**
     * Visits a port of each of those services that some world has, once for each of its transports. Worlds are started until
     * none is left.
     *
     * @throws AssertionError when no world has one of them
     */
    static void visit(Predicate<Service> which, Visit visit)
            throws WorldException, IOException, GeneralSecurityException {
        Set<String> left = Systems.all().stream()
                .flatMap(system -> system.roles().stream())
                .flatMap(role -> role.services().stream())
                .filter(which)
                .flatMap(EveryService::nouns)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> worlds = Stream.concat(Stream.of(Worlds.DEFAULT, "directory"), Worlds.names().stream())
                .distinct()
                .toList();
        for (String world : worlds) {
            LabModel model = Worlds.load(world);
            if (has(model).anyMatch(left::contains)) {
                inWorld(model, left, visit);
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("no world has " + left);
        }
    }

    private static Stream<String> nouns(Service service) {
        return service.transports().stream().map(transport -> service.noun() + "/" + transport);
    }

    private static Stream<String> has(LabModel model) {
        return model.hosts().values().stream()
                .flatMap(host -> host.ports().keySet().stream())
                .flatMap(EveryService::nouns);
    }

    private static void inWorld(LabModel model, Set<String> left, Visit visit)
            throws IOException, GeneralSecurityException {
        try (Bench bench = Bench.start(model, BenchOptions.standard())) {
            for (Node node : bench.nodes()) {
                for (Port port : node.ports()) {
                    if (left.remove(port.service() + "/" + port.transport())) {
                        visit.to(bench, node, port);
                    }
                }
            }
        }
    }

    /** Where the port answers. */
    static InetSocketAddress at(Bench bench, Port port) {
        Endpoint at = bench.addressPlan().actual(port.transport(), port.published());
        return new InetSocketAddress(at.address(), at.port());
    }

    /** An address beside the node's, of somebody whom it does not know. */
    static String guest(Node node, int number) {
        return node.address().substring(0, node.address().lastIndexOf('.') + 1) + number;
    }

    /** Whether it speaks TLS from the first byte. */
    static boolean tls(Service service) {
        return service.tls() && service.transports().contains(Transport.TCP);
    }
}

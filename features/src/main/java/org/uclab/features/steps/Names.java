package org.uclab.features.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.features.Cast;
import org.uclab.features.Unplayable;
import org.uclab.lab.model.User;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Port;
import org.uclab.lab.words.Nearest;
import org.uclab.scenarios.Bench;

/** What steps may name in a running lab. What it does not have is an error with what it has, and the nearest of that. */
final class Names {

    /** Who types an address that need be nobody's. */
    static final String SOMEBODY = Cast.SOMEBODY;

    private final Bench bench;

    Names(Bench bench) {
        this.bench = bench;
    }

    /** A person of the world, those of the crowds too. */
    User person(String name) {
        return cast().person(name);
    }

    /** A person of the world, or {@code somebody}. */
    String user(String name) {
        return cast().user(name);
    }

    /** By its full or short name. */
    Node host(String name) {
        return bench.node(cast().host(name));
    }

    Zone zone(String name) {
        return bench.zone(cast().zone(name));
    }

    private Cast cast() {
        return new Cast(bench.model());
    }

    /** One that some host has. */
    String service(String noun) {
        Set<String> all = new TreeSet<>();
        bench.nodes().forEach(node -> node.ports().forEach(port -> all.add(port.service())));
        return known("no host here has a service", noun, all);
    }

    /** The port of a service of a host. */
    Port port(Node host, String service) {
        Map<String, Port> ports = new LinkedHashMap<>();
        host.ports().forEach(port -> ports.putIfAbsent(port.service(), port));
        return ports.get(known(host.name() + " has no service", service, ports.keySet()));
    }

    private static String known(String problem, String noun, Set<String> services) {
        if (!services.contains(noun)) {
            throw new Unplayable(problem + " '" + noun + "'; services: " + services + Nearest.hint(noun, services));
        }
        return noun;
    }
}

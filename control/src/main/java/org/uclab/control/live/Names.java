package org.uclab.control.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.User;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Port;
import org.uclab.lab.words.Nearest;
import org.uclab.scenarios.Bench;

/** What may be named in a running lab. What it does not have is {@link Refused} with what it has, and the nearest of that. */
public final class Names {

    private final Bench bench;

    public Names(Bench bench) {
        this.bench = bench;
    }

    /** A person of the world, those of the crowds too. */
    /** @see Cast#person */
    public User person(String name) {
        return cast().person(name);
    }

    /** @see Cast#user */
    public String user(String name) {
        return cast().user(name);
    }

    /** By its full or short name. */
    public Node host(String name) {
        return bench.node(cast().host(name));
    }

    public Zone zone(String name) {
        return bench.zone(cast().zone(name));
    }

    private Cast cast() {
        return new Cast(bench);
    }

    /** One that some host has. */
    public String service(String noun) {
        Set<String> all = new TreeSet<>();
        bench.nodes().forEach(node -> all.addAll(ports(node).keySet()));
        return known("no host here has a service", noun, all);
    }

    /** The ports of a host by service; of a range the lowest. */
    private static Map<String, Port> ports(Node host) {
        Map<String, Port> ports = new LinkedHashMap<>();
        host.ports().forEach(port -> ports.putIfAbsent(port.service(), port));
        host.ranges().forEach(range -> ports.putIfAbsent(range.service(), range.lowest()));
        return ports;
    }

    /** The port of a service of a host, or the lowest of its range. */
    public Port port(Node host, String service) {
        Map<String, Port> ports = ports(host);
        return ports.get(known(host.name() + " has no service", service, ports.keySet()));
    }

    private static String known(String problem, String noun, Set<String> services) {
        if (!services.contains(noun)) {
            throw new Refused(
                    Refused.Why.UNKNOWN,
                    problem + " '" + noun + "'; services: " + services + Nearest.hint(noun, services),
                    List.copyOf(services));
        }
        return noun;
    }
}

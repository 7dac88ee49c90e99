package org.uclab.control.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.model.Zone;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Port;
import org.uclab.lab.words.Nearest;
import org.uclab.scenarios.Bench;

/** What may be named in a running lab. What it does not have is an error with what it has, and the nearest of that. */
public final class Names {

    /** Who types an address that need be nobody's. */
    public static final String SOMEBODY = "somebody";

    private final Bench bench;

    public Names(Bench bench) {
        this.bench = bench;
    }

    /** A person of the world, those of the crowds too. */
    public User person(String name) {
        LabModel model = bench.model();
        User known = model.users().get(name);
        if (known != null) {
            return known;
        }
        return model.crowds().stream()
                .flatMap(Crowd::users)
                .filter(user -> user.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no user '" + name + "'; users: "
                        + model.users().keySet()
                        + (model.crowds().isEmpty() ? "" : " and crowds")
                        + Nearest.hint(name, model.users().keySet())));
    }

    /** A person of the world, or {@code somebody}. */
    public String user(String name) {
        return name.equals(SOMEBODY) ? name : person(name).id();
    }

    /** By its full or short name. */
    public Node host(String name) {
        return bench.node(name);
    }

    public Zone zone(String name) {
        return bench.zone(name);
    }

    /** One that some host has. */
    public String service(String noun) {
        Set<String> all = new TreeSet<>();
        bench.nodes().forEach(node -> node.ports().forEach(port -> all.add(port.service())));
        return known("no host here has a service", noun, all);
    }

    /** The port of a service of a host. */
    public Port port(Node host, String service) {
        Map<String, Port> ports = new LinkedHashMap<>();
        host.ports().forEach(port -> ports.putIfAbsent(port.service(), port));
        return ports.get(known(host.name() + " has no service", service, ports.keySet()));
    }

    private static String known(String problem, String noun, Set<String> services) {
        if (!services.contains(noun)) {
            throw new IllegalArgumentException(
                    problem + " '" + noun + "'; services: " + services + Nearest.hint(noun, services));
        }
        return noun;
    }
}

package org.uclab.features.venue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.control.live.Cast;
import org.uclab.control.live.HostView;
import org.uclab.control.live.LabView.UserView;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.words.Nearest;

/** Whom and what steps may name. What there is not is {@link Refused} with what there is, and the nearest of that. */
public final class Playbill {

    private final LabModel model;
    private final Cast cast;
    private final Map<String, User> newcomers = new HashMap<>();
    private final Map<String, HostView> hosts = new LinkedHashMap<>();

    /** @param hosts of the lab, with their addresses */
    public Playbill(LabModel model, List<HostView> hosts) {
        this.model = model;
        this.cast = new Cast(model);
        hosts.forEach(host -> this.hosts.put(host.name(), host));
    }

    /** A person of the world, or one who has come since. */
    public User person(String name) {
        return newcomers.containsKey(name) ? newcomers.get(name) : cast.person(name);
    }

    /** The id of such a person, or {@code somebody}. */
    public String user(String name) {
        return newcomers.containsKey(name) ? name : cast.user(name);
    }

    /** Somebody who has come since. */
    public void add(UserView user) {
        String domain = user.address().substring(user.address().lastIndexOf('@') + 1);
        newcomers.put(user.id(), new User(user.id(), domain, user.password(), "", user.name(), "", "", 0));
    }

    /** By its full or short name. */
    public HostView host(String name) {
        return hosts.get(cast.host(name));
    }

    /** All of them, in the order of the world. */
    public List<HostView> hosts() {
        return List.copyOf(hosts.values());
    }

    /** Full host names by their short ones and their addresses. */
    public Map<String, String> fullNames() {
        Map<String, String> names = new HashMap<>();
        hosts.values().forEach(host -> {
            names.put(host.name(), host.name());
            names.put(model.host(host.name()).shortName(), host.name());
            names.put(host.address(), host.name());
        });
        return names;
    }

    public Zone zone(String name) {
        return model.zone(cast.zone(name));
    }

    /** One that some host has. */
    public String service(String noun) {
        Set<String> all = new TreeSet<>();
        hosts.values().forEach(host -> host.services().forEach(service -> all.add(service.name())));
        return known("no host here has a service", noun, all);
    }

    /** The port of a service of a host. */
    public Port port(HostView host, String service) {
        Map<String, Port> ports = new LinkedHashMap<>();
        host.services().forEach(at -> ports.putIfAbsent(at.name(), port(host, at)));
        return ports.get(known(host.name() + " has no service", service, ports.keySet()));
    }

    private static Port port(HostView host, HostView.ServiceView service) {
        return new Port(
                host.name(),
                service.name(),
                service.protocol(),
                Transport.valueOf(service.transport().toUpperCase(Locale.ROOT)),
                new Endpoint(host.address(), service.publishedPort()),
                service.tls());
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

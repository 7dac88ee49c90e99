package org.uclab.control.live;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.words.Nearest;

/** Whom and what a world has, as people name them. What it does not have is {@link Refused} with what it has. */
public final class Cast {

    /** Who types an address that need be nobody's. */
    public static final String SOMEBODY = "somebody";

    private final LabModel model;

    public Cast(LabModel model) {
        this.model = model;
    }

    /** A person of the world, those of the crowds too. */
    public User person(String name) {
        User known = model.users().get(name);
        if (known != null) {
            return known;
        }
        return model.crowds().stream()
                .flatMap(Crowd::users)
                .filter(user -> user.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Why.UNKNOWN,
                        "there is no user '" + name + "'; users: "
                                + model.users().keySet()
                                + (model.crowds().isEmpty() ? "" : " and crowds")
                                + Nearest.hint(name, model.users().keySet()),
                        List.copyOf(model.users().keySet())));
    }

    /** The id of a person of the world, or {@code somebody}. */
    public String user(String name) {
        return name.equals(SOMEBODY) ? name : person(name).id();
    }

    /** The full name of the host of that full or short name. */
    public String host(String name) {
        return model.hosts().keySet().stream()
                .filter(host -> host.equals(name) || host.startsWith(name + "."))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Why.UNKNOWN,
                        "there is no host '" + name + "'; hosts: "
                                + model.hosts().keySet() + Nearest.hint(name, hostNames()),
                        List.copyOf(model.hosts().keySet())));
    }

    private List<String> hostNames() {
        return model.hosts().values().stream()
                .flatMap((Host host) -> Stream.of(host.name(), host.shortName()))
                .toList();
    }

    /** A network of the world. */
    public String zone(String name) {
        return Doing.known(() -> model.zone(name)).name();
    }
}

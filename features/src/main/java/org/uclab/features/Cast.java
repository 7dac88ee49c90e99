package org.uclab.features;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.words.Nearest;

/** Whom and what a world has, as features name them. What it does not have is {@link Unplayable}. */
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
                .orElseThrow(() -> new Unplayable("there is no user '" + name + "'; users: "
                        + model.users().keySet()
                        + (model.crowds().isEmpty() ? "" : " and crowds")
                        + Nearest.hint(name, model.users().keySet())));
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
                .orElseThrow(() -> new Unplayable("there is no host '" + name + "'; hosts: "
                        + model.hosts().keySet() + Nearest.hint(name, hostNames())));
    }

    private List<String> hostNames() {
        return model.hosts().values().stream()
                .flatMap((Host host) -> Stream.of(host.name(), host.shortName()))
                .toList();
    }

    /** A network of the world. */
    public String zone(String name) {
        return Unplayable.unlessWrong(() -> model.zone(name)).name();
    }
}

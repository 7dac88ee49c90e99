package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.lab.words.Nearest;
import org.uclab.scenarios.Bench;

/** Whom and what a world has, as people name them. What it does not have is {@link Refused} with what it has. */
public final class Cast {

    /** Who types an address that need be nobody's. */
    public static final String SOMEBODY = "somebody";

    private final LabModel model;
    private final Function<String, Optional<User>> people;
    private final Supplier<List<String>> ids;

    /** As the world says. */
    public Cast(LabModel model) {
        this(model, id -> ofWorld(model, id), () -> List.copyOf(model.users().keySet()));
    }

    /** As it is in that lab now. */
    Cast(Bench bench) {
        this(
                bench.model(),
                bench.people()::find,
                () -> bench.people().all().stream().map(User::id).toList());
    }

    private Cast(LabModel model, Function<String, Optional<User>> people, Supplier<List<String>> ids) {
        this.model = model;
        this.people = people;
        this.ids = ids;
    }

    private static Optional<User> ofWorld(LabModel model, String id) {
        return Optional.ofNullable(model.users().get(id))
                .or(() -> model.crowds().stream()
                        .flatMap(Crowd::users)
                        .filter(user -> user.id().equals(id))
                        .findFirst());
    }

    /** A person of the world, those of the crowds too. */
    public User person(String name) {
        return people.apply(name).orElseThrow(() -> {
            List<String> known = ids.get();
            return new Refused(
                    Refused.Why.UNKNOWN,
                    "there is no user '" + name + "'; users: " + known
                            + (model.crowds().isEmpty() ? "" : " and crowds") + Nearest.hint(name, known),
                    known);
        });
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

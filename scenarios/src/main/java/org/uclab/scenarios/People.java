package org.uclab.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.model.Crowd;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;

/** The people of a running lab: those of its world, and what has become of them since. Safe for any thread. */
public final class People {

    private final LabModel model;
    /** Whoever is other than in the world; empty for who has gone. */
    private final Map<String, Optional<User>> changed = new LinkedHashMap<>();

    People(LabModel model) {
        this.model = model;
    }

    /** A person by sign-in name, those of the crowds too. */
    public synchronized Optional<User> find(String id) {
        return changed.containsKey(id) ? changed.get(id) : ofWorld(id);
    }

    private Optional<User> ofWorld(String id) {
        return Optional.ofNullable(model.users().get(id))
                .or(() -> model.crowds().stream()
                        .flatMap(Crowd::users)
                        .filter(user -> user.id().equals(id))
                        .findFirst());
    }

    /** Everybody but the crowds: those of the world in its order, then those who came later. */
    public synchronized List<User> all() {
        return Stream.concat(
                        model.users().keySet().stream(),
                        changed.keySet().stream().filter(id -> !model.users().containsKey(id)))
                .flatMap(id -> find(id).stream())
                .toList();
    }

    synchronized void put(User user) {
        changed.put(user.id(), Optional.of(user));
    }

    /** What a user signs in with from now on. */
    synchronized void password(String id, String password) {
        find(id).ifPresent(user -> put(user.withPassword(password)));
    }

    synchronized void remove(String id) {
        changed.put(id, Optional.empty());
    }

    /** As the world says. */
    synchronized void restore() {
        changed.clear();
    }
}

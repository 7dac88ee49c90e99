package org.uclab.features.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.features.Unplayable;

/** What steps keep for later steps of their scenario: of each kind of thing the latest of each who has one. */
final class Kept {

    private record Place(Class<?> kind, String whose) {}

    private final Map<Place, Object> things = new HashMap<>();

    /** In place of what was kept of that kind for the same. */
    <T> void keep(Class<T> kind, String whose, T thing) {
        things.put(new Place(kind, whose), thing);
    }

    void forget(Class<?> kind, String whose) {
        things.remove(new Place(kind, whose));
    }

    <T> Optional<T> find(Class<T> kind, String whose) {
        return Optional.ofNullable(kind.cast(things.get(new Place(kind, whose))));
    }

    /**
     * The same where a step cannot do without.
     *
     * @throws Unplayable with that text when there is none
     */
    <T> T get(Class<T> kind, String whose, String otherwise) {
        return find(kind, whose).orElseThrow(() -> new Unplayable(otherwise));
    }
}

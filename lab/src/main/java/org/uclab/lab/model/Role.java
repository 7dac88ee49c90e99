package org.uclab.lab.model;

import java.util.List;

/**
 * What runs on a host, and so which services it has.
 *
 * @param word     as a world writes it
 * @param services in the order users see them
 */
public record Role(String word, List<Service> services) {

    /** Something that is there for its name and address only. */
    public static final Role NOTHING = new Role("nothing", List.of());

    public Role {
        services = List.copyOf(services);
    }

    public static Role of(String word, Service... services) {
        return new Role(word, List.of(services));
    }
}

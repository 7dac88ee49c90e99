package org.uclab.lab.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A world as a system reads it: keys of the world, and the keys that are its own of users and crowds. */
public final class WorldReading {

    private final Reading root;
    private final String servicesDomain;
    private final Library library;
    private final Map<String, Reading> users = new LinkedHashMap<>();
    private final Map<Crowd, Reading> crowds = new LinkedHashMap<>();

    WorldReading(Reading root, String servicesDomain, Library library) {
        this.root = root;
        this.servicesDomain = servicesDomain;
        this.library = library;
    }

    void user(String id, Reading reading) {
        users.putIfAbsent(id, reading);
    }

    void crowd(Crowd crowd, Reading reading) {
        crowds.put(crowd, reading);
    }

    /** The world's own keys. */
    public Reading root() {
        return root;
    }

    public String servicesDomain() {
        return servicesDomain;
    }

    /** Files beside the world. */
    public Library library() {
        return library;
    }

    /** Whether anybody lives in the world whose keys are to be read. */
    public boolean hasUsers() {
        return !users.isEmpty() || !crowds.isEmpty();
    }

    /**
     * What the keys of each user and each crowd say.
     *
     * @param user  reads those of a user
     * @param crowd reads those of a crowd, and tells what they mean for the user of a number
     */
    public <T> Traits<T> people(Function<Reading, T> user, BiFunction<Crowd, Reading, IntFunction<T>> crowd) {
        Map<String, T> written = new LinkedHashMap<>();
        users.forEach((id, reading) -> written.put(id, user.apply(reading)));
        List<IntFunction<T>> many = new ArrayList<>();
        crowds.forEach((each, reading) -> many.add(crowd.apply(each, reading)));
        return new Traits<>(written, many);
    }

    /** Notes the keys that nobody asked for. */
    void done() {
        users.values().forEach(Reading::done);
        crowds.values().forEach(Reading::done);
        root.done();
    }
}

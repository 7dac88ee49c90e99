package org.uclab.lab.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.uclab.lab.words.Nearest;

/**
 * An imaginary company, as read from a world. Its addresses are {@code 127.lab.network.number}: the lab's number is
 * given when it is started, so that many labs of one world run side by side.
 *
 * @param title          one line
 * @param about          what a client sees there, a paragraph
 * @param servicesDomain the domain that clients ask for services
 * @param voiceServicesDomain the domain that they ask instead, when their configuration names one
 * @param users          those the world describes one by one
 * @param crowds         those it describes by the thousand
 * @param sections       what each system made of its part, by the class of its record
 * @param places         where its records stand
 */
public record LabModel(
        String world,
        String title,
        String about,
        String servicesDomain,
        Optional<String> voiceServicesDomain,
        Map<String, Zone> zones,
        Map<String, Host> hosts,
        Map<String, User> users,
        List<Crowd> crowds,
        Map<Class<?>, Object> sections,
        Places places) {

    /** Largest world file taken, in bytes. */
    public static final int FILE_MAX_BYTES = 64 * 1024 * 1024;

    /** The address of a host in the lab of that number. */
    public String address(int lab, Host host) {
        return "127." + lab + "." + zones.get(host.zone()).network() + "." + host.number();
    }

    public String address(int lab, String host) {
        return address(lab, host(host));
    }

    /**
     * The host of that name.
     *
     * @throws IllegalArgumentException when there is none such
     */
    public Host host(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("world " + world + " has no host " + name);
        }
        return host;
    }

    /**
     * The zone of that name.
     *
     * @throws IllegalArgumentException when there is none such
     */
    public Zone zone(String name) {
        Zone zone = zones.get(name);
        if (zone == null) {
            throw new IllegalArgumentException(
                    "there is no zone '" + name + "'; zones: " + zones.keySet() + Nearest.hint(name, zones.keySet()));
        }
        return zone;
    }

    /** All users, those of the crowds too. */
    public Stream<User> everybody() {
        return Stream.concat(users.values().stream(), crowds.stream().flatMap(Crowd::users));
    }

    /**
     * What a system made of its part of the world.
     *
     * @throws IllegalArgumentException when the world was read without that system
     */
    public <S> S section(Class<S> type) {
        Object section = sections.get(type);
        if (section == null) {
            throw new IllegalArgumentException("world " + world + " was read without " + type.getSimpleName());
        }
        return type.cast(section);
    }

    /** The zone whose hosts reach the least: where whoever is not of this world is taken to stand. */
    public Zone outermost() {
        return zones.values().stream()
                .min(Comparator.comparingInt(zone -> zone.reaches().size()))
                .orElseThrow();
    }

    /**
     * Reads and checks a world.
     *
     * @param systems whose parts it may have
     * @throws WorldException with every finding, when there are any
     * @throws IOException    when the file cannot be read
     */
    public static LabModel read(Path file, List<? extends WorldSection<?>> systems) throws IOException, WorldException {
        if (Files.size(file) > FILE_MAX_BYTES) {
            throw new WorldException(List.of(new Finding(
                    file.toString(), 1, "the file is larger than " + FILE_MAX_BYTES + " bytes", "split the world")));
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return parse(file.toString(), text, Library.beside(file), systems);
    }

    /**
     * Reads and checks a world from text.
     *
     * @param file    how findings name it
     * @param library where it finds the files it includes
     * @param systems whose parts it may have
     * @throws WorldException with every finding, when there are any
     */
    public static LabModel parse(String file, String yaml, Library library, List<? extends WorldSection<?>> systems)
            throws WorldException {
        WorldReader reader = new WorldReader(file, library, List.copyOf(systems));
        Optional<LabModel> model = reader.read(yaml);
        if (!reader.notes().findings().isEmpty() || model.isEmpty()) {
            throw new WorldException(reader.notes().findings());
        }
        List<Finding> findings = LabLint.check(model.get(), List.copyOf(systems));
        if (!findings.isEmpty()) {
            throw new WorldException(findings);
        }
        return model.get();
    }
}

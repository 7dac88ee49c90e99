package org.uclab.lab.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        List<NameServer> nameServers,
        List<UcmCluster> ucmClusters,
        ClusterNetwork clusterNetwork,
        List<ImpCluster> impClusters,
        List<Expressway> expressways,
        Optional<Webex> webex,
        List<Directory> directories,
        List<WebServer> webServers,
        Map<String, User> users,
        List<Crowd> crowds,
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

    /** All users, those of the crowds too. */
    public Stream<User> everybody() {
        return Stream.concat(users.values().stream(), crowds.stream().flatMap(Crowd::users));
    }

    public UcmCluster ucmCluster(String id) {
        return ucmClusters.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    public ImpCluster impCluster(String id) {
        return impClusters.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /**
     * Reads and checks a world.
     *
     * @throws WorldException with every finding, when there are any
     * @throws IOException    when the file cannot be read
     */
    public static LabModel read(Path file) throws IOException, WorldException {
        if (Files.size(file) > FILE_MAX_BYTES) {
            throw new WorldException(List.of(new Finding(
                    file.toString(), 1, "the file is larger than " + FILE_MAX_BYTES + " bytes", "split the world")));
        }
        return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), Library.beside(file));
    }

    /** Reads and checks a world from text that includes nothing. */
    public static LabModel parse(String file, String yaml) throws WorldException {
        return parse(file, yaml, Library.EMPTY);
    }

    /**
     * Reads and checks a world from text. What its name servers serve is checked where they are assembled.
     *
     * @param file    how findings name it
     * @param library where it finds the files it includes
     */
    public static LabModel parse(String file, String yaml, Library library) throws WorldException {
        WorldReader reader = new WorldReader(file, library);
        Optional<LabModel> model = reader.read(yaml);
        if (!reader.notes().findings().isEmpty() || model.isEmpty()) {
            throw new WorldException(reader.notes().findings());
        }
        List<Finding> findings = LabLint.check(model.get());
        if (!findings.isEmpty()) {
            throw new WorldException(findings);
        }
        return model.get();
    }
}

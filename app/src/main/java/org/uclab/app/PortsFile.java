package org.uclab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.lab.model.Host;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.AddressPlan;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.scenarios.Bench;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that says where a running lab is: a contract. Keys may be added, not changed.
 *
 * @param ca      path of the PEM file of the lab's CA
 * @param history path of the file that a running lab writes its history to
 * @param number  number of the lab
 * @param seed    what is drawn by lot in the lab follows from it
 */
record PortsFile(
        String world,
        double timeScale,
        String ca,
        Map<String, NameServerAt> nameServers,
        List<UserAt> users,
        List<HostAt> hosts,
        String history,
        int number,
        Map<String, ZoneAt> zones,
        long seed) {

    /** Where a zone's name server answers. */
    record NameServerAt(String address, int port) {}

    /** A person who can sign in. */
    record UserAt(String id, String address, String password, List<String> devices, String line) {}

    /** A host and its services. */
    record HostAt(String name, String zone, String address, List<ServiceAt> services) {}

    /**
     * A service.
     *
     * @param address       where it really listens
     * @param port          the port it really listens on
     * @param publishedPort the port the world knows
     */
    record ServiceAt(
            String name, String protocol, int port, boolean tls, String transport, String address, int publishedPort) {}

    /**
     * What a guest of a zone needs.
     *
     * @param guestAddresses first three numbers of the addresses of its network
     */
    record ZoneAt(String guestAddresses, String searchDomain) {}

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Where that bench is. */
    static PortsFile of(Bench bench, double timeScale, Path ca, Path history) {
        Map<String, NameServerAt> nameServers = new LinkedHashMap<>();
        Map<String, ZoneAt> zones = new LinkedHashMap<>();
        bench.model().zones().values().forEach(zone -> {
            Endpoint published = bench.nameServer(zone.name());
            Endpoint actual = bench.addressPlan().actual(org.uclab.lab.wire.Transport.UDP, published);
            nameServers.put(zone.name(), new NameServerAt(actual.address(), actual.port()));
            zones.put(zone.name(), new ZoneAt("127." + bench.number() + "." + zone.network(), zone.searchDomain()));
        });
        List<UserAt> users = bench.model().users().values().stream()
                .map(user -> new UserAt(
                        user.id(),
                        user.address(),
                        user.password(),
                        bench.tells(user.id()).getOrDefault("devices", List.of()),
                        user.line()))
                .toList();
        List<HostAt> hosts = bench.nodes().stream()
                .map(node -> host(bench, node, bench.model().host(node.name())))
                .toList();
        return new PortsFile(
                bench.model().world(),
                timeScale,
                ca.toString(),
                nameServers,
                users,
                hosts,
                history.toString(),
                bench.number(),
                zones,
                bench.seed().value());
    }

    private static HostAt host(Bench bench, Node node, Host host) {
        AddressPlan plan = bench.addressPlan();
        List<ServiceAt> services = new ArrayList<>();
        for (Port port : node.ports()) {
            Endpoint actual = plan.actual(port.transport(), port.published());
            services.add(new ServiceAt(
                    port.service(),
                    port.protocol(),
                    actual.port(),
                    port.tls(),
                    port.transport().name().toLowerCase(java.util.Locale.ROOT),
                    actual.address(),
                    port.published().port()));
        }
        return new HostAt(node.name(), host.zone(), node.address(), services);
    }

    /** Writes it whole or not at all, so that a reader never sees half of it. */
    void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, ".ports", ".json");
            try {
                Files.writeString(draft, PortsJson.of(this));
                Files.move(draft, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            throw new UsageException(
                    "cannot write the ports file " + file + ": " + unwritable
                            + "\n    remedy: give a path in a folder that exists and you may write",
                    unwritable);
        }
    }

    /** Reads one. */
    static PortsFile read(Path file) {
        try {
            return mapper().readValue(Files.readString(file), PortsFile.class);
        } catch (IOException | JacksonException unreadable) {
            throw new UsageException(
                    "cannot read the ports file " + file + ": " + unreadable.getMessage()
                            + "\n    remedy: give the file that './uclab up --ports-file FILE' wrote",
                    unreadable);
        }
    }
}

package org.uclab.control.ports;

import java.io.IOException;
import java.io.Serial;
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
 * @param api     where it is commanded; null where it is not
 */
public record PortsFile(
        String world,
        double timeScale,
        String ca,
        Map<String, NameServerAt> nameServers,
        List<UserAt> users,
        List<HostAt> hosts,
        String history,
        int number,
        Map<String, ZoneAt> zones,
        long seed,
        ApiAt api) {

    /** It cannot be written or read; the message says what to do. */
    public static final class Unusable extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        public Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Where the lab is commanded.
     *
     * @param url   root of the control API
     * @param token what every call must say, as a bearer token
     * @param ca    the certificate of the CA by which a caller knows it, as PEM; empty in the clear
     */
    public record ApiAt(String url, String token, String ca) {

        public ApiAt {
            ca = ca == null ? "" : ca;
        }

        /** Never the token, which must not come into a log. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** Where a zone's name server answers. */
    public record NameServerAt(String address, int port) {}

    /**
     * A person who can sign in.
     *
     * @param sipLogin user of the digest by which a SIP phone of any make registers with the password; empty for none
     * @param turn     what the TURN servers outside want to be shown; null where there are none
     */
    public record UserAt(
            String id,
            String address,
            String password,
            List<String> devices,
            String line,
            String sipLogin,
            TurnAt turn) {}

    /** A long-term credential (RFC 8489 §9.2). */
    public record TurnAt(String user, String password) {

        /** Never the password, which must not come into a log. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** A host and its services. */
    public record HostAt(String name, String zone, String address, List<ServiceAt> services) {}

    /**
     * A service.
     *
     * @param address       where it really listens
     * @param port          the port it really listens on
     * @param publishedPort the port the world knows
     */
    public record ServiceAt(
            String name, String protocol, int port, boolean tls, String transport, String address, int publishedPort) {}

    /**
     * What a guest of a zone needs.
     *
     * @param guestAddresses first three numbers of the addresses of its network
     */
    public record ZoneAt(String guestAddresses, String searchDomain) {}

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Where that bench is. */
    public static PortsFile of(Bench bench, double timeScale, Path ca, Path history) {
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
                        user.line(),
                        bench.tells(user.id())
                                .getOrDefault("sipLogin", List.of(""))
                                .get(0),
                        turn(bench.tells(user.id()).getOrDefault("turn", List.of()))))
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
                bench.seed().value(),
                null);
    }

    private static TurnAt turn(List<String> told) {
        return told.isEmpty() ? null : new TurnAt(told.get(0), told.get(1));
    }

    /** The same with where it is commanded. */
    public PortsFile with(ApiAt control) {
        return new PortsFile(world, timeScale, ca, nameServers, users, hosts, history, number, zones, seed, control);
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

    /** Writes it whole or not at all, so that a reader never sees half of it; nobody but its owner may read it. */
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, ".ports", ".json"); // with mode 600
            try {
                Files.writeString(draft, PortsJson.of(this));
                Files.move(draft, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            throw new Unusable(
                    "cannot write the ports file " + file + ": " + unwritable
                            + "\n    remedy: give a path in a folder that exists and you may write",
                    unwritable);
        }
    }

    /** Reads one. */
    public static PortsFile read(Path file) {
        try {
            return mapper().readValue(Files.readString(file), PortsFile.class);
        } catch (IOException | JacksonException unreadable) {
            throw new Unusable(
                    "cannot read the ports file " + file + ": " + unreadable.getMessage()
                            + "\n    remedy: give the file that './uclab up --ports-file FILE' wrote",
                    unreadable);
        }
    }
}

package org.uclab.sim.ucm.cluster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service profile. What it leaves open is blank in its file.
 *
 * @param name            name of its file without {@code .cnf.xml}
 * @param versionStamp    seconds since 1970, a hyphen and a GUID
 * @param presenceProduct product type of the IM and presence service; empty when none is set (phone mode)
 * @param servers         of each service, first is primary; at most three
 * @param settings        everything else, by the element that holds it
 * @param presenceByDomain whether the host field of the IM and presence service has a presence domain
 * @param line            in the world
 */
public record ServiceProfile(
        String name,
        String versionStamp,
        String presenceProduct,
        Map<Service, List<Server>> servers,
        Map<String, String> settings,
        boolean presenceByDomain,
        int line) {

    /** Servers a service may have: primary and two backups. */
    public static final int SERVERS_MAX = 3;

    /** The services, by the elements of the file. */
    public enum Service {
        VOICEMAIL("Voicemail"),
        MAIL_STORE("MailStore"),
        CONFERENCING("Conferencing"),
        DIRECTORY("Directory"),
        IM_AND_PRESENCE("IMandPresence"),
        CTI("CTI"),
        VIDEO_CONFERENCE_SCHEDULING_PORTAL("VideoConferenceSchedulingPortal");

        private final String element;

        Service(String element) {
            this.element = element;
        }

        public String element() {
            return element;
        }
    }

    /**
     * A server.
     *
     * @param address  whatever stands in the host field: a name, an address, or a domain
     * @param port     0 for none
     * @param protocol empty for none
     */
    public record Server(String address, int port, String protocol) {

        public static Server of(String address) {
            return new Server(address, 0, "");
        }
    }

    public ServiceProfile {
        Map<Service, List<Server>> own = new EnumMap<>(Service.class);
        servers.forEach((service, all) -> own.put(service, List.copyOf(all)));
        servers = Map.copyOf(own);
        settings = Map.copyOf(settings);
        if (servers.values().stream().anyMatch(all -> all.size() > SERVERS_MAX)) {
            throw new IllegalArgumentException("a service has at most " + SERVERS_MAX + " servers");
        }
    }

    /** A profile that names presence servers only. */
    public static ServiceProfile of(String name, String versionStamp, String presenceProduct, List<String> presence) {
        List<Server> servers = presence.stream().map(Server::of).toList();
        return new ServiceProfile(
                name, versionStamp, presenceProduct, Map.of(Service.IM_AND_PRESENCE, servers), Map.of(), false, 0);
    }

    /** Hosts of the IM and presence service; none where a domain stands instead. */
    public List<String> presenceServers() {
        return presenceByDomain ? List.of() : presenceFields();
    }

    /** What stands in the host field of the IM and presence service instead. */
    public Optional<String> presenceDomain() {
        return presenceByDomain ? presenceFields().stream().findFirst() : Optional.empty();
    }

    private List<String> presenceFields() {
        return servers(Service.IM_AND_PRESENCE).stream().map(Server::address).toList();
    }

    /** The profile of a user whose presence is another product's, of which it names no server. */
    public ServiceProfile ofPresenceProduct(String product) {
        return new ServiceProfile(name, versionStamp, product, Map.of(), settings, false, line);
    }

    public List<Server> servers(Service service) {
        return servers.getOrDefault(service, List.of());
    }
}

package org.uclab.sim.ucm.cluster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Reading;
import org.uclab.sim.ucm.cluster.ServiceProfile.Server;
import org.uclab.sim.ucm.cluster.ServiceProfile.Service;

/** Makes the records of service profiles, as an administrator could. */
final class ProfileReader {

    private static final int PORT_MAX = 65_535;

    /** Product types of the IM and presence service. */
    private static final List<String> PRESENCE_PRODUCTS =
            List.of("", "Unified CM (IM and Presence)", "WebEx (IM and Presence)");

    private static final List<String> SETTINGS = List.of(
            "UseUDS",
            "UseUserCredential",
            "DN",
            "Password",
            "SearchContext1",
            "SearchContext2",
            "SearchContext3",
            "RecursiveSearch1",
            "SearchTimeout",
            "BaseFilter",
            "PredictiveSearchFilter",
            "WebConfSSOIdentityProvider",
            "VoicemailServiceCredentialsSource");

    private static final List<String> PROTOCOLS =
            List.of("", "HTTP", "HTTPS", "TCP", "TCP + UDP", "UDP", "SSL", "TLS", "SIP", "OWA", "SOAP", "EWS", "XMPP");

    /** Services whose servers stand under their elements; the presence service has keys of its own. */
    private static final List<String> SERVICES = Arrays.stream(Service.values())
            .filter(service -> service != Service.IM_AND_PRESENCE)
            .map(Service::element)
            .toList();

    private final Reading profile;
    private final String where;

    private ProfileReader(Reading profile, String name) {
        this.profile = profile;
        this.where = "service profile " + name;
    }

    /** What a cluster has that says nothing. */
    static ServiceProfile blank(int line) {
        return new ServiceProfile("SPDefault", "", "", Map.of(), Map.of(), false, line);
    }

    static ServiceProfile profile(Reading profile) {
        String name = profile.text("name", "SPDefault");
        return new ProfileReader(profile, name).read(name);
    }

    private ServiceProfile read(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,50}")) {
            note(where + " cannot be the name of a file", "use letters, digits, _ and -");
        }
        String product = profile.text("presenceProduct", "");
        known(PRESENCE_PRODUCTS, product, "presence product");
        List<String> hosts = profile.domains("presenceServers");
        Optional<String> domain = profile.optionalDomain("presenceDomain");
        if (domain.isPresent() && !hosts.isEmpty()) {
            note(where + " has presence servers and a presence domain", "keep one of them");
        }
        if (hosts.size() > ServiceProfile.SERVERS_MAX) {
            note(where + " has more than " + ServiceProfile.SERVERS_MAX + " presence servers", "remove some");
        }
        Map<Service, List<Server>> servers = new EnumMap<>(Service.class);
        servers.put(
                Service.IM_AND_PRESENCE,
                few(domain.map(List::of).orElse(hosts).stream().map(Server::of).toList()));
        profile.lists("services", "a server", ProfileReader::server)
                .forEach((service, named) -> servers(service, named, servers));
        Map<String, String> settings = profile.words("settings");
        settings.keySet().forEach(setting -> known(SETTINGS, setting, "setting"));
        String stamp = profile.text("versionStamp", "");
        return new ServiceProfile(name, stamp, product, servers, settings, domain.isPresent(), profile.line());
    }

    private void servers(String element, List<Server> named, Map<Service, List<Server>> servers) {
        known(SERVICES, element, "service");
        named.forEach(server -> known(PROTOCOLS, server.protocol(), "protocol"));
        if (named.size() > ServiceProfile.SERVERS_MAX) {
            note(where + " has more than " + ServiceProfile.SERVERS_MAX + " servers of " + element, "remove some");
        }
        Arrays.stream(Service.values())
                .filter(service -> service != Service.IM_AND_PRESENCE)
                .filter(service -> service.element().equals(element))
                .forEach(service -> servers.put(service, few(named)));
    }

    private static List<Server> few(List<Server> servers) {
        return servers.stream().limit(ServiceProfile.SERVERS_MAX).toList();
    }

    private static Server server(Reading server) {
        return new Server(server.domain("address"), server.number("port", 1, PORT_MAX, 0), server.text("protocol", ""));
    }

    private void known(List<String> names, String name, String kind) {
        if (!names.contains(name)) {
            note(
                    where + " names the " + kind + " '" + name + "', which does not exist",
                    "one of: " + String.join(", ", names));
        }
    }

    private void note(String message, String remedy) {
        profile.note(profile.line(), message, remedy);
    }
}

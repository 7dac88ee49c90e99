package org.uclab.client.soap;

import java.util.List;
import java.util.Optional;
import org.uclab.client.soap.PresenceAccount.LdapProfile;
import org.uclab.client.soap.PresenceAccount.LdapServer;
import org.w3c.dom.Element;

/**
 * Reads the answer to {@code get-all-config}. ASSUMED(reference imp-cms §1.2): the presence domain is where public code
 * reads it; the names of the sections with the servers, the files and the directory are the lab's own.
 */
final class Configuration {

    /** ASSUMED(choice): under which name the presence server keeps it. */
    static final String INCLUDE_CALENDAR = "User.IncludeCalendar";

    private static final String SYSTEM = "get-system-config-resp";
    private static final int PORT_MAX = 65_535;

    private Configuration() {}

    /**
     * What it says.
     *
     * @param atLogin the XMPP servers named at log-in, which count where the configuration names none
     */
    static PresenceAccount account(SoapSession session, Element config, List<String> atLogin) {
        String domain = property(config, SYSTEM, "Presence.Domain");
        List<String> servers = Answers.child(config, "get-cluster-info-resp")
                .map(Configuration::servers)
                .orElse(List.of());
        Optional<Element> profile = Answers.child(config, "get-service-profile-resp");
        return new PresenceAccount(
                session,
                domain,
                servers.isEmpty() ? atLogin : servers,
                profile.map(section -> Answers.attributes(section, "tftp-server", "host"))
                        .orElse(List.of()),
                profile.flatMap(section -> Answers.child(section, "ldap-profile"))
                        .map(Configuration::ldap),
                new PresenceAccount.Meetings(
                        property(config, SYSTEM, "Calendar.Integration").equals("true"),
                        property(config, "get-user-config-resp", INCLUDE_CALENDAR)
                                .equals("true")));
    }

    private static String property(Element config, String section, String name) {
        return Answers.child(config, section)
                .flatMap(found -> Answers.all(found, "property").stream()
                        .filter(property -> property.getAttribute("name").equals(name))
                        .findFirst())
                .map(Answers::text)
                .orElse("");
    }

    /** The XMPP servers that an element names, primary first. */
    static List<String> servers(Element holder) {
        return Answers.attributes(holder, "server", "host");
    }

    private static LdapProfile ldap(Element profile) {
        return new LdapProfile(
                Answers.brief(profile.getAttribute("name")),
                Answers.text(profile, "distinguished-name"),
                Answers.text(profile, "password"),
                Answers.all(profile, "ldap-server").stream()
                        .filter(server -> !server.getAttribute("host").isBlank())
                        .map(server -> new LdapServer(
                                server.getAttribute("host").strip(),
                                port(server.getAttribute("port")),
                                server.getAttribute("protocol").strip()))
                        .toList(),
                Answers.all(profile, "search-context").stream()
                        .map(Answers::text)
                        .filter(base -> !base.isEmpty())
                        .toList());
    }

    private static int port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= PORT_MAX ? Integer.parseInt(text) : 0;
    }
}

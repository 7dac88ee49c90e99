package org.uclab.sim.imp.soap;

import java.util.ArrayList;
import java.util.List;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.ImpConfig;

/**
 * The sections of {@code get-all-config}, in the order of the schema whatever the order of the question; one that is asked
 * for and not known here is left out of the answer.
 */
final class ConfigSections {

    /** The option of a user to be shown to be in a meeting; its name is the lab's own. */
    static final String INCLUDE_CALENDAR = "User.IncludeCalendar";

    /** Primary and two backups, as an endpoint simulator of the vendor shows them (G-CAM). */
    private static final int SERVERS_MAX = 3;

    private static final String SYSTEM = "system-config";
    private static final String USER = "user-config";
    private static final String CONTACTS = "contact-info";
    private static final String CLUSTER = "cluster-info";
    private static final List<String> SECTIONS = List.of(SYSTEM, USER, CONTACTS, CLUSTER, "service-profile");

    private final Subcluster subcluster;
    private final ContactLists contacts;

    ConfigSections(Subcluster subcluster, ContactLists contacts) {
        this.subcluster = subcluster;
        this.contacts = contacts;
    }

    Element answer(Element request, Jid user) {
        Element.Builder answer = Soap.epas("get-all-config-resp");
        SECTIONS.stream()
                .filter(name -> request.child(Soap.EPAS, name).isPresent())
                .forEach(name -> answer.child(section(name, user)));
        return answer.done();
    }

    private Element section(String name, Jid user) {
        return switch (name) {
            case SYSTEM -> systemConfig();
            case USER -> userConfig(user);
            case CONTACTS ->
                Soap.epas("get-contact-info-resp")
                        .children(contacts.groups(user).stream()
                                .map(Persons::written)
                                .toList())
                        .done();
            case CLUSTER ->
                Soap.epas("get-cluster-info-resp").children(servers(user)).done();
            default -> serviceProfile(subcluster.clientProfile(user));
        };
    }

    /** Where the user's XMPP session shall be now, primary first. It may be another node than the one that is asked. */
    List<Element> servers(Jid user) {
        List<Element> servers = new ArrayList<>();
        for (String host : subcluster.nodesOf(user)) {
            if (servers.size() < SERVERS_MAX) {
                servers.add(Soap.epas("server")
                        .attribute("role", servers.isEmpty() ? "primary" : "backup")
                        .attribute("host", host)
                        .done());
            }
        }
        return servers;
    }

    private Element systemConfig() {
        return Soap.epas("get-system-config-resp")
                .child(property("Presence.Domain", subcluster.domain()))
                .child(property("Calendar.Integration", Boolean.toString(subcluster.readsCalendars())))
                .done();
    }

    private Element userConfig(Jid user) {
        return Soap.epas("get-user-config-resp")
                .child(property("User.Jid", user.toString()))
                .child(property(INCLUDE_CALENDAR, Boolean.toString(subcluster.includesCalendar(user))))
                .done();
    }

    private static Element serviceProfile(ImpConfig.ClientProfile profile) {
        Element.Builder section = Soap.epas("get-service-profile-resp");
        profile.tftp().forEach(host -> section.child(host("tftp-server", host)));
        profile.ccmcip().forEach(host -> section.child(host("ccmcip-server", host)));
        profile.ldap().ifPresent(ldap -> section.child(ldapProfile(ldap)));
        return section.done();
    }

    private static Element ldapProfile(ImpConfig.LdapProfile ldap) {
        Element.Builder profile = Soap.epas("ldap-profile").attribute("name", ldap.name());
        if (!ldap.distinguishedName().isEmpty()) {
            profile.child(Soap.epas("distinguished-name")
                    .text(ldap.distinguishedName())
                    .done());
            profile.child(Soap.epas("password").text(ldap.password()).done());
        }
        for (ImpConfig.LdapServer server : ldap.servers()) {
            Element.Builder one = Soap.epas("ldap-server").attribute("host", server.host());
            if (server.port() != 0) {
                one.attribute("port", Integer.toString(server.port()));
            }
            if (!server.protocol().isEmpty()) {
                one.attribute("protocol", server.protocol());
            }
            profile.child(one.done());
        }
        ldap.searchContexts()
                .forEach(base ->
                        profile.child(Soap.epas("search-context").text(base).done()));
        return profile.done();
    }

    private static Element host(String name, String host) {
        return Soap.epas(name).attribute("host", host).done();
    }

    private static Element property(String name, String value) {
        return Soap.epas("property").attribute("name", name).text(value).done();
    }
}

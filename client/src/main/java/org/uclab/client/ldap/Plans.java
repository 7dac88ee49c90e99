package org.uclab.client.ldap;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.DirectoryProfile;
import org.uclab.client.contacts.ContactSourceType;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Journal;

/** Makes plans from what the files say. Pure but for the journal, which is told why. */
final class Plans {

    private final Journal journal;

    Plans(Journal journal) {
        this.journal = journal;
    }

    /**
     * EDI (S4, "Enhanced Directory Integration"): the servers are those that the files name, else the global catalogs of
     * the workstation's domain; the login is that of the user.
     *
     * @param domain what {@code USERDNSDOMAIN} says on the workstation
     */
    LdapPlan edi(Configuration files, String domain, Credentials user) {
        Parameters parameters = new Parameters(ContactSourceType.EDI, files);
        List<DirectoryServer> servers = parameters.profileServers();
        String searched = domain;
        String primary = parameters.file("PrimaryServerName");
        if (servers.isEmpty() && !primary.isEmpty()) {
            // The name of a domain, whose catalogs are looked for; if it has none it was the name of a server.
            searched = primary;
        }
        return new LdapPlan(
                ContactSourceType.EDI,
                servers,
                searched,
                ediLogin(parameters, domain, user),
                parameters.space(),
                parameters.accounts(),
                filters(parameters));
    }

    /** The server that a name is, when no catalog is found under it. */
    static List<DirectoryServer> ediServersNamed(Configuration files) {
        Parameters parameters = new Parameters(ContactSourceType.EDI, files);
        // ASSUMED(Jabber guides): ConnectionType 1 means LDAP, everything else a global catalog.
        boolean catalog = !parameters.file("ConnectionType").equals("1");
        return parameters.fileServers(
                parameters.yes("UseSSL"),
                catalog ? DirectoryServer.GC_PORT : DirectoryServer.LDAP_PORT,
                catalog ? DirectoryServer.GC_TLS_PORT : DirectoryServer.LDAPS_PORT);
    }

    /** ASSUMED(S4): Windows proves the user by Kerberos; here it is the user principal name and the password. */
    private static Login ediLogin(Parameters parameters, String domain, Credentials user) {
        DirectoryProfile profile = parameters.profile();
        if (!profile.useUserCredentials() && !profile.distinguishedName().isEmpty()) {
            return new Login(profile.distinguishedName(), profile.password(), LdapDecisions.PROFILE.of());
        }
        boolean own = !parameters.file("UseWindowsCredentials").equals("0");
        String name = parameters.file("ConnectionUsername");
        return own || name.isEmpty()
                ? new Login(user.user() + "@" + domain, user.password(), LdapDecisions.USER.of())
                : new Login(name, parameters.file("ConnectionPassword"), LdapDecisions.FILE.of());
    }

    /**
     * BDI (S4, "Basic Directory Integration"): servers, search and login are told, or there is no directory.
     *
     * @param domain the domain of the user's address
     */
    Optional<LdapPlan> bdi(Configuration files, String domain, Credentials user) {
        Parameters parameters = new Parameters(ContactSourceType.BDI, files);
        List<DirectoryServer> servers = parameters.profileServers();
        String origin = "the service profile";
        if (servers.isEmpty()) {
            // ASSUMED(S4): TLS means from the first byte, as on 636 of the port table.
            servers = parameters.fileServers(
                    parameters.yes("EnableTLS"), DirectoryServer.LDAP_PORT, DirectoryServer.LDAPS_PORT);
            origin = "jabber-config.xml";
        }
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        journal.decided(
                LdapDecisions.DIRECTORY_SERVERS.of(),
                LdapDecisions.SERVERS.of(servers),
                LdapDecisions.NAMED.of(origin));
        return Optional.of(new LdapPlan(
                ContactSourceType.BDI,
                servers,
                domain,
                bdiLogin(parameters, domain, user),
                parameters.space(),
                parameters.accounts(),
                filters(parameters)));
    }

    /** S4, "Authentication with Contact Sources", in order of priority: profile, configuration file, anonymous. */
    private static Login bdiLogin(Parameters parameters, String domain, Credentials user) {
        DirectoryProfile profile = parameters.profile();
        if (profile.useUserCredentials()) {
            return new Login(user.user() + "@" + domain, user.password(), LdapDecisions.PROFILE_WANTS.of());
        }
        if (!profile.distinguishedName().isEmpty()) {
            return new Login(profile.distinguishedName(), profile.password(), LdapDecisions.PROFILE.of());
        }
        String name = parameters.file("ConnectionUsername");
        return name.isEmpty()
                ? Login.anonymous(LdapDecisions.NO_CREDENTIALS.of())
                : new Login(name, parameters.file("ConnectionPassword"), LdapDecisions.FILE.of());
    }

    private Filters filters(Parameters parameters) {
        Filters filters = Filters.of(parameters.baseFilter(), parameters.predictiveFilter());
        if (!filters.because().isNone()) {
            String filter = filters.base().toString();
            journal.decided(
                    LdapDecisions.DIRECTORY_FILTER.of(),
                    LdapDecisions.FILTER.of(filter.substring(1, filter.length() - 1)),
                    filters.because());
        }
        return filters;
    }
}

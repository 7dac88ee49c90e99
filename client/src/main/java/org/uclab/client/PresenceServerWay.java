package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.ConfigDecisions;
import org.uclab.client.config.ConfigFiles;
import org.uclab.client.config.DirectoryProfile;
import org.uclab.client.config.ServiceProfile;
import org.uclab.client.config.TftpFiles;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.http.Caller;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.soap.PresenceAccount.LdapProfile;
import org.uclab.client.soap.SoapLogin;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UdsFindings;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.seed.Draws;

/**
 * The user's data where discovery found a presence server and no UCM (S4, "Basic Directory Integration"): the presence
 * server checks the password and tells the service profile, which names the TFTP servers, whose file names the
 * directory.
 *
 * <p>ASSUMED(S4): the guide names no other server on this way, so the client asks none for a device.
 */
final class PresenceServerWay {

    private static final String PRODUCT = "Unified CM (IM and Presence)";

    private final Equipment equipment;
    private final Caller caller;
    private final Route route;
    private final Draws random;

    PresenceServerWay(Equipment equipment, Caller caller, Route route, Draws random) {
        this.equipment = equipment;
        this.caller = caller;
        this.route = route;
        this.random = random;
    }

    /**
     * Fetches it from the first server that can be reached.
     *
     * @param records of {@code _cuplogin}; their port is that of the SOAP service
     * @param domain  of the user's address
     */
    Profile run(List<SrvRecord> records, String domain, Credentials credentials) throws Stopped {
        return from(
                SrvOrder.of(records, random).stream()
                        .map(record -> new HostPort(record.target(), record.port()))
                        .toList(),
                domain,
                credentials);
    }

    /** The same from a server that somebody named. */
    Profile run(NamedPresence named, String domain, Credentials credentials) throws Stopped {
        return from(List.of(new HostPort(named.host(), SoapLogin.PORT)), domain, credentials);
    }

    private Profile from(List<HostPort> servers, String domain, Credentials credentials) throws Stopped {
        equipment.presenceServers(servers);
        PresenceAccount account = new SoapLogin(caller, equipment.journal()).account(servers, credentials);
        // ASSUMED(S4): where the answer names no XMPP servers, they are on the hosts of the records.
        List<String> xmpp = account.xmppServers().isEmpty()
                ? servers.stream().map(HostPort::host).toList()
                : account.xmppServers();
        ServiceProfile told = ServiceProfile.told(PRODUCT, xmpp, directory(account));
        equipment
                .journal()
                .decided(
                        ConfigDecisions.SERVICE_PROFILE.of(),
                        profile(account),
                        ConfigDecisions.PRESENCE_SERVER_TELLS.of());
        UdsFindings none = UdsFindings.none(account.tftpServers());
        ConfigFiles files =
                new ConfigFiles(new TftpFiles(none, route, equipment.xml(), equipment.journal()), equipment.journal());
        try {
            ConfigFiles.Found found = files.fetch(told, none, domain);
            return new Profile(
                    none,
                    found.configuration(),
                    found.store(),
                    route,
                    files,
                    "",
                    List.of(),
                    Optional.empty(),
                    Optional.of(account));
        } catch (RouteLost never) {
            throw new IllegalStateException("there is no edge on the straight way", never);
        }
    }

    private static Outcome.Taken profile(PresenceAccount account) {
        return ConfigDecisions.PROFILE.of(
                account.tftpServers().isEmpty() ? "no TFTP server" : "TFTP " + String.join(", ", account.tftpServers()),
                account.ldap().map(LdapProfile::toString).orElse("no LDAP profile"));
    }

    private static DirectoryProfile directory(PresenceAccount account) {
        if (account.ldap().isEmpty()) {
            return DirectoryProfile.none();
        }
        LdapProfile ldap = account.ldap().get();
        return DirectoryProfile.told(
                ldap.servers().stream()
                        .map(server -> new DirectoryProfile.Server(server.host(), server.port(), server.protocol()))
                        .toList(),
                ldap.distinguishedName(),
                ldap.password(),
                ldap.searchContexts());
    }
}

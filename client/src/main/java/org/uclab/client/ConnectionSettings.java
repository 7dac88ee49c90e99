package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.tftp.FileTransport;

/**
 * How the client comes to its servers.
 *
 * @param tftp   the TFTP servers somebody named, in order; empty to find the servers instead
 * @param ccmcip the CCMCIP servers somebody named, in order
 * @param files  how configuration files are fetched inside
 * @param presence how the client signs in at presence servers inside that Unified CM names
 * @param presenceServer the one somebody named; absent to find it
 * @param calendar the one on its host
 * @param aes whether it can encrypt messages to other clients
 * @param casHost the host of the CAS URL that the user has set, who wants Webex Messenger; absent to find out
 * @param chosenAutomatic whether the user has chosen to have servers found, after having named some
 */
public record ConnectionSettings(
        List<String> tftp,
        List<String> ccmcip,
        FileTransport files,
        PresenceLogin presence,
        Optional<NamedPresence> presenceServer,
        Optional<HostCalendar> calendar,
        boolean aes,
        Optional<String> casHost,
        boolean chosenAutomatic) {

    public ConnectionSettings {
        tftp = List.copyOf(tftp);
        ccmcip = List.copyOf(ccmcip);
        if (tftp.isEmpty() != ccmcip.isEmpty()) {
            throw new IllegalArgumentException("phone mode by hand needs a TFTP server and a CCMCIP server");
        }
    }

    /** Servers are found, files come by HTTP, and presence begins with SOAP. */
    public static ConnectionSettings automatic() {
        return new ConnectionSettings(
                List.of(),
                List.of(),
                FileTransport.HTTP,
                PresenceLogin.SOAP,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                false);
    }

    /** Whether somebody named the servers: phone mode, authenticated by Unified CM (S4, "Phone Mode"). */
    public boolean manual() {
        return !tftp.isEmpty();
    }

    public ConnectionSettings withServers(List<String> tftpServers, List<String> ccmcipServers) {
        return new ConnectionSettings(
                tftpServers, ccmcipServers, files, presence, presenceServer, calendar, aes, casHost, false);
    }

    public ConnectionSettings withFiles(FileTransport transport) {
        return new ConnectionSettings(tftp, ccmcip, transport, presence, presenceServer, calendar, aes, casHost, false);
    }

    public ConnectionSettings withPresence(PresenceLogin login) {
        return new ConnectionSettings(tftp, ccmcip, files, login, presenceServer, calendar, aes, casHost, false);
    }

    public ConnectionSettings withPresenceServer(NamedPresence named) {
        return new ConnectionSettings(tftp, ccmcip, files, presence, Optional.of(named), calendar, aes, casHost, false);
    }

    public ConnectionSettings withCalendar(HostCalendar other) {
        return new ConnectionSettings(
                tftp, ccmcip, files, presence, presenceServer, Optional.of(other), aes, casHost, false);
    }

    public ConnectionSettings withAes(boolean able) {
        return new ConnectionSettings(tftp, ccmcip, files, presence, presenceServer, calendar, able, casHost, false);
    }

    /** The user has set that host as the one of the CAS URL (S4, "Manual Connection Settings for Cloud-Based Deployments"). */
    public ConnectionSettings withCasHost(String host) {
        return new ConnectionSettings(
                tftp, ccmcip, files, presence, presenceServer, calendar, aes, Optional.of(host), false);
    }

    /** The same where the user has chosen Automatic in the advanced settings (S4). */
    public ConnectionSettings withAutomatic() {
        return new ConnectionSettings(
                List.of(), List.of(), files, presence, installed(), calendar, aes, Optional.empty(), true);
    }

    private Optional<NamedPresence> installed() {
        return presenceServer.filter(named -> named.how() == NamedPresence.How.AT_INSTALLATION);
    }

    /** Whether the user has named a server. */
    boolean byHand() {
        return manual()
                || casHost.isPresent()
                || (presenceServer.isPresent() && installed().isEmpty());
    }

    /** The same with the servers that the user has named before. */
    ConnectionSettings withServersOf(ConnectionSettings before) {
        return new ConnectionSettings(
                before.tftp,
                before.ccmcip,
                files,
                presence,
                before.byHand() && before.presenceServer.isPresent() ? before.presenceServer : presenceServer,
                calendar,
                aes,
                before.casHost,
                false);
    }
}

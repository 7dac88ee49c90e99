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
 */
public record ConnectionSettings(
        List<String> tftp,
        List<String> ccmcip,
        FileTransport files,
        PresenceLogin presence,
        Optional<NamedPresence> presenceServer,
        Optional<HostCalendar> calendar,
        boolean aes) {

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
                List.of(), List.of(), FileTransport.HTTP, PresenceLogin.SOAP, Optional.empty(), Optional.empty(), true);
    }

    /** Whether somebody named the servers: phone mode, authenticated by Unified CM (S4, "Phone Mode"). */
    public boolean manual() {
        return !tftp.isEmpty();
    }

    public ConnectionSettings withServers(List<String> tftpServers, List<String> ccmcipServers) {
        return new ConnectionSettings(tftpServers, ccmcipServers, files, presence, presenceServer, calendar, aes);
    }

    public ConnectionSettings withFiles(FileTransport transport) {
        return new ConnectionSettings(tftp, ccmcip, transport, presence, presenceServer, calendar, aes);
    }

    public ConnectionSettings withPresence(PresenceLogin login) {
        return new ConnectionSettings(tftp, ccmcip, files, login, presenceServer, calendar, aes);
    }

    public ConnectionSettings withPresenceServer(NamedPresence named) {
        return new ConnectionSettings(tftp, ccmcip, files, presence, Optional.of(named), calendar, aes);
    }

    public ConnectionSettings withCalendar(HostCalendar other) {
        return new ConnectionSettings(tftp, ccmcip, files, presence, presenceServer, Optional.of(other), aes);
    }

    public ConnectionSettings withAes(boolean able) {
        return new ConnectionSettings(tftp, ccmcip, files, presence, presenceServer, calendar, able);
    }
}

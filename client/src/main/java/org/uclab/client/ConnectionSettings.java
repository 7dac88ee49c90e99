package org.uclab.client;

import java.util.List;
import org.uclab.client.tftp.FileTransport;

/**
 * How the client comes to its servers.
 *
 * @param tftp   the TFTP servers somebody named, in order; empty to find the servers instead
 * @param ccmcip the CCMCIP servers somebody named, in order
 * @param files  how configuration files are fetched inside
 */
public record ConnectionSettings(List<String> tftp, List<String> ccmcip, FileTransport files) {

    public ConnectionSettings {
        tftp = List.copyOf(tftp);
        ccmcip = List.copyOf(ccmcip);
        if (tftp.isEmpty() != ccmcip.isEmpty()) {
            throw new IllegalArgumentException("phone mode by hand needs a TFTP server and a CCMCIP server");
        }
    }

    /** Servers are found, and files come by HTTP. */
    public static ConnectionSettings automatic() {
        return new ConnectionSettings(List.of(), List.of(), FileTransport.HTTP);
    }

    /** Whether somebody named the servers: phone mode, authenticated by Unified CM (S4, "Phone Mode"). */
    public boolean manual() {
        return !tftp.isEmpty();
    }

    public ConnectionSettings withServers(List<String> tftpServers, List<String> ccmcipServers) {
        return new ConnectionSettings(tftpServers, ccmcipServers, files);
    }

    public ConnectionSettings withFiles(FileTransport transport) {
        return new ConnectionSettings(tftp, ccmcip, transport);
    }
}

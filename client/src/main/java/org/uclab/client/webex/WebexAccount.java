package org.uclab.client.webex;

import java.util.List;
import org.uclab.client.config.JabberConfig;

/**
 * What the cloud tells a user who has shown the password.
 *
 * @param token             opens the stream
 * @param xmppServer        host name
 * @param supportAes        "Support AES Encoding For IM"
 * @param supportNoEncoding "Support No Encoding For IM"
 * @param configuration     the jabber-config.xml that an administrator has brought to the cloud
 * @param tftpServers       of the UC services; empty without call control
 * @param ccmcipServers     the same
 */
public record WebexAccount(
        String token,
        String xmppServer,
        boolean supportAes,
        boolean supportNoEncoding,
        JabberConfig configuration,
        List<String> tftpServers,
        List<String> ccmcipServers) {

    public WebexAccount {
        tftpServers = List.copyOf(tftpServers);
        ccmcipServers = List.copyOf(ccmcipServers);
    }

    /** Whether there are servers of call control. */
    public boolean hasCallControl() {
        return !tftpServers.isEmpty() && !ccmcipServers.isEmpty();
    }

    @Override
    public String toString() {
        return "account at " + xmppServer; // the token is a secret
    }
}

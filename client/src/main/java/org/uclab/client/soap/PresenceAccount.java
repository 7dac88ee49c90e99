package org.uclab.client.soap;

import java.util.List;
import java.util.Optional;

/**
 * What a presence server tells somebody who has logged in.
 *
 * @param domain        presence domain; empty when it does not say
 * @param xmppServers   primary first; empty when it does not say
 * @param tftpServers   with configuration files, in the order to try them
 * @param ldap          the LDAP profile that the user is assigned to
 * @param meetings      who sets that the user is in a meeting
 */
public record PresenceAccount(
        SoapSession session,
        String domain,
        List<String> xmppServers,
        List<String> tftpServers,
        Optional<LdapProfile> ldap,
        Meetings meetings) {

    public PresenceAccount {
        xmppServers = List.copyOf(xmppServers);
        tftpServers = List.copyOf(tftpServers);
    }

    /**
     * What it tells of meetings.
     *
     * @param integrated whether it reads calendars itself
     * @param chosen     whether the user wants to be shown to be in a meeting, by the calendar
     */
    public record Meetings(boolean integrated, boolean chosen) {}

    /**
     * An LDAP profile. Its text does not show the password.
     *
     * @param distinguishedName as whom to open the directory; empty when it does not say
     */
    public record LdapProfile(
            String name,
            String distinguishedName,
            String password,
            List<LdapServer> servers,
            List<String> searchContexts) {

        public LdapProfile {
            servers = List.copyOf(servers);
            searchContexts = List.copyOf(searchContexts);
        }

        @Override
        public String toString() {
            return "LDAP profile " + name;
        }
    }

    /** A directory server; the port is 0 and the protocol empty where the profile does not say. */
    public record LdapServer(String host, int port, String protocol) {}
}

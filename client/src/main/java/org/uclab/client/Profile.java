package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.config.Authenticator;
import org.uclab.client.config.ConfigFiles;
import org.uclab.client.config.ConfigStore;
import org.uclab.client.config.Configuration;
import org.uclab.client.config.TftpFiles;
import org.uclab.client.dns.HostPort;
import org.uclab.client.edge.EdgeAccess;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.http.RouteLost;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.step.Stopped;
import org.uclab.client.uds.UdsChain;
import org.uclab.client.uds.UdsFindings;

/**
 * What is known of the user before presence, and the way on which it was found.
 *
 * @param files           the files that are fetched later
 * @param edge            the edge server in use; empty inside
 * @param edgeXmppServers the ones to reach presence through; empty inside
 * @param edgeSip         how phones go through the edge; none inside
 * @param account         what the presence server told, where it was the one that let the user in
 */
record Profile(
        UdsFindings uds,
        Configuration configuration,
        ConfigStore store,
        Route route,
        ConfigFiles files,
        String edge,
        List<HostPort> edgeXmppServers,
        Optional<EdgeAccess.Sip> edgeSip,
        Optional<PresenceAccount> account) {

    Profile {
        edgeXmppServers = List.copyOf(edgeXmppServers);
    }

    /**
     * A way to the user's data.
     *
     * @param edge            the edge server that it leads through; empty inside
     * @param edgeXmppServers the ones to reach presence through; empty inside
     * @param edgeSip         how phones go through; none inside
     */
    record Way(
            Equipment equipment,
            Route route,
            String edge,
            List<HostPort> edgeXmppServers,
            Optional<EdgeAccess.Sip> edgeSip) {

        private Profile profile(UdsFindings uds, ConfigFiles files, ConfigFiles.Found found) {
            return new Profile(
                    uds,
                    found.configuration(),
                    found.store(),
                    route,
                    files,
                    edge,
                    edgeXmppServers,
                    edgeSip,
                    Optional.empty());
        }
    }

    Location location() {
        if (!edge.isEmpty()) {
            return Location.OUTSIDE;
        }
        boolean nobodyElse = uds.via().isEmpty() && account.isEmpty();
        return nobodyElse && configuration.authenticator() == Authenticator.WEBEX_MESSENGER
                ? Location.CLOUD
                : Location.INSIDE;
    }

    /** The same with another configuration. */
    Profile with(Configuration other) {
        return new Profile(uds, other, store, route, files, edge, edgeXmppServers, edgeSip, account);
    }

    /** The user's data by the straight way. */
    static Profile inside(
            Equipment equipment,
            Route route,
            String domain,
            List<ServerUrl> servers,
            Credentials credentials,
            EarlySignOn early)
            throws RouteLost, Stopped {
        return of(new Way(equipment, route, "", List.of(), Optional.empty()), domain, servers, credentials, early);
    }

    /**
     * The user's data by that way.
     *
     * @param domain  the one whose services were found
     * @param servers of {@code _cisco-uds}, in the order to try them
     * @param early   does what does not wait for all of it
     */
    static Profile of(Way way, String domain, List<ServerUrl> servers, Credentials credentials, EarlySignOn early)
            throws RouteLost, Stopped {
        Equipment equipment = way.equipment();
        Route route = way.route();
        ClientSettings settings = equipment.settings();
        UdsFindings uds = new UdsChain(
                        route,
                        equipment.xml(),
                        equipment.journal(),
                        settings.configuration().device())
                .run(servers, credentials);
        ConfigFiles files =
                new ConfigFiles(new TftpFiles(uds, route, equipment.xml(), equipment.journal()), equipment.journal());
        try {
            return way.profile(
                    uds,
                    files,
                    files.fetch(
                            uds,
                            settings.configuration(),
                            domain,
                            known -> early.begin(way.profile(uds, files, known))));
        } catch (RouteLost | Stopped broken) {
            early.undo();
            throw broken;
        }
    }
}

package org.uclab.lab.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.UcmCluster.ProfileServer;
import org.uclab.lab.model.UcmCluster.ServiceProfile;

/** Makes the records of service profiles. */
final class ProfileReader {

    private static final int PORT_MAX = 65_535;

    private ProfileReader() {}

    /** What a cluster has that says nothing. */
    static ServiceProfile blank(int line) {
        return new ServiceProfile("SPDefault", "", "", List.of(), Optional.empty(), Map.of(), Map.of(), line);
    }

    static ServiceProfile profile(Reading profile) {
        return new ServiceProfile(
                profile.text("name", "SPDefault"),
                profile.text("versionStamp", ""),
                profile.text("presenceProduct", ""),
                profile.texts("presenceServers").stream()
                        .map(WorldReader::domain)
                        .toList(),
                profile.optional("presenceDomain").map(WorldReader::domain),
                profile.lists("services", "a server", ProfileReader::server),
                profile.words("settings"),
                profile.line());
    }

    static ProfileServer server(Reading server) {
        return new ProfileServer(
                WorldReader.domain(server.text("address")),
                server.number("port", 1, PORT_MAX, 0),
                server.text("protocol", ""));
    }
}

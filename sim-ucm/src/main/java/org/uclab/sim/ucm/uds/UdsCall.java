package org.uclab.sim.ucm.uds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * One request, the node that got it and the database as it was then.
 *
 * @param origin scheme and host under which the client reached the node
 */
record UdsCall(HttpQuestion question, String origin, UdsNode node, UcmDatabase database, ClusterState cluster) {

    static final String ROOT = "/cucm-uds";

    /** The same after a change. */
    UdsCall again() {
        return new UdsCall(question, origin, node, database, database.state());
    }

    /** The user as the database has him now. */
    EndUser now(EndUser user) {
        return cluster.user(user.id()).orElse(user);
    }

    String version() {
        return cluster.release().text();
    }

    String uri(String path) {
        return origin + ROOT + path;
    }

    String uri(EndUser user) {
        return uri(path(user));
    }

    String uri(EndUser user, Device device) {
        return uri(path(user) + "/device/" + device.id());
    }

    /** The path of a user's resources below the root. */
    static String path(EndUser user) {
        return "/user/" + URLEncoder.encode(user.id(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where TFTP servers have that file. */
    String tftpUri(String server, String file) {
        return "http://" + server + ":" + node.tftpPort() + "/" + file;
    }
}

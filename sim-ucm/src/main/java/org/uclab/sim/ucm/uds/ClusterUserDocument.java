package org.uclab.sim.ucm.uds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.Spelling;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.uds.ClusterLookup.Home;
import org.uclab.sim.ucm.uds.ClusterLookup.Wanted;

/**
 * {@code clusterUser}: the home cluster of a user, named by its publisher. A user nobody knows is an answer, not an
 * error: 200 and {@code found="false"}.
 */
final class ClusterUserDocument {

    private static final List<String> FILTERS = List.of("username", "email", "useridentifier");

    private ClusterUserDocument() {}

    static Reply answer(UdsCall call) {
        Optional<Wanted> wanted = wanted(call);
        if (wanted.isEmpty()) {
            return Reply.problem(
                    415, "exactly one of username, email and useridentifier is wanted, once and not empty");
        }
        return Reply.document(here(call, wanted.get())
                .map(user -> found(call, user))
                .orElseGet(() -> begin(call).empty("result", "found", "false")));
    }

    /** What other clusters are to be asked for: the question has sense, and the user is not at home here. */
    static Optional<Wanted> elsewhere(UdsCall call) {
        return wanted(call).filter(wanted -> here(call, wanted).isEmpty());
    }

    /** What a cluster says that takes that host for the user's home. */
    static Reply elsewhere(UdsCall call, Wanted wanted, String host) {
        String origin = "https://" + host + ":" + call.node().udsPort() + UdsCall.ROOT;
        String user = URLEncoder.encode(wanted.value(), StandardCharsets.UTF_8).replace("+", "%20");
        return elsewhere(call, new Home(host, origin + "/user/" + user, origin + "/servers", call.version()));
    }

    /** The answer for a user who is at home elsewhere. */
    static Reply elsewhere(UdsCall call, Home home) {
        XmlText text = begin(call)
                .empty("result", "found", "true", "uri", home.userUri(), "version", home.version())
                .element("homeCluster", home.host(), "serversUri", home.serversUri());
        details(text, call);
        return Reply.document(text);
    }

    /** Whom the question is about; empty when it makes no sense. */
    static Optional<Wanted> wanted(UdsCall call) {
        Filters filters = new Filters(call.question().query());
        List<String> asked = FILTERS.stream().filter(filters::set).toList();
        return asked.size() == 1 && filters.sound(asked)
                ? filters.value(asked.get(0)).map(value -> new Wanted(asked.get(0), value))
                : Optional.empty();
    }

    private static Optional<EndUser> here(UdsCall call, Wanted wanted) {
        return find(call.cluster(), wanted.filter(), wanted.value()).filter(EndUser::homeCluster);
    }

    private static Optional<EndUser> find(ClusterState cluster, String filter, String value) {
        return switch (filter) {
            case "username" -> cluster.user(value);
            case "email" -> cluster.userByEmail(value);
            // ASSUMED(SYS): "upn" is taken for the mail address, else for user id and domain of the cluster.
            default -> cluster.userByEmail(value).or(() -> byPrincipalName(cluster, value));
        };
    }

    private static Optional<EndUser> byPrincipalName(ClusterState cluster, String value) {
        int at = value.lastIndexOf('@');
        boolean here = at > 0
                && Spelling.DOMAIN.same(
                        value.substring(at + 1), cluster.config().domain());
        return here ? cluster.user(value.substring(0, at)) : Optional.empty();
    }

    private static XmlText begin(UdsCall call) {
        String target = call.question().target();
        String query = target.substring(target.indexOf('?'));
        return Reply.begin().open("clusterUser", "version", call.version(), "uri", call.uri("/clusterUser") + query);
    }

    private static XmlText found(UdsCall call, EndUser user) {
        String home = call.cluster().config().publisher().advertisedAs();
        String origin = "https://" + home + ":" + call.node().udsPort() + UdsCall.ROOT;
        XmlText text = begin(call)
                .empty("result", "found", "true", "uri", origin + UdsCall.path(user), "version", call.version())
                .element("homeCluster", home, "serversUri", origin + "/servers");
        details(text, call);
        return text;
    }

    private static void details(XmlText text, UdsCall call) {
        // ASSUMED(SYS): the documentation shows these details without saying since when.
        if (call.cluster().release().atLeast(12, 5)) {
            text.open("homeClusterDetails")
                    .element("selfProvisioningSecureMode", true)
                    .element("adminProvisionMode", false)
                    .close();
        }
    }
}

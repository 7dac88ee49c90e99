package org.uclab.features.steps;

import java.util.ArrayList;
import java.util.List;
import org.uclab.client.uds.UdsDecisions;
import org.uclab.control.live.ClientView.ResultView;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.history.Decision;

/** The UDS servers that one client after the other asked first, as each discovered them. */
final class Discovered {

    private final List<String> servers = new ArrayList<>();

    /** One fresh client after the other, with the seeds 1, 2, 3 and so on; all must get in. */
    void signIn(Stage stage, String user, String zone, int clients) {
        servers.clear();
        for (long seed = 1; seed <= clients; seed++) {
            stage.set(user, "seed", Long.toString(seed));
            stage.signIn(user, stage.addressOf(user), zone, stage.passwordOf(user));
            ResultView result = stage.result(user);
            if (!result.kind().equals("signed-in")) {
                throw new AssertionError("client " + seed + ": " + result.text());
            }
            add(stage.evidence(), user);
        }
    }

    /** The first one that the user's client asked; one that was passed over counts as none. */
    private void add(Evidence evidence, String user) {
        servers.add(evidence.events().stream()
                .filter(event -> event.node().equals(user))
                .flatMap(event -> event.decided().stream())
                .filter(decision -> decision.on(UdsDecisions.UDS_SERVER))
                .findFirst()
                .map(decision -> decision.kind() == Decision.Kind.CHOSEN
                        ? decision.outcome().value("server")
                        : "")
                .orElseThrow(() -> new AssertionError("the client of " + user + " decided on no UDS server")));
    }

    /** How many went to that host. */
    long wentTo(String host) {
        return servers.stream().filter(host::equals).count();
    }
}

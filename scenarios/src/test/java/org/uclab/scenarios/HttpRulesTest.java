package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Port;
import org.uclab.shell.http.HttpFacts;
import org.uclab.tool.http.HttpRules;

/** The rules of HTTP messages, at every HTTP service of every system. */
class HttpRulesTest {

    private static final int LIMIT_MS = 60_000;
    private static final int GUEST = 200;
    private static final Set<String> SPOKEN = Set.of("http", "https");

    @Test
    void everyHttpServiceKeepsThem() throws WorldException, IOException, GeneralSecurityException {
        assertThat(HttpRules.rows()).isGreaterThan(200);
        EveryService.visit(service -> SPOKEN.contains(service.protocol()), HttpRulesTest::kept);
    }

    private static void kept(Bench bench, Node node, Port port) throws IOException, GeneralSecurityException {
        TlsCaller caller = TlsCaller.of(bench);
        InetSocketAddress server = EveryService.at(bench, port);
        String from = EveryService.guest(node, GUEST);
        assertThat(HttpRules.broken(() -> caller.begun(TlsCaller.plain(server, from, LIMIT_MS), port)))
                .as("%s of %s", port.service(), port.host())
                .isEmpty();
        assertThat(bench.history().events())
                .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED)
                .noneMatch(event -> event.message()
                        .filter(said ->
                                said.facts().any(HttpFacts.TARGET, target -> target.contains(HttpRules.SMUGGLED)))
                        .isPresent());
    }
}

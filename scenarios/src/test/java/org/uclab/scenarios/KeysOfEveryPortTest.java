package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.uclab.tool.tls.ShownKeys;

/** Every service over TLS has a certificate for callers of either kind. */
class KeysOfEveryPortTest {

    @Test
    void showsTheKindThatTheHelloWants() throws Exception {
        EveryService.visit(EveryService::tls, (bench, node, port) -> {
            InetSocketAddress at = EveryService.at(bench, port);
            assertThat(ShownKeys.at(at.getHostString(), at.getPort()))
                    .as("%s", port)
                    .isEqualTo(ShownKeys.OF_EITHER_KIND);
        });
    }
}

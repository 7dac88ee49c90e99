package org.uclab.sim.expressway;

import java.util.Optional;
import org.uclab.lab.node.Program;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.https.CookieStore;
import org.uclab.sim.expressway.https.DigestStore;

/**
 * A pair of Expressway clusters, whose nodes run the programs made here. What the C peers share, cookies and
 * digests, lives here from the first C with power to the last.
 */
final class ExpresswayPair {

    private final ExpresswayConfig config;
    private final CookieStore cookies;
    private final DigestStore users;

    private ExpresswayPair(ExpresswayConfig config) {
        this.config = config;
        this.cookies = new CookieStore(config.cookieLife(), config.settings().cookiesMax());
        this.users = new DigestStore(
                config.cookieLife(),
                config.settings().cookiesMax(),
                config.edges().stream().map(ExpresswayConfig.Edge::host).toList());
    }

    static ExpresswayPair of(ExpresswayConfig config) {
        return new ExpresswayPair(config);
    }

    /**
     * What runs on that E from power-up to power cut; its node has the ports {@code edge-https}, {@code edge-xmpp}
     * (plain, STARTTLS), {@code edge-sip}, {@code traversal-https}, {@code traversal-xmpp} and {@code traversal-sip}.
     *
     * @throws IllegalArgumentException when the configuration has no such E
     */
    Program edge(String host) {
        return new EdgeProgram(config, known("edge", host, config.edge(host)));
    }

    /**
     * What runs on that C from power-up to power cut; its node has no ports.
     *
     * @throws IllegalArgumentException when the configuration has no such C
     */
    Program core(String host) {
        return new CoreProgram(config, known("core", host, config.core(host)), cookies, users);
    }

    private static <T> T known(String kind, String host, Optional<T> configured) {
        return configured.orElseThrow(
                () -> new IllegalArgumentException("no " + kind + " '" + host + "' is configured"));
    }
}

package org.uclab.sim.expressway.sip;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.Spelling;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipUri;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;

/**
 * The three routes of a client's REGISTER (S1): E itself, the C of the edge configuration, Unified CM.
 *
 * @param core the C that the second one names
 * @param rest the third one, as it goes on
 */
record ClientRoutes(String core, String rest) {

    private static final int ROUTES = 3;

    /** None where they are others. */
    static Optional<ClientRoutes> of(SipRequest request, ExpresswayConfig config, ExpresswayConfig.Edge edge) {
        List<String> written = request.headers().values(HeaderName.ROUTE);
        List<NameAddress> routes = request.addresses(HeaderName.ROUTE);
        if (written.size() != ROUTES || routes.size() != ROUTES) {
            return Optional.empty();
        }
        boolean here = routes.get(0).sipUri().filter(uri -> names(uri, edge)).isPresent();
        Optional<String> core = routes.get(1)
                .sipUri()
                .filter(uri -> uri.parameters().has("directed") && zone(uri, config))
                .flatMap(uri -> config.coreAt(uri.host()))
                .map(ExpresswayConfig.Core::host);
        boolean leads = routes.get(2).sipUri().filter(SipUri::loose).isPresent();
        return here && leads
                ? core.map(host -> new ClientRoutes(host, routes.get(2).toString()))
                : Optional.empty();
    }

    private static boolean names(SipUri uri, ExpresswayConfig.Edge edge) {
        return Spelling.DOMAIN.same(uri.host(), edge.host())
                || uri.host().equals(edge.sip().address());
    }

    private static boolean zone(SipUri uri, ExpresswayConfig config) {
        return uri.parameters()
                .value("zone-id")
                .filter(String.valueOf(config.zoneId())::equals)
                .isPresent();
    }
}

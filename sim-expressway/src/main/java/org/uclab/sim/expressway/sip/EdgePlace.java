package org.uclab.sim.expressway.sip;

import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.media.RelaySide;
import org.uclab.sim.expressway.media.RelayTerms;

/** An E on the way of dialogs: clients on one side, C on the other. Media pass as they are, through ports of its own. */
record EdgePlace(ExpresswayConfig.Edge edge, ZoneLinks zone) implements DialogPlace {

    /** Whether that dialog is of the client of that connection. */
    static boolean of(Carried dialog, Flow flow) {
        return dialog.ends()
                .client()
                .filter(client -> client.connection() == flow.connection())
                .isPresent();
    }

    /** Whom a call's media come from: the address of the client's connection, and the C, which opens the way. */
    static RelayTerms terms(ExpresswayConfig config, Flow client, String core) {
        String address = config.core(core).map(ExpresswayConfig.Core::address).orElse("");
        return new RelayTerms(
                RelayTerms.Reach.apparent(client.host()), RelayTerms.Reach.opening(address), false, false);
    }

    /** Without what is E's or C's to say. */
    static SipRequest stripped(SipRequest request) {
        return request.without(HeaderName.PROXY_AUTHORIZATION)
                .without("Path")
                .without("P-Asserted-Identity")
                .without("P-Preferred-Identity")
                .without("X-TAATag")
                .without(HeaderName.RECORD_ROUTE);
    }

    @Override
    public Leg leg(RelaySide side) {
        return side == RelaySide.OUTER ? Leg.OUTSIDE : Leg.TRAVERSAL;
    }

    @Override
    public SipUri step(RelaySide side, String token) {
        Endpoint at = side == RelaySide.OUTER ? edge.sip() : edge.traversalSip();
        SipUri uri = SipUri.of(token, at.address()).withPort(at.port()).withParameter("transport", "tls");
        return new SipUri(
                false, uri.user(), uri.host(), uri.port(), uri.parameters().withFlag("lr"), "");
    }

    @Override
    public boolean comes(Carried dialog, RelaySide side, Flow flow) {
        return side == RelaySide.OUTER
                ? of(dialog, flow)
                : zone.of(flow)
                        .filter(link -> link.host().equals(dialog.ends().peer()))
                        .isPresent();
    }

    @Override
    public Optional<Flow> way(Carried dialog, RelaySide side, SipRequest request) {
        return side == RelaySide.OUTER
                ? dialog.ends().client()
                : zone.to(dialog.ends().peer()).map(ZoneLinks.Link::flow);
    }

    @Override
    public SipRequest passing(Carried dialog, RelaySide from, SipRequest request) {
        return from == RelaySide.OUTER ? stripped(request) : request;
    }

    @Override
    public SipResponse passing(Carried dialog, RelaySide from, SipResponse response) {
        return response;
    }
}

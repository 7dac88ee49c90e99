package org.uclab.sim.expressway.sip;

import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;
import org.uclab.sim.expressway.cluster.ExpresswayConfig;
import org.uclab.sim.expressway.media.RelaySide;
import org.uclab.sim.expressway.media.RelayTerms;

/**
 * A C on the way of dialogs: E on one side, Unified CM on the other, which sees C's Contact in place of the phone's. Here SRTP of
 * outside ends and that of inside, where there is any, begins.
 */
record CorePlace(ExpresswayConfig config, String address, EdgeLinks edges) implements DialogPlace {

    /** The transport by which Unified CM is spoken with for that Contact. */
    static SipTransport transport(String inside) {
        return SipUri.parse(inside).flatMap(SipUri::transport).orElse(SipTransport.TCP) == SipTransport.TLS
                ? SipTransport.TLS
                : SipTransport.TCP;
    }

    /** Media: outside always protected, inside where the device is encrypted, which the transport tells (S4). */
    static RelayTerms terms(ExpresswayConfig config, Bindings.Binding binding) {
        String edge = config.edge(binding.edge())
                .map(known -> known.traversalSip().address())
                .orElse("");
        return new RelayTerms(
                RelayTerms.Reach.exactly(edge),
                RelayTerms.Reach.described(),
                true,
                transport(binding.inside()) == SipTransport.TLS);
    }

    @Override
    public Leg leg(RelaySide side) {
        return side == RelaySide.OUTER ? Leg.TRAVERSAL : Leg.INSIDE;
    }

    @Override
    public SipUri step(RelaySide side, String token) {
        SipTransport transport = side == RelaySide.OUTER ? SipTransport.TLS : SipTransport.TCP;
        SipUri uri = SipUri.of(token, address)
                .withPort(transport.defaultPort())
                .withParameter("transport", transport.parameter());
        return new SipUri(
                false, uri.user(), uri.host(), uri.port(), uri.parameters().withFlag("lr"), "");
    }

    @Override
    public boolean comes(Carried dialog, RelaySide side, Flow flow) {
        // What comes from inside comes over a connection that C has opened, and to Unified CM alone.
        return side == RelaySide.INNER
                || edges.of(flow).filter(dialog.ends().peer()::equals).isPresent();
    }

    @Override
    public Optional<Flow> way(Carried dialog, RelaySide side, SipRequest request) {
        if (side == RelaySide.OUTER) {
            return edges.to(dialog.ends().peer());
        }
        SipTransport transport = transport(dialog.ends().inside());
        return request.sipUri()
                .flatMap(uri -> config.ucmNodes().stream()
                        .map(node -> at(node, transport))
                        .filter(at -> at.address().equals(uri.host()) && at.port() == uri.effectivePort())
                        .findFirst()
                        .or(() -> config.ucm(uri.host()).map(node -> at(node, transport))))
                .map(to -> Flow.to(transport, to.address(), to.port()));
    }

    private static Endpoint at(ExpresswayConfig.UcmNode node, SipTransport transport) {
        return transport == SipTransport.TLS ? node.sips() : node.sip();
    }

    @Override
    public SipRequest passing(Carried dialog, RelaySide from, SipRequest request) {
        if (from == RelaySide.INNER) {
            return request.to(dialog.ends().outside());
        }
        return contact(request.contacts().stream().findFirst(), dialog)
                .map(ours -> request.with(HeaderName.CONTACT, ours))
                .orElse(request);
    }

    @Override
    public SipResponse passing(Carried dialog, RelaySide from, SipResponse response) {
        return from == RelaySide.OUTER
                ? contact(response.contacts().stream().findFirst(), dialog)
                        .map(ours -> response.with(HeaderName.CONTACT, ours))
                        .orElse(response)
                : response;
    }

    private static Optional<NameAddress> contact(Optional<NameAddress> theirs, Carried dialog) {
        return theirs.map(contact -> contact.under(dialog.ends().inside()));
    }
}

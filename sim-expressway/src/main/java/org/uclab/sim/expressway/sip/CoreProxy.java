package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/**
 * The SIP of a C (S1, §12): it vouches for users, hands their REGISTERs on to the node of Unified CM that the route names, with a
 * Contact of its own, and brings back what Unified CM asks of their phones. It knows no other next hop than the nodes that are
 * configured.
 */
final class CoreProxy extends ProxyCore {

    private static final String PATH = "Path";
    private static final String ASSERTED = "P-Asserted-Identity";

    private final ExpresswayConfig config;
    private final String address;
    private final ProxyDesk desk;
    private final EdgeLinks edges;
    private final Vouching vouching;
    private final Bindings bindings = new Bindings();

    /**
     * @param address of this C
     */
    CoreProxy(ExpresswayConfig config, String address, ProxyDesk desk, EdgeLinks edges, Vouching vouching) {
        super(desk);
        this.config = config;
        this.address = address;
        this.desk = desk;
        this.edges = edges;
        this.vouching = vouching;
    }

    @Override
    void gone(Leg leg, Flow flow) {
        if (leg == Leg.TRAVERSAL) {
            edges.gone(flow);
        }
    }

    @Override
    public Optional<Instant> wakeAt() {
        return edges.wakeAt();
    }

    @Override
    public List<ProxyAction> wake(Instant now) {
        desk.at(now);
        edges.wake();
        return desk.taken();
    }

    @Override
    void came(ProxyDesk.Question question) {
        Optional<SipResponse> unfit = Hop.refusal(question);
        SipRequest request = question.request();
        if (unfit.isPresent()) {
            desk.answer(question, unfit.get());
        } else if (question.leg() == Leg.INSIDE) {
            toPhone(question);
        } else {
            Optional<String> edge = edges.of(question.flow());
            if (edge.isPresent() && request.is(DelegatedCheck.METHOD)) {
                vouching.asked(question, edge.get());
            } else if (edge.isPresent() && request.is(SipRequest.REGISTER)) {
                register(question, edge.get());
            } else {
                desk.refuse(question, 403, "");
            }
        }
    }

    private void register(ProxyDesk.Question question, String edge) {
        SipRequest request = question.request();
        Optional<SipUri> route =
                request.addresses(HeaderName.ROUTE).stream().findFirst().flatMap(NameAddress::sipUri);
        Optional<ExpresswayConfig.UcmNode> node = route.flatMap(uri -> config.ucm(uri.host()));
        boolean same = node.isPresent() && node.equals(request.sipUri().flatMap(uri -> config.ucm(uri.host())));
        List<NameAddress> contacts = request.contacts();
        Optional<SipUri> contact = contacts.stream().findFirst().flatMap(NameAddress::sipUri);
        if (!same || !request.headers().has(ASSERTED) || contact.isEmpty() || contacts.size() != 1) {
            // ASSUMED(expressway.md §4.8): where no search rule leads on.
            desk.refuse(question, 404, "Policy Response");
            return;
        }
        if (!bindings.room(contact.get(), desk.now())) {
            desk.refuse(question, 503, "");
            return;
        }
        SipTransport transport = route.orElseThrow().transport().orElse(SipTransport.TCP) == SipTransport.TLS
                ? SipTransport.TLS
                : SipTransport.TCP;
        NameAddress ours = Bindings.rewritten(
                contacts.get(0),
                contact.get(),
                address + ":" + transport.defaultPort(),
                transport.name().toLowerCase(Locale.ROOT));
        List<String> path = request.headers().values(PATH);
        Endpoint to = transport == SipTransport.TLS
                ? node.orElseThrow().sips()
                : node.orElseThrow().sip();
        SipRequest onward = Hop.onward(question).without(PATH).with(HeaderName.CONTACT, ours);
        Hop.relay(
                desk,
                question,
                new Hop.Onward(Leg.INSIDE, onward, Flow.to(transport, to.address(), to.port())),
                answer -> answered(contacts.get(0), contact.get(), path, edge, answer));
    }

    private void answered(NameAddress contact, SipUri uri, List<String> path, String edge, SipResponse answer) {
        int granted = answer.number(HeaderName.EXPIRES).orElse(0);
        if (answer.success() && granted > 0) {
            Instant until = desk.now().plusSeconds(granted).plus(Clients.GRACE);
            bindings.put(uri, new Bindings.Binding(contact.uri(), path, edge, until));
        } else if (answer.success()) {
            bindings.remove(uri);
        }
    }

    /** A request of Unified CM for a phone outside: to its own Contact, by the Path that its REGISTER took. */
    private void toPhone(ProxyDesk.Question question) {
        Optional<Bindings.Binding> binding = question.request().sipUri().flatMap(uri -> bindings.of(uri, desk.now()));
        Optional<Flow> edge = binding.flatMap(found -> edges.to(found.edge()));
        if (edge.isEmpty() || question.request().is(SipRequest.INVITE)) {
            desk.refuse(question, 480, "");
            return;
        }
        SipRequest onward = Hop.onward(question)
                .to(binding.orElseThrow().contact())
                .with(HeaderName.ROUTE, String.join(", ", binding.orElseThrow().path()));
        Hop.relay(desk, question, new Hop.Onward(Leg.TRAVERSAL, onward, edge.get()), answer -> {});
    }
}

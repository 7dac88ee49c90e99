package org.uclab.sim.expressway.sip;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
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
    private final DialogCarrier dialogs;

    /**
     * @param address of this C
     */
    CoreProxy(
            ExpresswayConfig config,
            String address,
            ProxyDesk desk,
            EdgeLinks edges,
            Vouching vouching,
            IntFunction<byte[]> draws) {
        super(desk);
        this.config = config;
        this.address = address;
        this.desk = desk;
        this.edges = edges;
        this.vouching = vouching;
        this.dialogs = new DialogCarrier(desk, new CorePlace(config, address, edges), draws);
    }

    @Override
    void gone(Leg leg, Flow flow) {
        if (leg == Leg.TRAVERSAL) {
            edges.gone(flow);
        }
    }

    @Override
    Optional<Instant> linksWakeAt() {
        return edges.wakeAt();
    }

    @Override
    void linksWake() {
        edges.wake();
    }

    @Override
    DialogCarrier dialogs() {
        return dialogs;
    }

    @Override
    void came(ProxyDesk.Question question) {
        Optional<SipResponse> unfit = Hop.refusal(
                question,
                List.of(
                        new Endpoint(address, SipTransport.TCP.defaultPort()),
                        new Endpoint(address, SipTransport.TLS.defaultPort())));
        SipRequest request = question.request();
        if (unfit.isPresent()) {
            desk.answer(question, unfit.get());
        } else if (question.leg() == Leg.INSIDE && !request.inDialog()) {
            toPhone(question);
        } else if (question.leg() == Leg.INSIDE) {
            inDialog(question, RelaySide.INNER);
        } else {
            Optional<String> edge = edges.of(question.flow());
            if (edge.isPresent() && request.is(DelegatedCheck.METHOD)) {
                vouching.asked(question, edge.get());
            } else if (edge.isPresent() && request.is(SipRequest.REGISTER)) {
                register(question, edge.get());
            } else if (edge.isPresent() && request.inDialog()) {
                inDialog(question, RelaySide.OUTER);
            } else if (edge.isPresent() && !request.is(SipRequest.OPTIONS)) {
                fromPhone(question, edge.get());
            } else {
                desk.refuse(question, 403, "");
            }
        }
    }

    private void inDialog(ProxyDesk.Question question, RelaySide from) {
        if (!dialogs.carries(question, from)) {
            desk.refuse(question, 481, "");
        }
    }

    /** What a phone that is registered asks besides, in the words that Unified CM knows it by. */
    private void fromPhone(ProxyDesk.Question question, String edge) {
        SipRequest request = question.request();
        Optional<ExpresswayConfig.UcmNode> node = request.addresses(HeaderName.ROUTE).stream()
                .findFirst()
                .flatMap(NameAddress::sipUri)
                .flatMap(uri -> config.ucm(uri.host()));
        Optional<NameAddress> contact = request.contacts().stream().findFirst();
        Optional<Bindings.Binding> binding = contact.flatMap(NameAddress::sipUri)
                .flatMap(uri -> bindings.outside(uri, desk.now()))
                .filter(known -> known.edge().equals(edge) && known.line().equals(asserted(request)));
        if (node.isEmpty() || binding.isEmpty()) {
            // ASSUMED(expressway.md §4.8): where no search rule leads on.
            desk.refuse(question, 404, "Policy Response");
            return;
        }
        SipTransport transport = CorePlace.transport(binding.get().inside());
        Endpoint to =
                transport == SipTransport.TLS ? node.get().sips() : node.get().sip();
        SipRequest onward = Hop.onward(question)
                .with(HeaderName.CONTACT, contact.get().under(binding.get().inside()));
        carry(
                question,
                RelaySide.OUTER,
                binding.get(),
                new Hop.Onward(Leg.INSIDE, onward, Flow.to(transport, to.address(), to.port())));
    }

    private static String asserted(SipRequest request) {
        return request.addresses(ASSERTED).stream()
                .findFirst()
                .map(NameAddress::uri)
                .orElse("");
    }

    private void carry(ProxyDesk.Question question, RelaySide from, Bindings.Binding binding, Hop.Onward onward) {
        if (!DialogCarrier.begins(question.request())) {
            Hop.relay(desk, question, onward, answer -> {});
        } else if (dialogs.room()) {
            dialogs.begin(
                    question,
                    from,
                    new Carried.Ends(Optional.empty(), binding.edge(), binding.inside(), binding.contact()),
                    CorePlace.terms(config, binding),
                    onward);
        } else {
            desk.refuse(question, 503, "");
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
                answer -> answered(
                        contact.get(),
                        new Bindings.Binding(
                                contacts.get(0).uri(), ours.uri(), asserted(request), path, edge, desk.now()),
                        answer));
    }

    private void answered(SipUri uri, Bindings.Binding binding, SipResponse answer) {
        int granted = answer.number(HeaderName.EXPIRES).orElse(0);
        if (answer.success() && granted > 0) {
            Instant until = desk.now().plusSeconds(granted).plus(Clients.GRACE);
            bindings.put(uri, binding.until(until));
        } else if (answer.success()) {
            bindings.remove(uri);
        }
    }

    /** A request of Unified CM for a phone outside: to its own Contact, by the Path that its REGISTER took. */
    private void toPhone(ProxyDesk.Question question) {
        Optional<Bindings.Binding> binding = question.request().sipUri().flatMap(uri -> bindings.of(uri, desk.now()));
        Optional<Flow> edge = binding.flatMap(found -> edges.to(found.edge()));
        if (edge.isEmpty()) {
            desk.refuse(question, 480, "");
            return;
        }
        SipRequest onward = Hop.onward(question)
                .to(binding.orElseThrow().contact())
                .with(HeaderName.ROUTE, String.join(", ", binding.orElseThrow().path()));
        carry(question, RelaySide.INNER, binding.orElseThrow(), new Hop.Onward(Leg.TRAVERSAL, onward, edge.get()));
    }
}

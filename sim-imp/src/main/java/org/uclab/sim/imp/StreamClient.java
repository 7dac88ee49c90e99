package org.uclab.sim.imp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.SaslOffer;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.xmpp.ServerStream;
import org.uclab.shell.xmpp.StreamOwner;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.sasl.SaslMechanism;

/**
 * A client on its stream: what the node demands of it before it is bound, and what it says after that. Everything runs on
 * the node's context.
 */
final class StreamClient implements StreamOwner, StreamHost {

    private final ServerStream stream;
    private final ImpConfig.Settings settings;
    private final ImpNode node;
    private Optional<Jid> client = Optional.empty();
    private Optional<ManagedStream> managed = Optional.empty();

    StreamClient(ServerStream stream, ImpConfig.Settings settings, ImpNode node) {
        this.stream = stream;
        this.settings = settings;
        this.node = node;
    }

    /** To the bound client; false where it leaves too much unacknowledged, and is not worth waiting for. */
    boolean deliver(Element stanza) {
        if (managed.isEmpty()) {
            stream.send(stanza);
            return true;
        }
        ManagedStream its = managed.get();
        boolean bounded = its.ledger().send(stanza);
        if (!its.waiting()) {
            stream.send(stanza);
            its.ask().forEach(stream::send);
        }
        return bounded;
    }

    /** The stream as it is managed; empty where it is not. */
    Optional<ManagedStream> managed() {
        return managed;
    }

    /** The client goes on here with a stream that it had before. */
    void takesUp(ManagedStream before) {
        managed = Optional.of(before);
        client = Optional.of(before.client());
    }

    /** What the client has not acknowledged is said again, XEP-0198 §5. */
    @Override
    public void established(StreamHeader header) {
        managed.ifPresent(its -> {
            its.ledger().unacknowledged().forEach(stream::send);
            its.ask().forEach(stream::send);
        });
    }

    /** Ends the stream in that error. */
    void expel(StreamCondition why) {
        stream.expel(why);
    }

    @Override
    public StreamTerms terms() {
        NodeCredentials credentials = new NodeCredentials(node.database(), node.name(), node::now);
        SaslOffer offer = new SaslOffer(
                settings.mechanisms().stream()
                        .map(name -> SaslMechanism.named(name).verifier(credentials))
                        .toList(),
                settings.signInTriesMax(),
                this::serves,
                this::homeNodes);
        StreamTerms terms = StreamTerms.of(this, StreamTimes.negotiated(settings.signInLimit()))
                .withTls()
                .withUsers(offer, this::bind);
        return node.resumptions()
                .map(lost -> terms.withResumption((user, resume) -> node.resume(this, user, resume)))
                .orElse(terms);
    }

    @Override
    public String contentNamespace() {
        return Namespaces.CLIENT;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        return StreamHeader.answer(Namespaces.CLIENT, node.database().domain(), "", node.token("stream ids"), "en");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        return !serves(heard) && settings.wrongDomain() == ImpConfig.WrongDomain.HOST_UNKNOWN
                ? Optional.of(StreamCondition.HOST_UNKNOWN)
                : Optional.empty();
    }

    private boolean serves(StreamHeader heard) {
        return heard.to().isEmpty()
                || Jid.parse(heard.to())
                        .filter(jid -> jid.equals(Jid.valid(node.database().domain())))
                        .isPresent();
    }

    /**
     * Where the user belongs, who says who he is. ASSUMED(G-CAXL): the product's script library reads host names of this
     * form, the home node first; in which cases the product sends them is not public.
     */
    private List<String> homeNodes(StreamHeader heard) {
        return settings.homeNodeHint()
                ? Jid.parse(heard.from()).map(node.database()::nodesOf).orElse(List.of())
                : List.of();
    }

    private Binder.Binding bind(Jid user, String resource) {
        Binder.Binding binding = resource.isEmpty() && settings.resourceRequired()
                ? Binder.Binding.refused(StanzaCondition.BAD_REQUEST)
                : node.bind(this, user, resource);
        client = binding.client();
        return binding;
    }

    @Override
    public void received(Element element) {
        if (element.namespace().equals(Namespaces.STREAM_MANAGEMENT)) {
            manage(element);
            return;
        }
        managed.ifPresent(its -> its.ledger().received());
        Optional<Element> late = node.resumptions().isPresent() ? Stanza.afterBinding(element) : Optional.empty();
        late.ifPresentOrElse(this::deliver, () -> node.stanza(client.orElseThrow(), element));
    }

    private void manage(Element element) {
        switch (element.name()) {
            case "enable" -> enable(element);
            case "resume" -> refuse(StanzaCondition.UNEXPECTED_REQUEST);
            case "r" ->
                managed.ifPresentOrElse(
                        its -> stream.send(Element.of(Namespaces.STREAM_MANAGEMENT, "a")
                                .with("h", String.valueOf(its.ledger().handled()))),
                        () -> expel(StreamCondition.UNSUPPORTED_STANZA_TYPE));
            case "a" ->
                managed.ifPresentOrElse(
                        its -> acknowledged(its, element), () -> expel(StreamCondition.UNSUPPORTED_STANZA_TYPE));
            default -> expel(StreamCondition.UNSUPPORTED_STANZA_TYPE);
        }
    }

    private void enable(Element enable) {
        if (managed.isPresent()) {
            refuse(StanzaCondition.UNEXPECTED_REQUEST);
            return;
        }
        Resumptions all = node.resumptions().orElseThrow();
        ManagedStream its = all.enable(client.orElseThrow(), this, enable);
        stream.send(all.enabled(its));
        managed = Optional.of(its);
    }

    private void refuse(StanzaCondition why) {
        stream.send(Resumptions.failed(why).done());
    }

    /** XEP-0198 §4: a client cannot have handled what it was not sent. */
    private void acknowledged(ManagedStream its, Element answer) {
        OptionalLong count = StanzaLedger.count(answer.attribute("h", ""));
        if (count.isEmpty()) {
            expel(StreamCondition.POLICY_VIOLATION);
        } else if (its.acknowledged(count.getAsLong())) {
            its.ask().forEach(stream::send);
        } else {
            stream.expel(
                    StreamCondition.UNDEFINED_CONDITION,
                    Element.build(Namespaces.STREAM_MANAGEMENT, "handled-count-too-high")
                            .attribute("h", String.valueOf(count.getAsLong()))
                            .attribute("send-count", String.valueOf(its.ledger().sent()))
                            .done());
        }
    }

    @Override
    public void ended() {
        client.ifPresent(bound -> node.ended(this, bound));
    }

    @Override
    public void lost() {
        client.ifPresent(bound -> node.lost(this, bound));
    }
}

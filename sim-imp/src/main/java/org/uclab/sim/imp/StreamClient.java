package org.uclab.sim.imp;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Binder;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.SaslOffer;
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

    StreamClient(ServerStream stream, ImpConfig.Settings settings, ImpNode node) {
        this.stream = stream;
        this.settings = settings;
        this.node = node;
    }

    /** To the bound client. */
    void deliver(Element stanza) {
        stream.send(stanza);
    }

    /** Ends the stream in that error. */
    void expel(StreamCondition why) {
        stream.expel(why);
    }

    @Override
    public StreamTerms terms() {
        SaslOffer offer = new SaslOffer(
                settings.mechanisms().stream()
                        .map(name -> SaslMechanism.named(name).verifier(node.credentials()))
                        .toList(),
                settings.signInTriesMax(),
                this::serves,
                this::homeNodes);
        return StreamTerms.of(this, StreamTimes.negotiated(settings.signInLimit()))
                .withTls()
                .withUsers(offer, this::bind);
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
    public void received(Element stanza) {
        node.stanza(client.orElseThrow(), stanza);
    }

    @Override
    public void ended() {
        client.ifPresent(bound -> node.ended(this, bound));
    }
}

package org.uclab.sim.webex;

import java.time.Duration;
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

/** A client of the cloud on its stream. Everything runs on the node's context. */
final class MessengerClient implements StreamOwner, StreamHost {

    /** From the connection to a bound resource. ASSUMED(choice). */
    private static final Duration SIGN_IN_LIMIT = Duration.ofSeconds(60);

    /** ASSUMED(choice). */
    private static final int TRIES_MAX = 3;

    private final ServerStream stream;
    private final Messenger messenger;
    private String domain = "";
    private Optional<Jid> client = Optional.empty();

    MessengerClient(ServerStream stream, Messenger messenger) {
        this.stream = stream;
        this.messenger = messenger;
    }

    void deliver(Element stanza) {
        stream.send(stanza);
    }

    @Override
    public StreamTerms terms() {
        SaslOffer offer = SaslOffer.of(List.of(new WebexToken(messenger::user)), TRIES_MAX);
        return StreamTerms.of(this, StreamTimes.negotiated(SIGN_IN_LIMIT))
                .withTls()
                .withUsers(offer, this::bind);
    }

    @Override
    public String contentNamespace() {
        return Namespaces.CLIENT;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        return StreamHeader.answer(Namespaces.CLIENT, domain, "", messenger.token("stream ids"), "en");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        Optional<Jid> asked = Jid.parse(heard.to()).filter(address -> messenger.serves(address.domain()));
        asked.ifPresent(known -> domain = known.domain());
        return asked.isPresent() ? Optional.empty() : Optional.of(StreamCondition.HOST_UNKNOWN);
    }

    /** A token of somebody of another organisation opens no stream of this one. */
    private Binder.Binding bind(Jid user, String resource) {
        Binder.Binding binding = user.domain().equals(domain)
                ? messenger.bind(this, user, resource)
                : Binder.Binding.refused(StanzaCondition.NOT_ALLOWED);
        client = binding.client();
        return binding;
    }

    @Override
    public void received(Element stanza) {
        messenger.stanza(client.orElseThrow(), stanza);
    }

    @Override
    public void ended() {
        client.ifPresent(bound -> messenger.ended(this, bound));
    }
}

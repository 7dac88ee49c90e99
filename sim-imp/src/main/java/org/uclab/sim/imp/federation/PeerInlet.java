package org.uclab.sim.imp.federation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamHost;
import org.uclab.protocol.xmpp.StreamTerms;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.xmpp.ServerStream;
import org.uclab.shell.xmpp.StreamOwner;

/** A stream on which another server speaks to this node: for the domains that it has proven, and none else. */
final class PeerInlet implements StreamOwner, StreamHost {

    /** Lab time from the connect until a domain must be proven. */
    static final Duration PROOF_LIMIT = Duration.ofSeconds(60);

    /** Lab time after which a silent stream is closed. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    /** Dialback claims and questions on one stream. */
    static final int DIALBACKS_MAX = 50;

    private final ServerStream stream;
    private final Federation federation;
    private final Set<String> proven = new HashSet<>();
    private String id = "";
    private String opener = "";
    private int dialbacks;
    private boolean over;

    PeerInlet(ServerStream stream, Federation federation) {
        this.stream = stream;
        this.federation = federation;
    }

    @Override
    public StreamTerms terms() {
        return StreamTerms.of(this, StreamTimes.negotiated(PROOF_LIMIT).withIdle(IDLE_LIMIT))
                .withTls()
                .withServers(
                        new ExternalMechanism(this::certified),
                        header -> federation.external() && stream.provenNames().contains(domain(header.from())));
    }

    @Override
    public String contentNamespace() {
        return Namespaces.SERVER;
    }

    @Override
    public StreamHeader answer(StreamHeader heard) {
        id = federation.streamId();
        return StreamHeader.answer(Namespaces.SERVER, heard.to(), heard.from(), id, "en");
    }

    @Override
    public Optional<StreamCondition> objection(StreamHeader heard) {
        if (!federation.serves(domain(heard.to()))) {
            return Optional.of(StreamCondition.HOST_UNKNOWN);
        }
        opener = domain(heard.from());
        if (opener.isEmpty() && !heard.from().isEmpty()) {
            return Optional.of(StreamCondition.IMPROPER_ADDRESSING);
        }
        boolean unwanted = !opener.isEmpty() && !federation.talksTo(opener);
        return unwanted ? Optional.of(StreamCondition.POLICY_VIOLATION) : Optional.empty();
    }

    /** A domain as it is compared; empty for what is none. */
    private static String domain(String text) {
        return Jid.parse(text)
                .filter(jid -> !jid.hasLocal() && !jid.isFull())
                .map(Jid::domain)
                .orElse("");
    }

    /** The domain of a certificate is the one that the stream was opened for, and no other. */
    private Optional<Jid> certified(String claimed) {
        String domain = claimed.isEmpty() ? opener : domain(claimed);
        Optional<Jid> server = Jid.parse(domain)
                .filter(jid -> domain.equals(opener) && stream.provenNames().contains(domain));
        server.map(Jid::domain).ifPresent(proven::add);
        return server;
    }

    @Override
    public void received(Element element) {
        if (element.namespace().equals(Namespaces.DIALBACK)) {
            dialback(element);
        } else if (Stanza.is(element)) {
            stanza(element);
        } else {
            stream.expel(StreamCondition.UNSUPPORTED_STANZA_TYPE);
        }
    }

    private void dialback(Element element) {
        dialbacks++;
        Optional<Jid> from = Stanza.address(element, "from");
        Optional<Jid> to = Stanza.address(element, "to");
        if (dialbacks > DIALBACKS_MAX) {
            stream.expel(StreamCondition.POLICY_VIOLATION);
        } else if (from.isEmpty() || to.isEmpty()) {
            stream.expel(StreamCondition.IMPROPER_ADDRESSING);
        } else if (element.attribute("type").isPresent()) {
            stream.expel(StreamCondition.BAD_FORMAT); // the answer to what nobody has asked here
        } else if (element.name().equals("verify")) {
            stream.send(Stanza.answer(element, federation.made(element) ? "valid" : "invalid")
                    .done());
        } else if (!element.name().equals("result")) {
            stream.expel(StreamCondition.BAD_FORMAT);
        } else {
            claimed(element, new Route(to.get().domain(), from.get().domain()));
        }
    }

    /** XEP-0220 §2.1: the domain is asked whether the claim is its own. */
    private void claimed(Element claim, Route back) {
        if (!federation.serves(back.ours())) {
            refuse(claim, StanzaCondition.ITEM_NOT_FOUND);
        } else if (!federation.talksTo(back.theirs())) {
            stream.expel(StreamCondition.POLICY_VIOLATION);
        } else {
            federation.verify(back, id, claim.text()).onComplete(judged -> {
                if (over) {
                    return;
                }
                if (judged.failed()) {
                    refuse(claim, PeerUnreached.condition(judged.cause()));
                } else {
                    judged(claim, back.theirs(), judged.result());
                }
            });
        }
    }

    private void judged(Element claim, String domain, boolean valid) {
        stream.send(Stanza.answer(claim, valid ? "valid" : "invalid").done());
        if (valid) {
            proven.add(domain);
            stream.proven();
        } else {
            // XEP-0220 §2.1.2: nothing more is wanted of whoever has claimed a domain that is not its own.
            stream.expel(StreamCondition.NOT_AUTHORIZED);
        }
    }

    private void refuse(Element claim, StanzaCondition why) {
        stream.send(Stanza.answer(claim, "error")
                .child(why.error(Namespaces.SERVER, ""))
                .done());
    }

    private void stanza(Element stanza) {
        Optional<Jid> from = Stanza.address(stanza, "from");
        Optional<Jid> to = Stanza.address(stanza, "to");
        if (from.isEmpty() || to.isEmpty()) {
            // RFC 6120 §8.1.1.2 and §8.1.2.2: between servers both are there.
            stream.expel(StreamCondition.IMPROPER_ADDRESSING);
        } else if (!proven.contains(from.get().domain())) {
            stream.expel(StreamCondition.INVALID_FROM);
        } else if (!federation.serves(to.get().domain())) {
            stream.expel(StreamCondition.HOST_UNKNOWN);
        } else {
            federation.arrived(stanza.moved(Namespaces.SERVER, Namespaces.CLIENT));
        }
    }

    @Override
    public void ended() {
        over = true;
    }
}

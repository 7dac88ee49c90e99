package org.uclab.sim.imp.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.federation.PeerDomains.body;
import static org.uclab.sim.imp.federation.PeerDomains.config;
import static org.uclab.sim.imp.federation.PeerDomains.message;
import static org.uclab.sim.imp.federation.PeerDomains.next;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.PeerProof;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.federation.PeerDomains.Domain;

/** Servers that mean no good: what ends their streams, while others are heard. */
class FederationHostileTest {

    private static final PeerProof CERTIFICATE = new PeerProof(true, Optional.empty());

    private final PeerDomains peers = new PeerDomains();
    private final Domain b = peers.domain("b.test", 12, config("b", true));
    private final Domain peer = peers.domain("peer.test", 13, config("p", true));

    @AfterEach
    void nothingIsLeft() {
        peers.close();
    }

    private ClientStream stream(PeerProof proof, BlockingQueue<Element> heard) {
        return peer.opens(b, new Route("peer.test", "b.test"), proof, heard);
    }

    private static Element server(Element stanza) {
        return stanza.moved(Namespaces.CLIENT, Namespaces.SERVER);
    }

    private void endsIn(String condition, PeerProof proof, Element sent) throws InterruptedException {
        ClientStream stream = stream(proof, new LinkedBlockingQueue<>());
        stream.send(sent);
        assertThat(peers.sees("cup.b.test", "stream error " + condition))
                .as(condition)
                .isTrue();
        peer.says("bo@b.test", condition);
        assertThat(body(next(b.arrived))).isEqualTo(condition);
    }

    @Test
    void whoeverHasProvenADomainSpeaksForItsUsersToThoseHereAndForNothingElse() throws InterruptedException {
        Element good = server(message("pia@peer.test/desk", "bo@b.test", "?"));
        endsIn("improper-addressing", CERTIFICATE, good.without("from"));
        endsIn("host-unknown", CERTIFICATE, good.with("to", "bo@elsewhere.test"));
        endsIn("invalid-from", CERTIFICATE, good.with("from", "pia@sub.peer.test"));
        endsIn("unsupported-stanza-type", CERTIFICATE, Element.of(Namespaces.SERVER, "nonsense"));
        assertThat(b.arrived).isEmpty();
    }

    @Test
    void whoeverHasProvenNothingSaysNothingAndIsHeldToLittle() throws InterruptedException {
        Element early = server(message("pia@peer.test/desk", "bo@b.test", "?"));
        endsIn("not-authorized", PeerProof.NONE, early);
        String much = "x".repeat(StreamLimits.STANZA_BYTES_LEAST);
        endsIn(
                "policy-violation",
                PeerProof.NONE,
                Element.build(Namespaces.DIALBACK, "result")
                        .attribute("from", "peer.test")
                        .attribute("to", "b.test")
                        .text(much)
                        .done());
    }

    @Test
    void dialbackThatIsNoneEndsTheStream() throws InterruptedException {
        Element claim = Element.build(Namespaces.DIALBACK, "result")
                .attribute("from", "peer.test")
                .attribute("to", "b.test")
                .text("key")
                .done();
        endsIn("improper-addressing", PeerProof.NONE, claim.with("from", "@"));
        endsIn("bad-format", PeerProof.NONE, claim.with("type", "valid"));
    }

    @Test
    void aClaimForADomainThatIsNotHereIsRefusedAndTheStreamLivesOn() throws InterruptedException {
        BlockingQueue<Element> heard = new LinkedBlockingQueue<>();
        ClientStream stream = stream(PeerProof.NONE, heard);
        for (String domain : List.of("elsewhere.test", "b.test.elsewhere.test")) {
            stream.send(Element.build(Namespaces.DIALBACK, "result")
                    .attribute("from", "peer.test")
                    .attribute("to", domain)
                    .text("key")
                    .done());
            Element answer = next(heard);
            assertThat(answer.attribute("type")).contains("error");
            assertThat(answer.toXml()).contains("item-not-found");
        }
    }
}

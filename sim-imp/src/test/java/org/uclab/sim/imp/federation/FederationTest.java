package org.uclab.sim.imp.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.imp.federation.PeerDomains.body;
import static org.uclab.sim.imp.federation.PeerDomains.config;
import static org.uclab.sim.imp.federation.PeerDomains.message;
import static org.uclab.sim.imp.federation.PeerDomains.next;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.PeerProof;
import org.uclab.shell.xmpp.ClientStream;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.federation.PeerDomains.Domain;
import org.uclab.tool.Tool;

/** Nodes of different domains that dial each other. */
class FederationTest {

    private final PeerDomains peers = new PeerDomains();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLeft() {
        peers.close();
    }

    @Test
    void certificatesProveDomainsBothWaysAndEachStreamCarriesOneWay() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", true));
        Domain b = peers.domain("b.test", 12, config("b", true));
        a.says("bo@b.test", "one");
        a.says("bo@b.test", "two");
        Element first = next(b.arrived);
        assertThat(first).isEqualTo(message("ada@a.test/desk", "bo@b.test", "one"));
        assertThat(body(next(b.arrived))).isEqualTo("two");
        assertThat(peers.sees("cup.b.test", "auth EXTERNAL")).isTrue();
        b.says("ada@a.test", "back");
        assertThat(body(next(a.arrived))).isEqualTo("back");
        assertThat(peers.sees("cup.a.test", "auth EXTERNAL")).isTrue();
    }

    @Test
    void withoutCertificatesTheDomainIsAskedWhetherTheKeyIsItsOwn() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", false));
        Domain b = peers.domain("b.test", 12, config("b", true));
        a.says("bo@b.test", "hello");
        assertThat(body(next(b.arrived))).isEqualTo("hello");
        assertThat(peers.sees("cup.b.test", "dialback result from=a.test")).isTrue();
        assertThat(peers.sees("cup.a.test", "dialback verify from=b.test")).isTrue();
    }

    @Test
    void aKeyThatTheDomainDidNotMakeProvesNothing() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", false));
        Domain b = peers.domain("b.test", 12, config("b", true));
        Domain liar = peers.domain("liar.test", 13, config("a guess", false));
        Function<String, Element> claim = id -> Element.build(Namespaces.DIALBACK, "result")
                .attribute("from", "a.test")
                .attribute("to", "b.test")
                .text(new DialbackKeys("a guess").of("b.test", "a.test", id))
                .done();
        PeerProof forged = new PeerProof(false, Optional.of(claim));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> liar.opens(b, new Route("a.test", "b.test"), forged, new LinkedBlockingQueue<>())))
                .hasStackTraceContaining("does not believe the domain: invalid");
        assertThat(peers.sees("cup.b.test", "stream error not-authorized")).isTrue();
        a.says("bo@b.test", "the real one");
        assertThat(body(next(b.arrived))).isEqualTo("the real one");
    }

    @Test
    void aCertificateOfOneDomainIsNotThatOfAnother() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", true));
        Domain b = peers.domain("b.test", 12, config("b", true));
        Domain liar = peers.domain("liar.test", 13, config("l", true));
        // EXTERNAL is not even offered to it, and it has nothing else to show.
        ClientStream stream = liar.opens(
                b, new Route("a.test", "b.test"), new PeerProof(true, Optional.empty()), new LinkedBlockingQueue<>());
        stream.send(message("ada@a.test/desk", "bo@b.test", "forged").moved(Namespaces.CLIENT, Namespaces.SERVER));
        assertThat(peers.sees("cup.b.test", "stream error not-authorized")).isTrue();
        // Nor may it speak for others once it has proven itself.
        ClientStream own = liar.opens(
                b,
                new Route("liar.test", "b.test"),
                new PeerProof(true, Optional.empty()),
                new LinkedBlockingQueue<>());
        own.send(message("ada@a.test/desk", "bo@b.test", "forged").moved(Namespaces.CLIENT, Namespaces.SERVER));
        assertThat(peers.sees("cup.b.test", "stream error invalid-from")).isTrue();
        a.says("bo@b.test", "mine");
        assertThat(body(next(b.arrived))).isEqualTo("mine");
        assertThat(b.arrived).isEmpty();
    }

    @Test
    void whatCannotBeDeliveredComesBackWithTheReason() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", true));
        peers.servers.put("down.test", PeerDomains.NET + "99");
        a.says("x@nowhere.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@nowhere.test remote-server-not-found");
        a.says("x@down.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@down.test remote-server-timeout");
        peers.servers.put("up.test", PeerDomains.NET + "14");
        a.says("x@up.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@up.test remote-server-timeout");
        Domain up = peers.domain("up.test", 14, config("u", true));
        a.says("x@up.test", "now");
        assertThat(body(next(up.arrived))).isEqualTo("now");
    }

    @Test
    void aDomainThatIsNotTalkedToGetsNothingAndSaysNothing() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", true));
        Domain shy = peers.domain(
                "shy.test", 12, new ImpConfig.Federating("s", true, Optional.of(List.of("b.test")), Map.of()));
        shy.says("x@a.test", "?");
        assertThat(next(shy.returned)).isEqualTo("x@a.test remote-server-not-found");
        a.says("x@shy.test", "?");
        assertThat(next(a.returned)).isEqualTo("x@shy.test remote-server-timeout");
        assertThat(peers.sees("cup.shy.test", "stream error policy-violation")).isTrue();
        Domain b = peers.domain("b.test", 13, config("b", true));
        b.says("x@shy.test", "hello");
        assertThat(body(next(shy.arrived))).isEqualTo("hello");
    }

    @Test
    void whatWaitsForAStreamIsBounded() throws InterruptedException {
        Domain a = peers.domain("a.test", 11, config("a", true));
        Element message = message("ada@a.test/desk", "x@nowhere.test", "?");
        a.agenda.soon(() -> {
            for (int i = 0; i < PeerOutlet.WAITING_MAX + 1; i++) {
                a.federation.send(message);
            }
        });
        assertThat(next(a.returned)).isEqualTo("x@nowhere.test resource-constraint");
        for (int i = 0; i < PeerOutlet.WAITING_MAX; i++) {
            assertThat(next(a.returned)).isEqualTo("x@nowhere.test remote-server-not-found");
        }
    }

    @Test
    void aFloodOfDialbackEndsTheStreamThatBringsIt() throws InterruptedException {
        Domain b = peers.domain("b.test", 12, config("b", true));
        Domain flood = peers.domain("flood.test", 13, config("f", false));
        BlockingQueue<Element> heard = new LinkedBlockingQueue<>();
        ClientStream stream = flood.opens(b, new Route("flood.test", "b.test"), PeerProof.NONE, heard);
        Element verify = Element.build(Namespaces.DIALBACK, "verify")
                .attribute("from", "flood.test")
                .attribute("to", "b.test")
                .attribute("id", "1")
                .text("guess")
                .done();
        for (int i = 0; i < PeerInlet.DIALBACKS_MAX + 1; i++) {
            stream.send(verify);
        }
        for (int i = 0; i < PeerInlet.DIALBACKS_MAX; i++) {
            assertThat(next(heard).attribute("type", "")).isEqualTo("invalid");
        }
        assertThat(peers.sees("cup.b.test", "stream error policy-violation")).isTrue();
        b.says("x@flood.test", "still here");
        assertThat(body(next(flood.arrived))).isEqualTo("still here");
    }

    @Test
    void opensslFindsTheDomainsCertificateBehindStarttls() throws Exception {
        Domain b = peers.domain("b.test", 12, config("b", true));
        Path pem = folder.resolve("ca.pem");
        Files.writeString(pem, peers.ca.pem(), StandardCharsets.US_ASCII);
        Endpoint at = peers.wire.plan().actual(Transport.TCP, new Endpoint(b.address, PeerDomains.S2S_PORT));
        Tool.Said said = Tool.named("openssl")
                .run(List.of(
                        "s_client",
                        "-starttls",
                        "xmpp-server",
                        "-xmpphost",
                        "b.test",
                        "-verify_hostname",
                        "b.test",
                        "-verify_return_error",
                        "-CAfile",
                        pem.toString(),
                        "-connect",
                        at.address() + ":" + at.port()));
        assertThat(said.text()).contains("Verify return code: 0 (ok)");
    }
}

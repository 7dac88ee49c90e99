package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.PortKeys;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.shell.sip.SipFacts;

/** REGISTER through E and C, and what strangers and users try there. */
class SipPlaneTest {

    private Company company;
    private Caller caller;

    @BeforeEach
    void up() {
        company = new Company(213).up();
        company.signIn(Company.E1);
        caller = Caller.at(company, Company.E1);
    }

    @AfterEach
    void close() {
        caller.close();
        company.close();
    }

    private List<Message> received(String node, String port, String method) {
        return company.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.node().equals(node)
                        && event.stamp().port().equals(port))
                .flatMap(event -> event.message().stream())
                .filter(message -> message.facts().is(SipFacts.METHOD, method))
                .toList();
    }

    private List<Message> sentToCores(String method) {
        return company.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_SENT
                        && event.node().equals(Company.E1)
                        && event.stamp().port().equals("traversal-sip"))
                .flatMap(event -> event.message().stream())
                .filter(message -> message.facts().is(SipFacts.METHOD, method))
                .toList();
    }

    private void nothingInside() {
        assertThat(received(Company.PUB, "sip", "REGISTER")).isEmpty();
        assertThat(received(Company.SUB, "sip", "REGISTER")).isEmpty();
        assertThat(sentToCores("REGISTER")).isEmpty();
    }

    @Test
    void registersWithTheContactOfC() {
        SipResponse ok = caller.prove(caller.register(), Company.PASSWORD);
        assertThat(ok.status()).isEqualTo(200);
        String core = company.node(Company.C1).address();
        assertThat(ok.header("Contact").orElseThrow())
                .startsWith("<sip:me@" + core + ":5060;transport=tcp;orig-hostport=127.213.2.100:");
        assertThat(ok.vias()).hasSize(1);
        assertThat(received(Company.PUB, "sip", "REGISTER")).hasSize(1);
        assertThat(sentToCores("SERVICE")).hasSize(1);
    }

    @Test
    void asksForTheUserOnceInAWhileAndNotForEachRefresh() {
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(200);
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(200);
        assertThat(sentToCores("SERVICE")).hasSize(1);
        assertThat(received(Company.PUB, "sip", "REGISTER")).hasSize(2);
    }

    @Test
    void dropsWhatIsItsOwnToSay() {
        SipResponse ok = caller.prove(
                caller.register()
                        .adding("Path", "<sip:192.0.2.1:7002;transport=tls;lr>")
                        .adding("P-Asserted-Identity", "<sip:5099@uclabcucm-pub>")
                        .adding("P-Preferred-Identity", "<sip:5099@uclabcucm-pub>")
                        .adding("Record-Route", "<sip:192.0.2.1;lr>")
                        .adding("X-TAATag", "mine"),
                Company.PASSWORD);
        assertThat(ok.status()).isEqualTo(200);
        Message onward = sentToCores("REGISTER").get(0);
        assertThat(onward.facts().contain("192.0.2.1")).isFalse();
        assertThat(onward.facts().contain("5099")).isFalse();
        assertThat(onward.facts().contain("mine")).isFalse();
        assertThat(onward.facts().first(SipFacts.header("P-Asserted-Identity"))).contains("<sip:5002@uclabcucm-pub>");
        assertThat(received(Company.PUB, "sip", "REGISTER").get(0).facts().has(SipFacts.header("Path")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:192.0.2.1;transport=tls;lr>,<sip:%s:5061;transport=tls;zone-id=1;directed;lr>,<sip:uclabcucm-pub;lr>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:192.0.2.1:5061;transport=tls;zone-id=1;directed;lr>,<sip:uclabcucm-pub;lr>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:%s:5061;transport=tls;zone-id=2;directed;lr>,<sip:uclabcucm-pub;lr>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:%s:5061;transport=tls;zone-id=1;lr>,<sip:uclabcucm-pub;lr>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:%s:5061;transport=tls;zone-id=1;directed;lr>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:%s:5061;transport=tls;zone-id=1;directed;lr>,<tel:5002>",
                "<sip:uclabexpwe01.uclab.com;lr>,<sip:%s:5061;transport=tls;zone-id=1;directed;lr>,<sip:uclabcucm-pub;lr>,<sip:x;lr>"
            })
    void refusesRoutesThatLeadNowhere(String routes) {
        SipResponse refused = caller.prove(
                caller.register()
                        .with("Route", routes.formatted(company.node(Company.C1).address())),
                Company.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        nothingInside();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "127.0.0.1", "ns-inside.uclab.com", "uclabcucm-sub"})
    void coreKnowsNoWayButToTheNodeThatIsAskedFor(String host) {
        SipResponse refused = caller.prove(
                caller.register()
                        .with(
                                "Route",
                                Caller.routes(company.node(Company.C1).address())
                                        .replace("<sip:uclabcucm-pub;", "<sip:" + host + ";")),
                Company.PASSWORD);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(received(Company.PUB, "sip", "REGISTER")).isEmpty();
        assertThat(received(Company.SUB, "sip", "REGISTER")).isEmpty();
    }

    @Test
    void refusesTheDeviceOfAnother() {
        for (String contact : List.of(
                "<sip:me@127.213.2.100:5061;transport=tls>;+u.sip!devicename.ccm.cisco.com=\"CSFABYRON\"",
                "<sip:me@127.213.2.100:5061;transport=tls>",
                "<sip:a@127.213.2.100>;+u.sip!devicename.ccm.cisco.com=\"MDonald\","
                        + "<sip:b@127.213.2.100>;+u.sip!devicename.ccm.cisco.com=\"CSFABYRON\"",
                "*")) {
            assertThat(caller.prove(caller.register().with("Contact", contact), Company.PASSWORD)
                            .status())
                    .as(contact)
                    .isEqualTo(403);
        }
        nothingInside();
    }

    @Test
    void givesUpAfterThreeWrongProofs() {
        assertThat(caller.prove(caller.register(), "wrong").status()).isEqualTo(407);
        assertThat(caller.prove(caller.register(), "wrong").status()).isEqualTo(407);
        assertThat(caller.prove(caller.register(), "wrong").status()).isEqualTo(403);
        Company.await(caller.gone());
        nothingInside();
    }

    @Test
    void asksNobodyAboutCredentialsForANonceThatItDidNotGive() {
        SipResponse again = caller.ask(caller.register()
                .with(
                        "Proxy-Authorization",
                        "Digest username=\"mac.donald\", realm=\"uclabexpwe01.uclab.com\", nonce=\"invented\","
                                + " uri=\"sip:uclabcucm-pub\", response=\"00\", algorithm=MD5"));
        assertThat(again.status()).isEqualTo(407);
        assertThat(sentToCores("SERVICE")).isEmpty();
    }

    @Test
    void carriesNothingOfWhoIsNotRegistered() {
        for (String method : List.of("INVITE", "OPTIONS", "SUBSCRIBE", "MESSAGE", "SERVICE", "REFER")) {
            assertThat(caller.ask(org.uclab.protocol.sip.SipRequest.of(method, "sip:5003@uclabcucm-pub")
                                    .with(caller.register().headers())
                                    .with("CSeq", "1 " + method)
                                    .with("Call-ID", method))
                            .status())
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(sentToCores("SERVICE")).isEmpty();
        nothingInside();
    }

    @Test
    void handsNothingOnThatHasNoHopLeft() {
        assertThat(caller.ask(caller.register().with("Max-Forwards", "0")).status())
                .isEqualTo(483);
        assertThat(caller.ask(caller.register().with("Proxy-Require", "x")).status())
                .isEqualTo(420);
        nothingInside();
    }

    @Test
    void whoeverIsNotACoreIsNotLetIntoTheZone() {
        ClientSSLOptions noCertificate = company.trusting();
        ClientSSLOptions anothers = company.trusting()
                .setKeyCertOptions(KeyCertOptions.wrap(PortKeys.issuedBy(
                        company.ca, CertificateProfile.server(Company.PUB).withClientAuth(true))));
        for (ClientSSLOptions shown : List.of(noCertificate, anothers)) {
            // The socket's handlers are set where it is made: the end may be in the next read.
            assertThatThrownBy(() -> Company.await(company.client
                            .connectTls(company.at(Company.E1, 7002), Company.E1, shown, Duration.ofSeconds(100))
                            .compose(SipPlaneTest::hungUp)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageNotContaining("Timeout");
        }
    }

    /** Fails when the other end hangs up; done when it says something. */
    private static Future<Void> hungUp(NetSocket socket) {
        Promise<Void> closed = Promise.promise();
        socket.closeHandler(none -> closed.tryFail("hung up"));
        socket.exceptionHandler(none -> closed.tryFail("hung up"));
        socket.handler(bytes -> closed.tryComplete());
        socket.write("OPTIONS sip:x SIP/2.0\r\n\r\n");
        return closed.future();
    }

    @Test
    void aCoreThatComesBackOpensItsZoneAgain() {
        long before = company.history.last();
        company.off(Company.C1);
        company.awaitLink(before, Company.E1, "traversal-sip " + Company.C1, "not linked");
        company.on(Company.C1);
        company.awaitLink(before, Company.E1, "traversal-sip " + Company.C1, "linked");
        company.signIn(Company.E1);
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void withoutTheCoreThatTheRouteNamesNothingGoesOn() {
        long before = company.history.last();
        company.off(Company.C1);
        company.awaitLink(before, Company.E1, "traversal-sip " + Company.C1, "not linked");
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(503);
        nothingInside();
    }
}

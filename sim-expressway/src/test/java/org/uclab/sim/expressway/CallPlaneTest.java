package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.shell.sip.SipFacts;

/** Calls from outside by a client that means no good, and what E and C make of them. */
@Timeout(120)
class CallPlaneTest {

    private static final String KEY = "1 AES_CM_128_HMAC_SHA1_80 inline:" + "A".repeat(40);

    private Company company;
    private Caller caller;

    @BeforeEach
    void up() {
        company = new Company(220).up();
        company.signIn(Company.E1);
        caller = Caller.at(company, Company.E1);
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        caller.close();
        company.close();
    }

    private String offer(String protocol, String crypto) {
        return "v=0\r\no=me 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 17000 " + protocol
                + " 0 18\r\na=rtpmap:0 PCMU/8000\r\n" + (crypto.isEmpty() ? "" : "a=crypto:" + crypto + "\r\n");
    }

    private SipResponse called(SipRequest invite) {
        return caller.prove(invite, Company.PASSWORD);
    }

    private List<Message> atUcm(String method) {
        return company.history.events().stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED
                        && event.node().equals(Company.PUB)
                        && event.stamp().port().equals("sip"))
                .flatMap(event -> event.message().stream())
                .filter(message -> message.facts().is(SipFacts.METHOD, method))
                .toList();
    }

    private void released(String node, String why) {
        company.awaits(
                0,
                event -> event.node().equals(node)
                        && event.text().contains("ports given back")
                        && event.text().contains(why));
    }

    @Test
    void bothPutThemselvesIntoTheWayAndIntoTheDescriptions() {
        SipRequest invite = caller.invite(offer("RTP/SAVP", KEY));
        SipResponse ok = called(invite);
        assertThat(ok.status()).isEqualTo(200);
        String edge = company.node(Company.E1).address();
        String core = company.node(Company.C1).address();
        assertThat(ok.addresses(HeaderName.RECORD_ROUTE))
                .extracting(step -> step.sipUri().orElseThrow().host() + ":"
                        + step.sipUri().orElseThrow().port())
                .containsExactly(core + ":5060", core + ":5061", edge + ":7002", edge + ":5061");
        SessionDescription told = SessionDescription.parse(ok.body().text()).orElseThrow();
        assertThat(told.connection().orElseThrow().address()).isEqualTo(edge);
        assertThat(told.media().get(0).port()).isBetween(36_000, 59_999);
        assertThat(told.media().get(0).protocol()).isEqualTo("RTP/SAVP");
        assertThat(told.media().get(0).attribute("crypto").orElseThrow())
                .startsWith("1 AES_CM_128_HMAC_SHA1_80 inline:")
                .isNotEqualTo(KEY);
        Message inside = atUcm("INVITE").get(0);
        assertThat(inside.facts().contain("RTP/AVP 0")).isTrue();
        assertThat(inside.facts().contain("a=crypto")).isFalse();
        assertThat(inside.facts().contain("192.0.2.9")).isFalse();
        assertThat(inside.facts().first(SipFacts.header("Contact")).orElseThrow())
                .startsWith("<sip:me@" + core + ":5060;transport=tcp;orig-hostport=");
    }

    @Test
    void portsAreGivenBackAfterTheBye() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        Dialog dialog = Dialog.ofClient(caller.beyond(SipRequest.INVITE).with("From", ok.from()), ok);
        caller.acknowledge(dialog.ack(ok.cseq().number()));
        assertThat(caller.ask(dialog.request(SipRequest.BYE)).status()).isEqualTo(200);
        released(Company.E1, "the call is over");
        released(Company.C1, "the call is over");
        assertThat(atUcm("ACK")).hasSize(1);
        assertThat(atUcm("BYE")).hasSize(1);
        assertThat(caller.ask(dialog.request(SipRequest.BYE)).status()).isEqualTo(481);
        assertThat(atUcm("BYE")).hasSize(1);
    }

    @Test
    void portsAreGivenBackWhereTheConnectionEnds() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        assertThat(ok.status()).isEqualTo(200);
        caller.close();
        released(Company.E1, "the connection of the client is gone");
        caller = Caller.at(company, Company.E1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTP/AVP|",
                "RTP/SAVP|",
                "RTP/SAVP|1 AES_CM_128_HMAC_SHA1_80 inline:AAAA",
                "RTP/SAVP|1 NONE inline:x"
            })
    void whoIsOutsideAndProtectsNothingIsNotCarried(String what) {
        String[] parts = what.split("\\|", 2);
        assertThat(called(caller.invite(offer(parts[0], parts[1]))).status()).isEqualTo(488);
        assertThat(atUcm("INVITE")).isEmpty();
        released(Company.E1, "the call came to nothing");
    }

    @Test
    void whatIsNoDescriptionIsRefused() {
        assertThat(called(caller.invite("v=0\r\nhello")).status()).isEqualTo(400);
        assertThat(atUcm("INVITE")).isEmpty();
    }

    @Test
    void whatIsNotMediaOrTooMuchIsRefusedInTheDescription() {
        StringBuilder many = new StringBuilder(offer("RTP/SAVP", KEY));
        for (int i = 0; i < 5; i++) {
            many.append("m=video 17010 RTP/SAVP 97\r\na=rtpmap:97 H264/90000\r\na=crypto:" + KEY + "\r\n");
        }
        many.append("m=application 17020 UDP/BFCP *\r\n");
        assertThat(called(caller.invite(many.toString())).status()).isEqualTo(200);
        SessionDescription inside = SessionDescription.parse(
                        atUcm("INVITE").get(0).facts().first(SipFacts.BODY).orElseThrow())
                .orElseThrow();
        assertThat(inside.media()).hasSize(7);
        assertThat(inside.media()).filteredOn(media -> !media.off()).hasSize(4);
        assertThat(inside.media().get(6).off()).isTrue();
    }

    @Test
    void whatIsOthersToSayDoesNotGoOn() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY))
                .adding("P-Asserted-Identity", "<sip:5099@uclabcucm-pub>")
                .adding("P-Preferred-Identity", "<sip:5099@uclabcucm-pub>")
                .adding("Path", "<sip:192.0.2.1:7002;transport=tls;lr>")
                .adding("Record-Route", "<sip:192.0.2.1;lr>"));
        assertThat(ok.status()).isEqualTo(200);
        Message inside = atUcm("INVITE").get(0);
        assertThat(inside.facts().contain("5099")).isFalse();
        assertThat(inside.facts().contain("192.0.2.1")).isFalse();
        assertThat(inside.facts().first(SipFacts.header("P-Asserted-Identity"))).contains("<sip:5002@uclabcucm-pub>");
    }

    @Test
    void theContactOfAnotherIsNobodys() {
        assertThat(called(caller.invite(offer("RTP/SAVP", KEY)).with("Contact", "<sip:you@127.220.2.99:5061>"))
                        .status())
                .isEqualTo(404);
        assertThat(atUcm("INVITE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE", "OPTIONS", "ANYTHING"})
    void whatPhonesDoNotAskIsNotCarried(String method) {
        assertThat(called(caller.beyond(method)).status()).isEqualTo(403);
        assertThat(atUcm(method)).isEmpty();
    }

    @Test
    void aRequestThatHasBeenHereIsRefused() {
        String edge = company.node(Company.E1).address();
        SipRequest looping =
                caller.invite(offer("RTP/SAVP", KEY)).adding("Via", "SIP/2.0/TLS " + edge + ":7002;branch=z9hG4bKold");
        assertThat(caller.ask(looping).status()).isEqualTo(482);
    }

    @Test
    void inventedRoutesLeadIntoNoDialog() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        Dialog dialog = Dialog.ofClient(caller.beyond(SipRequest.INVITE).with("From", ok.from()), ok);
        SipRequest bye = dialog.request(SipRequest.BYE);
        String edge = company.node(Company.E1).address();
        List<NameAddress> routes = bye.addresses(HeaderName.ROUTE);
        for (String forged : List.of(
                "<sip:" + "0".repeat(60) + "@" + edge + ":5061;transport=tls;lr>,<sip:x@" + edge + ":7002;lr>",
                routes.get(0).toString(),
                routes.get(1) + "," + routes.get(0),
                routes.get(0) + ",<sip:127.0.0.1:7002;lr>",
                "<sip:" + edge + ":5061;lr>,<sip:" + edge + ":7002;lr>")) {
            assertThat(caller.ask(bye.with(HeaderName.ROUTE, forged)).status())
                    .as(forged)
                    .isEqualTo(481);
        }
        assertThat(caller.ask(bye.without(HeaderName.ROUTE)).status()).isEqualTo(481);
        assertThat(atUcm("BYE")).isEmpty();
    }

    @Test
    void theDialogOfOneConnectionIsNotThatOfAnother() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        Dialog dialog = Dialog.ofClient(caller.beyond(SipRequest.INVITE).with("From", ok.from()), ok);
        Caller other = Caller.at(company, Company.E1);
        assertThat(other.prove(other.register(), Company.PASSWORD).status()).isEqualTo(200);
        assertThat(other.ask(dialog.request(SipRequest.BYE)).status()).isEqualTo(481);
        assertThat(atUcm("BYE")).isEmpty();
        other.close();
    }

    @Test
    void aTargetThatIsNoNodeOfUnifiedCmIsNotReached() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        Dialog dialog = Dialog.ofClient(caller.beyond(SipRequest.INVITE).with("From", ok.from()), ok);
        for (String target : List.of("sip:5003@127.0.0.1:5060", "sip:5003@192.0.2.1", "sip:x@" + Company.NS)) {
            assertThat(caller.ask(dialog.request("INFO").to(target)).status())
                    .as(target)
                    .isEqualTo(480);
        }
        assertThat(atUcm("INFO")).isEmpty();
    }

    @Test
    void aStrangerIsNotHeardAtThePortsOfACall() {
        SipResponse ok = called(caller.invite(offer("RTP/SAVP", KEY)));
        int port = SessionDescription.parse(ok.body().text())
                .orElseThrow()
                .media()
                .get(0)
                .port();
        Dialler stranger = company.wire.dialler("127.220.2.66");
        UdpSocket socket = Company.await(stranger.udp());
        Company.await(socket.send(company.at(Company.E1, port), Buffer.buffer(new byte[172])));
        company.awaits(
                0, event -> event.node().equals(Company.E1) && event.text().contains("refused 127.220.2.66:"));
        Company.await(stranger.close());
    }

    @Test
    void portsAreGivenBackAfterSilence() {
        caller.close();
        company.close();
        company = new Company(220, settings -> settings.withMediaSilence(Duration.ofSeconds(20))).up();
        company.signIn(Company.E1);
        caller = Caller.at(company, Company.E1);
        assertThat(caller.prove(caller.register(), Company.PASSWORD).status()).isEqualTo(200);
        assertThat(called(caller.invite(offer("RTP/SAVP", KEY))).status()).isEqualTo(200);
        released(Company.E1, "nothing came for 20 s");
        released(Company.C1, "nothing came for 20 s");
    }
}

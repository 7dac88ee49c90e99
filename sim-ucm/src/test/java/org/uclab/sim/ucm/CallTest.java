package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.rtp.tone.Goertzel;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** Calls between phones of a cluster over real sockets, with sound. */
class CallTest {

    private final CallBench bench = new CallBench("127.208", CallSettings.usual(), 5);
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.cluster.history.events())
                .filteredOn(event -> event instanceof Event.HandlerFailed)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SipTransport.class,
            names = {"UDP", "TCP"})
    void twoPhonesTalkUntilOneHangsUp(SipTransport transport) {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, transport);
        Telephone.Talk call = mac.calls("5003");
        assertThat(Telephone.next(call.responses).status()).isEqualTo(100);
        assertThat(Telephone.next(call.responses).status()).isEqualTo(180);
        Telephone.Talk rung = ada.rung();
        assertThat(rung.invite.body().isEmpty()).isTrue();
        assertThat(rung.invite.cseq().number()).isEqualTo(101);
        assertThat(rung.invite.header("Remote-Party-ID").orElseThrow())
                .startsWith("\"Mac Donald\" <sip:5002@")
                .contains(";party=calling;screen=yes;privacy=off");
        assertThat(rung.invite.header("Call-Info").orElseThrow()).contains("security= NotAuthenticated", "gci= 1-1");
        assertThat(rung.invite.headers().has("Session-ID")).isTrue();
        ada.answers(rung);
        SipResponse ok = last(call);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.headers().all("Remote-Party-ID")).hasSize(2);
        assertThat(ok.body().text()).contains("o=CiscoSystemsCCM-SIP", "b=AS:64", "b=TIAS:64000", "RTP/AVP 0 101");
        bench.hears(mac, 2);
        bench.hears(ada, 1);
        assertThat(mac.hangsUp(call).status()).isEqualTo(200);
        assertThat(Telephone.next(ada.gone).method()).isEqualTo("BYE");
    }

    @Test
    void whoCallsEchoHearsHimself() {
        Telephone.Talk call = mac.calls("9901");
        assertThat(last(call).status()).isEqualTo(200);
        bench.hears(mac, 1);
        assertThat(mac.hangsUp(call).status()).isEqualTo(200);
        bench.until("the ports are given back", () -> bench.cluster.wire.rangeSockets() <= 2);
    }

    @Test
    void aNumberThatIsBusyIsHeardAsATone() {
        Telephone.Talk call = mac.calls("9902");
        SipRequest tone = Telephone.next(mac.told);
        assertThat(tone.body().text()).contains("<tonetype>DtLineBusyTone</tonetype>");
        assertThat(last(call).status()).isEqualTo(486);
    }

    @Test
    void aNumberThatNobodyHasIsNotFoundAndOneThatNobodyIsAtRings() {
        assertThat(last(mac.calls("5999")).status()).isEqualTo(404);
        Telephone.Talk call = mac.calls("9903");
        Telephone.next(call.responses, response -> response.status() == 180);
        mac.cancels(call);
        assertThat(last(call).status()).isEqualTo(487);
        assertThat(last(mac.calls("5003")).status()).isEqualTo(480); // registered nowhere
    }

    @Test
    void aCallIsDeclinedOrGivenUp() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk declined = mac.calls("5003");
        ada.refuses(ada.rung(), 603);
        assertThat(last(declined).status()).isEqualTo(603);
        Telephone.Talk givenUp = mac.calls("5003");
        ada.rung();
        mac.cancels(givenUp);
        assertThat(last(givenUp).status()).isEqualTo(487);
        assertThat(Telephone.next(ada.gone).method()).isEqualTo("INVITE");
    }

    @Test
    void whoIsNotRegisteredCallsNobody() {
        mac.ask(
                bench.pub,
                SipTransport.TCP,
                mac.register(bench.pub, SipTransport.TCP, "bye", 900).with(HeaderName.EXPIRES, 0));
        mac.isHungUp();
        Telephone.Talk call = mac.calls("9901");
        SipResponse refused = last(call);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Warning").orElseThrow()).contains("Unable to find a device handler");
    }

    @Test
    void whoHasNoCodecInCommonWithWhoAnswersIsToldSo() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls(
                "5003",
                invite -> invite.withBody(
                        "application/sdp", SipBody.of(invite.body().text().replace("RTP/AVP 0 8 101", "RTP/AVP 18"))));
        ada.answers(ada.rung());
        SipResponse refused = last(call);
        assertThat(refused.status()).isEqualTo(488);
        assertThat(refused.header("Warning").orElseThrow()).startsWith("305 ").contains("Incompatible media format");
        assertThat(Telephone.next(ada.gone).method()).isEqualTo("BYE");
        assertThat(bench.cluster.history.events())
                .anyMatch(event -> event.decided()
                        .filter(decision -> decision.reason().text().equals("the two have no codec in common"))
                        .isPresent());
    }

    @Test
    void whoAsksForWhatTheOtherDoesNotHaveTalksOnAsBefore() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        bench.hears(ada, 1);
        for (int i = 0; i < 2; i++) { // the same once more is no repetition of what is agreed
            SipResponse refused = mac.offers(talk[0], "RTP/AVP 18");
            assertThat(refused.status()).isEqualTo(488);
            assertThat(refused.header("Warning").orElseThrow()).startsWith("305 ");
        }
        assertThat(mac.offers(talk[0], "RTP/AVP 0 8 101").status()).isEqualTo(200);
        bench.hears(ada, 1);
        bench.hears(mac, 2);
        assertThat(ada.hangsUp(talk[1]).status()).isEqualTo(200);
        Telephone.next(mac.gone);
    }

    @Test
    void whoResumesWithWhatTheOtherDoesNotHaveStillHolds() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        mac.holds(talk[0], Direction.SENDONLY);
        bench.until("music is heard", () -> music(ada.heard()));
        assertThat(mac.offers(talk[0], "RTP/AVP 18").status()).isEqualTo(488);
        bench.until("music is heard again", () -> music(ada.heard()));
        assertThat(mac.holds(talk[0], Direction.SENDRECV).status()).isEqualTo(200);
        bench.hears(ada, 1);
        ada.hangsUp(talk[1]);
        Telephone.next(mac.gone);
    }

    @Test
    void whoIsHeldHearsMusicAndThenTheOtherAgain() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        bench.hears(ada, 1);
        SipResponse held = mac.holds(talk[0], Direction.SENDONLY);
        assertThat(held.body().text()).contains("a=inactive");
        bench.until(
                "music comes from the node",
                () -> talk[1].remote != null
                        && talk[1].remote.first("audio").isPresent()
                        && talk[1].remote
                                .connection()
                                .filter(at -> at.address().equals(bench.pub))
                                .isPresent()
                        && !talk[1].remote
                                .directionOf(talk[1].remote.first("audio").get())
                                .receives()
                        && talk[1].remote
                                .directionOf(talk[1].remote.first("audio").get())
                                .sends());
        bench.until("music is heard", () -> music(ada.heard()));
        SipResponse resumed = mac.holds(talk[0], Direction.SENDRECV);
        assertThat(resumed.body().text()).contains("a=sendrecv");
        bench.hears(ada, 1);
        bench.hears(mac, 2);
        ada.hangsUp(talk[1]);
        Telephone.next(mac.gone);
    }

    /** The first note of it, which sounds for half a second in three. */
    private static boolean music(short[] heard) {
        for (int at = 0; at + 800 <= heard.length; at += 400) {
            if (Goertzel.share(Arrays.copyOfRange(heard, at, at + 800), 262) > 0.8) {
                return true;
            }
        }
        return false;
    }

    @Test
    void phonesAtTwoNodesTalk() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.sub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        assertThat(talk[1].invite.header("Remote-Party-ID").orElseThrow()).startsWith("\"Mac Donald\" <sip:5002@");
        bench.hears(mac, 2);
        bench.hears(ada, 1);
        mac.holds(talk[0], Direction.SENDONLY);
        bench.until(
                "music comes from the caller's node",
                () -> talk[1].remote
                        .connection()
                        .filter(at -> at.address().equals(bench.pub))
                        .isPresent());
        mac.holds(talk[0], Direction.SENDRECV);
        bench.hears(ada, 1);
        mac.hangsUp(talk[0]);
        Telephone.next(ada.gone);
    }

    @Test
    void allDevicesOfALineRingAndOneAnswers() {
        Telephone desk = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone road = bench.phone("CSFABYRON2", "5003", bench.sub, SipTransport.UDP);
        Telephone.Talk call = mac.calls("5003");
        Telephone.Talk atDesk = desk.rung();
        road.rung();
        desk.answers(atDesk);
        assertThat(last(call).status()).isEqualTo(200);
        assertThat(Telephone.next(road.gone).method()).isEqualTo("INVITE"); // cancelled
        bench.hears(mac, 2);
        mac.hangsUp(call);
    }

    @Test
    void whoAsksForNoOfferIsOfferedWhatTheOtherHas() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls("5003", SipRequest::withoutBody);
        Telephone.Talk rung = ada.rung();
        ada.answers(rung);
        SipResponse ok = last(call);
        assertThat(ok.body().text()).contains("RTP/AVP 0 8 101");
        bench.hears(mac, 2);
        bench.hears(ada, 1);
    }

    @Test
    void aPhoneThatRegistersElsewhereHasLostItsCall() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        bench.talking(mac, ada);
        try (Telephone moved = new Telephone(bench.cluster.lab(), "moved", "5002", bench.network + ".1.99")) {
            SipRequest again = moved.register(bench.pub, SipTransport.TCP, "moved", 1)
                    .with(HeaderName.CONTACT, moved.contact(SipTransport.TCP).replace("\"moved\"", "\"MDonald\""))
                    .with("Reason", "SIP;cause=200;text=\"cisco-alarm:111\"");
            assertThat(moved.ask(bench.pub, SipTransport.TCP, again).status()).isEqualTo(200);
            assertThat(Telephone.next(ada.gone).method()).isEqualTo("BYE");
        }
    }
}

package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.history.Event;
import org.uclab.protocol.rtp.tone.Goertzel;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.database.SelfCare.ForwardTo;
import org.uclab.sim.ucm.database.SelfCare.Forwarding;

/** What happens to calls on their way and in their course, over real sockets, with sound. */
class FeaturesTest {

    private final CallBench bench = new CallBench("127.209", settings(), 5);
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    private final Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
    private final Telephone grace = bench.phone("CSFGHOPPER", "5004", bench.pub, SipTransport.UDP);

    private static CallSettings settings() {
        CallSettings usual = CallSettings.usual();
        CallSettings.Calls calls = usual.calls();
        return usual.with(new CallSettings.ParkMonitor(
                        Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(30)))
                .with(new CallSettings.Calls(
                        calls.max(),
                        calls.busyTrigger(),
                        calls.noAnswer(),
                        calls.life(),
                        Duration.ofSeconds(20),
                        calls.busyTone(),
                        calls.silence(),
                        calls.reliable()));
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.cluster.history.events())
                .filteredOn(event -> event instanceof Event.HandlerFailed)
                .isEmpty();
    }

    private void forward(String user, Forwarding kind, ForwardTo to) {
        bench.cluster.database.change(user, care -> care.forwarding(Map.of(kind, to)));
    }

    @Test
    void callsAreForwardedAtOnceWhenBusyAndWhenNobodyAnswers() {
        forward("ada.byron", Forwarding.ALL, new ForwardTo(false, "5004"));
        Telephone.Talk all = mac.calls("5003");
        grace.refuses(grace.rung(), 486);
        assertThat(last(all).status()).isEqualTo(486);
        forward("ada.byron", Forwarding.ALL, new ForwardTo(false, ""));
        forward("ada.byron", Forwarding.BUSY_INTERNAL, new ForwardTo(false, "5004"));
        Telephone.Talk busy = mac.calls("5003");
        ada.refuses(ada.rung(), 486);
        grace.answers(grace.rung());
        assertThat(last(busy).status()).isEqualTo(200);
        mac.hangsUp(busy);
        forward("ada.byron", Forwarding.NO_ANSWER_INTERNAL, new ForwardTo(true, ""));
        Telephone.Talk none = mac.calls("5003");
        ada.rung();
        Telephone.next(none.responses, response -> response.status() == 183); // voicemail is heard before it answers
        assertThat(last(none).status()).isEqualTo(200);
        bench.until("the mailbox beeps", () -> beeps(mac.heard()));
        mac.hangsUp(none);
    }

    private static boolean beeps(short[] heard) {
        for (int at = 0; at + 800 <= heard.length; at += 400) {
            if (Goertzel.share(java.util.Arrays.copyOfRange(heard, at, at + 800), 425) > 0.8) {
                return true;
            }
        }
        return false;
    }

    @Test
    void callsThatForwardInACircleEnd() {
        forward("ada.byron", Forwarding.ALL, new ForwardTo(false, "5004"));
        forward("grace.hopper", Forwarding.ALL, new ForwardTo(false, "5003"));
        assertThat(last(mac.calls("5003")).status()).isEqualTo(480);
    }

    @Test
    void aLineWithTwoCallsIsBusy() {
        bench.talking(mac, ada);
        bench.talking(grace, ada);
        Telephone.Talk third = mac.calls("5003");
        assertThat(last(third).status()).isEqualTo(486);
    }

    @Test
    void aBlindTransferLeavesTheOthersTalking() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        assertThat(ada.says(talk[1], "REFER", refer -> refer.with(HeaderName.REFER_TO, "<sip:5004@" + bench.pub + ">"))
                        .status())
                .isEqualTo(202);
        assertThat(Telephone.next(ada.told, request -> request.method().equals("NOTIFY"))
                        .body()
                        .text())
                .contains("SIP/2.0 200 OK");
        Telephone.next(ada.gone);
        grace.answers(grace.rung());
        bench.hears(mac, 3);
        bench.hears(grace, 1);
        mac.hangsUp(talk[0]);
        Telephone.next(grace.gone);
    }

    @Test
    void anAttendedTransferJoinsTheOtherTwo() {
        Telephone.Talk[] first = bench.talking(mac, ada);
        ada.holds(first[1], Direction.SENDONLY);
        Telephone.Talk[] second = bench.talking(ada, grace);
        DialogId consultation = second[0].dialog.id();
        String replaces = URLEncoder.encode(
                consultation.callId() + ";to-tag=" + consultation.remoteTag() + ";from-tag=" + consultation.localTag(),
                StandardCharsets.UTF_8);
        assertThat(ada.says(
                                first[1],
                                "REFER",
                                refer -> refer.with(
                                        HeaderName.REFER_TO, "<sip:5004@" + bench.pub + "?Replaces=" + replaces + ">"))
                        .status())
                .isEqualTo(202);
        Telephone.next(ada.gone);
        Telephone.next(ada.gone);
        bench.hears(mac, 3);
        bench.hears(grace, 1);
    }

    @Test
    void aParkedCallIsFetchedOrComesBack() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        DialogId id = talk[1].dialog.id();
        assertThat(bench.presses(ada, "ParkMonitor", CallBench.dialog("dialogid", id)))
                .contains("<code>200</code>");
        Telephone.next(ada.gone);
        Telephone.Talk fetching = grace.calls("9910");
        assertThat(last(fetching).status()).isEqualTo(200);
        bench.hears(mac, 3);
        bench.hears(grace, 1);
        assertThat(last(ada.calls("9910")).status()).isEqualTo(404); // there is nothing any more
        grace.hangsUp(fetching);
        Telephone.next(mac.gone);
        Telephone.Talk[] again = bench.talking(mac, ada);
        assertThat(bench.presses(ada, "park", CallBench.dialog("dialogid", again[1].dialog.id())))
                .contains("<code>200</code>");
        Telephone.Talk back = ada.rung(); // after twenty seconds of lab time
        ada.answers(back);
        bench.hears(mac, 2);
    }

    private static String parkEvent(Telephone phone) {
        SipRequest told =
                Telephone.next(phone.told, request -> request.contentType().equals("application/dialog-info+xml"));
        String document = told.body().text();
        assertThat(document).contains("xmlns=\"urn:ietf:parmams:xml:ns:dialog-info\"", "<dialog id=\"9910\">");
        String event = document.replaceAll("(?s).*<event>([a-z]+)</event>.*", "$1");
        boolean over = !event.equals("reminder") && !event.equals("parked");
        assertThat(told.header("Subscription-State").orElseThrow()).startsWith(over ? "terminated" : "active");
        return event;
    }

    @Test
    void whoHasParkedACallIsRemindedOfItUntilItComesBack() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        assertThat(bench.presses(ada, "ParkMonitor", CallBench.dialog("dialogid", talk[1].dialog.id())))
                .contains("<code>200</code>");
        assertThat(parkEvent(ada)).isEqualTo("reminder");
        assertThat(parkEvent(ada)).isEqualTo("reminder");
        assertThat(Telephone.next(ada.told, request -> request.body().text().contains("<event>forwarded</event>"))
                        .method())
                .isEqualTo("NOTIFY");
        ada.answers(ada.rung());
        bench.hears(mac, 2);
    }

    @Test
    void whoHasParkedACallIsToldThatItIsFetchedOrGone() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        bench.presses(ada, "ParkMonitor", CallBench.dialog("dialogid", talk[1].dialog.id()));
        Telephone.Talk fetching = grace.calls("9910");
        assertThat(last(fetching).status()).isEqualTo(200);
        assertThat(Telephone.next(ada.told, request -> request.body().text().contains("<event>retrieved</event>"))
                        .header("Subscription-State"))
                .contains("terminated;reason=noresource");
        grace.hangsUp(fetching);
        Telephone.next(mac.gone);
        Telephone.Talk[] again = bench.talking(mac, ada);
        bench.presses(ada, "ParkMonitor", CallBench.dialog("dialogid", again[1].dialog.id()));
        mac.hangsUp(again[0]);
        Telephone.next(ada.told, request -> request.body().text().contains("<event>abandoned</event>"));
    }

    @Test
    void threeTalkTogether() {
        Telephone.Talk[] first = bench.talking(mac, ada);
        mac.holds(first[0], Direction.SENDONLY);
        Telephone.Talk[] second = bench.talking(mac, grace);
        assertThat(bench.presses(
                        mac,
                        "Conference",
                        CallBench.dialog("dialogid", first[0].dialog.id())
                                + CallBench.dialog("consultdialogid", second[0].dialog.id())))
                .contains("<code>200</code>");
        Telephone.next(mac.gone); // of its two calls one is left
        bench.hears(ada, 3);
        bench.hears(grace, 2);
        bench.hears(mac, 2);
        bench.hears(mac, 3);
        ada.hangsUp(first[1]);
        bench.hears(mac, 3);
        bench.hears(grace, 1);
    }

    @Test
    void aCallThatRingsIsDivertedToVoicemail() {
        Telephone.Talk call = mac.calls("5003");
        Telephone.Talk rung = ada.rung();
        String dialog = "<dialogid><callid>" + rung.invite.callId() + "</callid><localtag>x</localtag><remotetag>"
                + rung.invite.from().tag() + "</remotetag></dialogid>";
        assertThat(bench.presses(ada, "iDivert", dialog)).contains("<code>200</code>");
        assertThat(last(call).status()).isEqualTo(200);
        bench.until("the mailbox beeps", () -> beeps(mac.heard()));
    }

    @Test
    void aKeyForSomebodyElsesCallDoesNothing() {
        Telephone.Talk[] talk = bench.talking(mac, ada);
        assertThat(bench.presses(grace, "Park", CallBench.dialog("dialogid", talk[1].dialog.id())))
                .contains("<code>481</code>");
        bench.hears(mac, 2);
    }

    @Test
    void whatOneDeviceOfALineHoldsTheOtherTakesUp() {
        Telephone road = bench.phone("CSFABYRON2", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        SipRequest inUse = Telephone.next(
                road.told, request -> request.header("Event").orElse("").equals("dialog"));
        assertThat(inUse.body().text())
                .contains("<state>confirmed</state>", talk[1].dialog.id().callId());
        ada.holds(talk[1], Direction.SENDONLY);
        SipRequest held =
                Telephone.next(road.told, request -> request.body().text().contains("pval=\"no\""));
        assertThat(held.header("Subscription-State")).contains("active");
        Telephone.Talk taken = road.calls("5003", invite -> invite.with("Call-Info", "<urn:x-cisco-remotecc:resume>"));
        assertThat(last(taken).status()).isEqualTo(200);
        Telephone.next(ada.gone);
        bench.hears(mac, 4);
        bench.hears(road, 1);
        assertThat(last(grace.calls("5004", invite -> invite.with("Call-Info", "<urn:x-cisco-remotecc:resume>")))
                        .status())
                .isEqualTo(481);
    }
}

package org.uclab.client.phone.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.phone.PhoneSettings;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.agent.EndpointAction;
import org.uclab.protocol.sip.agent.EndpointInput;
import org.uclab.protocol.sip.agent.EndpointTerms;
import org.uclab.protocol.sip.agent.SipEndpoint;
import org.uclab.protocol.sip.kpml.KeyRequest;

/** Calls against a node that is played by hand, message by message. */
class CallsCoreTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final Flow NODE = new Flow(SipTransport.TCP, "192.0.2.10", 5060, 1);
    private static final Endpoint PHONE = new Endpoint("192.0.2.50", 40_000);
    private static final Footing FOOTING = new Footing("cucm", NODE, PHONE, false);
    private static final Endpoint MEDIA = new Endpoint("192.0.2.50", 16_384);

    private final AtomicInteger tokens = new AtomicInteger();
    private final SipEndpoint endpoint =
            new SipEndpoint(EndpointTerms.standard(flow -> PHONE.toString(), () -> "t" + tokens.incrementAndGet()));
    private final CallsCore core = new CallsCore(
            new CallTerms(
                    new LineIdentity("5002", "Mac Donald", "0a1b", "MDonald", 503, "Cisco-CSF"),
                    4,
                    2,
                    () -> PhoneSettings.usual().media().audio(false),
                    "",
                    false,
                    false,
                    0),
            new Random(1),
            () -> "t" + tokens.incrementAndGet());
    private final List<CallAction> done = new ArrayList<>();
    private long wishes;

    @BeforeEach
    void registered() {
        input(new CallInput.Footed(Optional.of(FOOTING)));
    }

    private void input(CallInput input) {
        done.addAll(core.on(input, NOW));
    }

    private Optional<String> want(Wish wish, String value) {
        wishes++;
        input(new CallInput.Wanted(wishes, wish, 0, value, 0));
        return last(CallAction.Settled.class).refused();
    }

    private <A extends CallAction> A last(Class<A> type) {
        return done.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + done));
    }

    private CallView call() {
        return last(CallAction.Tell.class).call();
    }

    private void ports() {
        input(new CallInput.Media(last(CallAction.OpenMedia.class).call(), Optional.of(MediaDoors.of(MEDIA))));
    }

    private static String sdp(String direction, String codecs) {
        return "v=0\r\no=CiscoSystemsCCM-SIP 1 1 IN IP4 192.0.2.10\r\ns=SIP Call\r\nc=IN IP4 192.0.2.77\r\nt=0 0\r\n"
                + "m=audio 20000 RTP/AVP " + codecs + "\r\na=rtpmap:101 telephone-event/8000\r\na=" + direction
                + "\r\n";
    }

    private static SipResponse described(SipResponse response, String sdp) {
        return response.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp));
    }

    /** An answer of the node to the request that went out last. */
    private void answered(int status, String sdp) {
        CallAction.Ask ask = last(CallAction.Ask.class);
        SipResponse response = ask.request().response(status).with("Contact", "<sip:5003@192.0.2.10:5060>");
        if (status > 100) {
            response = response.withToTag("there");
        }
        input(new CallInput.Responded(ask.ticket(), sdp.isEmpty() ? response : described(response, sdp)));
    }

    /** A request of the node, as the endpoint hands it on. */
    private Asked asked(SipRequest request) {
        SipRequest sent =
                request.adding("Via", "SIP/2.0/TCP 192.0.2.10:5060;branch=z9hG4bK" + tokens.incrementAndGet());
        return endpoint.on(new EndpointInput.Received(sent, NODE, 0), NOW).stream()
                .filter(EndpointAction.Deliver.class::isInstance)
                .map(action -> ((EndpointAction.Deliver) action).asked())
                .findFirst()
                .orElseThrow();
    }

    private static SipRequest request(String method, String callId, String toTag, int number) {
        return SipRequest.of(method, "sip:0a1b@192.0.2.50:40000")
                .with("From", "\"Ada Byron\" <sip:5003@192.0.2.10>;tag=there")
                .with("To", "<sip:5002@192.0.2.10>" + (toTag.isEmpty() ? "" : ";tag=" + toTag))
                .with("Call-ID", callId)
                .with("CSeq", number + " " + method)
                .with("Contact", "<sip:5003@192.0.2.10:5060;transport=tcp>");
    }

    private SipResponse lastAnswer() {
        return last(CallAction.Answer.class).response();
    }

    /** A call of the user that stands. */
    private String dialled() {
        assertThat(want(Wish.DIAL, "5003")).isEmpty();
        ports();
        SipRequest invite = last(CallAction.Ask.class).request();
        answered(100, "");
        answered(180, "");
        answered(200, sdp("sendrecv", "0 101"));
        return invite.callId();
    }

    @Test
    void aCallOffersInItsInviteAndAcknowledgesTheAnswer() {
        want(Wish.DIAL, "5003");
        assertThat(call().state()).isEqualTo(CallState.DIALLING);
        ports();
        SipRequest invite = last(CallAction.Ask.class).request();
        assertThat(invite.uri()).isEqualTo("sip:5003@cucm;user=phone");
        assertThat(invite.body().text()).contains("m=audio 16384 RTP/AVP 9 104 105 0 8 18 101", "c=IN IP4 192.0.2.50");
        answered(100, "");
        assertThat(call().state()).isEqualTo(CallState.DIALLING);
        answered(180, "");
        assertThat(call().state()).isEqualTo(CallState.RINGBACK);
        answered(200, sdp("sendrecv", "0 101"));
        assertThat(call().state()).isEqualTo(CallState.CONNECTED);
        SipRequest ack = last(CallAction.Acknowledge.class).ack();
        assertThat(ack.uri()).isEqualTo("sip:5003@192.0.2.10:5060");
        assertThat(ack.cseq()).isEqualTo(new org.uclab.protocol.sip.CSeq(101, "ACK"));
        MediaPlan plan = last(CallAction.Agree.class).plan();
        assertThat(plan.remote()).isEqualTo(new Endpoint("192.0.2.77", 20_000));
        assertThat(plan.codec().name()).isEqualTo("PCMU");
        assertThat(plan.events()).hasValue(101);
        assertThat(plan.sends() && plan.hears()).isTrue();
    }

    @Test
    void anAnswerWithoutSoundEndsTheCall() {
        want(Wish.DIAL, "5003");
        ports();
        answered(200, "");
        assertThat(last(CallAction.Ask.class).request().method()).isEqualTo("BYE");
        answered(200, "");
        assertThat(call().end()).contains(CallEnd.NO_MEDIA);
    }

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "600, BUSY",
        "603, DECLINED",
        "404, UNKNOWN_NUMBER",
        "484, UNKNOWN_NUMBER",
        "480, NO_ANSWER",
        "408, NO_ANSWER",
        "503, UNREACHED",
        "488, NO_MEDIA",
        "500, FAILED"
    })
    void aRefusalSaysWhy(int status, CallEnd end) {
        want(Wish.DIAL, "5003");
        ports();
        answered(status, "");
        assertThat(call().state()).isEqualTo(CallState.ENDED);
        assertThat(call().end()).contains(end);
        assertThat(last(CallAction.CloseMedia.class).call()).isEqualTo(1);
    }

    @Test
    void aBusyToneIsAnAnswerToo() {
        want(Wish.DIAL, "5003");
        ports();
        long ticket = last(CallAction.Ask.class).ticket();
        answered(183, sdp("sendrecv", "0 101"));
        input(new CallInput.Tone("DtLineBusyTone", Optional.empty()));
        assertThat(last(CallAction.Cancel.class).ticket()).isEqualTo(ticket);
        answered(487, "");
        assertThat(call().end()).contains(CallEnd.BUSY);
    }

    @Test
    void whoGivesUpCancels() {
        want(Wish.DIAL, "5003");
        ports();
        answered(180, "");
        assertThat(want(Wish.HANG_UP, "")).isEmpty();
        assertThat(last(CallAction.Cancel.class).ticket())
                .isEqualTo(last(CallAction.Ask.class).ticket());
        answered(487, "");
        assertThat(call().end()).contains(CallEnd.CANCELLED);
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAcknowledgedAndEnded() {
        want(Wish.DIAL, "5003");
        ports();
        answered(180, "");
        want(Wish.HANG_UP, "");
        answered(200, sdp("sendrecv", "0 101"));
        assertThat(last(CallAction.Acknowledge.class).ack().method()).isEqualTo("ACK");
        assertThat(last(CallAction.Ask.class).request().method()).isEqualTo("BYE");
        answered(200, "");
        assertThat(call().end()).contains(CallEnd.CANCELLED);
    }

    private Asked rung(String sdp) {
        SipRequest invite = request("INVITE", "ring@192.0.2.10", "", 101);
        Asked asked = asked(sdp.isEmpty() ? invite : invite.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp)));
        input(new CallInput.Requested(asked));
        return asked;
    }

    @Test
    void aCallWithoutAnOfferIsAnsweredWithOneAndTheAckAnswers() {
        Asked asked = rung("");
        ports();
        assertThat(lastAnswer().status()).isEqualTo(180);
        assertThat(call().state()).isEqualTo(CallState.RINGING);
        assertThat(call().name()).isEqualTo("Ada Byron");
        assertThat(want(Wish.ANSWER, "")).isEmpty();
        assertThat(lastAnswer().status()).isEqualTo(200);
        assertThat(lastAnswer().body().text()).contains("m=audio 16384 RTP/AVP 9 104 105 0 8 18 101");
        assertThat(call().state()).isEqualTo(CallState.ANSWERING);
        assertThat(done).noneMatch(CallAction.Agree.class::isInstance);
        SipRequest ack = request("ACK", "ring@192.0.2.10", asked.tag(), 101)
                .withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp("sendrecv", "8 101")));
        input(new CallInput.Acked(asked, ack));
        assertThat(call().state()).isEqualTo(CallState.CONNECTED);
        assertThat(last(CallAction.Agree.class).plan().codec().name()).isEqualTo("PCMA");
    }

    @Test
    void anAckWithoutAnAnswerEndsTheCall() {
        Asked asked = rung("");
        ports();
        want(Wish.ANSWER, "");
        input(new CallInput.Acked(asked, request("ACK", "ring@192.0.2.10", asked.tag(), 101)));
        assertThat(last(CallAction.Ask.class).request().method()).isEqualTo("BYE");
    }

    @Test
    void anOfferIsAnsweredAtOnce() {
        rung(sdp("sendrecv", "0 101"));
        ports();
        want(Wish.ANSWER, "");
        assertThat(lastAnswer().body().text()).contains("m=audio 16384 RTP/AVP 0 101");
        assertThat(last(CallAction.Agree.class).plan().codec().name()).isEqualTo("PCMU");
    }

    @Test
    void anOfferOfNothingThatBothCanIsRefused() {
        rung(sdp("sendrecv", "4"));
        ports();
        want(Wish.ANSWER, "");
        assertThat(lastAnswer().status()).isEqualTo(488);
        assertThat(call().end()).contains(CallEnd.NO_MEDIA);
    }

    @Test
    void nobodyHangsUpBeforeTheAck() {
        Asked asked = rung("");
        ports();
        want(Wish.ANSWER, "");
        want(Wish.HANG_UP, "");
        assertThat(done).noneMatch(CallAction.Ask.class::isInstance);
        input(new CallInput.Acked(
                asked,
                request("ACK", "ring@192.0.2.10", asked.tag(), 101)
                        .withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp("sendrecv", "0 101")))));
        assertThat(last(CallAction.Ask.class).request().method()).isEqualTo("BYE");
    }

    @Test
    void whoIsCancelledIsAnswered487AndMissed() {
        Asked asked = rung("");
        ports();
        input(new CallInput.Cancelled(asked));
        assertThat(lastAnswer().status()).isEqualTo(487);
        assertThat(call().end()).contains(CallEnd.MISSED);
    }

    @Test
    void whoDeclinesSaysSo() {
        rung("");
        ports();
        want(Wish.DECLINE, "");
        assertThat(lastAnswer().status()).isEqualTo(603);
        assertThat(call().end()).contains(CallEnd.DECLINED_HERE);
    }

    @Test
    void aLineIsBusyFromItsTriggerOn() {
        dialled();
        want(Wish.DIAL, "5004");
        rung("");
        assertThat(lastAnswer().status()).isEqualTo(486);
    }

    @Test
    void withoutPortsNobodyCalls() {
        want(Wish.DIAL, "5003");
        input(new CallInput.Media(1, Optional.empty()));
        assertThat(call().end()).contains(CallEnd.NO_MEDIA);
    }

    @Test
    void holdingSendsAndDoesNotHearAndResumingDoesBoth() {
        dialled();
        assertThat(want(Wish.HOLD, "")).isEmpty();
        SipRequest hold = last(CallAction.Ask.class).request();
        assertThat(hold.body().text()).contains("a=sendonly");
        assertThat(hold.header("Call-Info")).contains("<urn:x-cisco-remotecc:hold>");
        assertThat(hold.cseq().number()).isEqualTo(102);
        answered(200, sdp("recvonly", "0 101"));
        assertThat(call().state()).isEqualTo(CallState.HELD);
        assertThat(last(CallAction.Agree.class).plan().hears()).isFalse();
        assertThat(want(Wish.RESUME, "")).isEmpty();
        assertThat(last(CallAction.Ask.class).request().body().text()).contains("a=sendrecv");
        answered(200, sdp("sendrecv", "0 101"));
        assertThat(call().state()).isEqualTo(CallState.CONNECTED);
        assertThat(last(CallAction.Agree.class).plan().hears()).isTrue();
    }

    @Test
    void aRefusedHoldLeavesTheCallAsItWas() {
        dialled();
        want(Wish.HOLD, "");
        answered(403, "");
        assertThat(call().state()).isEqualTo(CallState.CONNECTED);
        assertThat(want(Wish.HOLD, "")).isEmpty();
        assertThat(last(CallAction.Ask.class).request().body().text()).contains("a=sendonly");
    }

    @Test
    void offersThatCollideAreMadeAgainAfterAMoment() {
        dialled();
        want(Wish.HOLD, "");
        long before = last(CallAction.Ask.class).ticket();
        answered(491, "");
        Instant again = core.wakeAt().orElseThrow();
        assertThat(again).isBetween(NOW.plusMillis(2_100), NOW.plusMillis(4_000));
        done.addAll(core.wake(again));
        assertThat(last(CallAction.Ask.class).ticket()).isGreaterThan(before);
        assertThat(last(CallAction.Ask.class).request().body().text()).contains("a=sendonly");
    }

    private Asked inCall(String callId, String method, int number, String sdp) {
        SipRequest invite = done.stream()
                .filter(CallAction.Ask.class::isInstance)
                .map(action -> ((CallAction.Ask) action).request())
                .filter(sent -> sent.callId().equals(callId))
                .findFirst()
                .orElseThrow();
        SipRequest request = request(method, callId, invite.from().tag(), number);
        Asked asked = asked(sdp.isEmpty() ? request : request.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp)));
        input(new CallInput.Requested(asked));
        return asked;
    }

    @Test
    void theOtherSideHoldsByAnOfferAndGoesOnByARequestWithoutOne() {
        String callId = dialled();
        inCall(callId, "INVITE", 101, sdp("inactive", "0 101"));
        assertThat(lastAnswer().body().text()).contains("a=inactive");
        assertThat(call().heldThere()).isTrue();
        assertThat(last(CallAction.Agree.class).plan().sends()).isFalse();
        Asked late = inCall(callId, "INVITE", 102, "");
        assertThat(lastAnswer().body().text()).contains("m=audio 16384", "a=sendrecv");
        SipRequest ack = request("ACK", callId, late.request().to().tag(), 102)
                .withBody(SessionDescription.MEDIA_TYPE, SipBody.of(sdp("sendrecv", "0 101")));
        input(new CallInput.Acked(late, ack));
        assertThat(call().heldThere()).isFalse();
        assertThat(last(CallAction.Agree.class).plan().sends()).isTrue();
    }

    @Test
    void theNodeIsToldOfKeysWhereItHasSubscribed() {
        String callId = dialled();
        assertThat(want(Wish.PRESS, "1")).isEmpty();
        assertThat(last(CallAction.Press.class).keys()).isEqualTo("1");
        SipRequest invite = done.stream()
                .filter(CallAction.Ask.class::isInstance)
                .map(action -> ((CallAction.Ask) action).request())
                .filter(sent -> sent.callId().equals(callId))
                .findFirst()
                .orElseThrow();
        input(new CallInput.Requested(asked(request(
                        "SUBSCRIBE", callId, invite.from().tag(), 101)
                .with("Event", "kpml")
                .withBody(KeyRequest.TYPE, SipBody.of(KeyRequest.everyKey().text())))));
        assertThat(lastAnswer().status()).isEqualTo(200);
        assertThat(lastAnswer().header("Expires")).contains("7200");
        want(Wish.PRESS, "#");
        List<SipRequest> told = done.stream()
                .filter(CallAction.Ask.class::isInstance)
                .map(action -> ((CallAction.Ask) action).request())
                .filter(sent -> sent.method().equals("NOTIFY"))
                .toList();
        assertThat(told).hasSize(3); // that it is there, what was pressed before, and what is pressed now
        assertThat(told.get(0).body().isEmpty()).isTrue();
        assertThat(told.get(1).body().text()).contains("digits=\"1\"");
        assertThat(told.get(2).body().text()).contains("digits=\"#\"");
        assertThat(told.get(2).callId()).isEqualTo(callId);
        answered(481, "");
        want(Wish.PRESS, "2");
        assertThat(last(CallAction.Ask.class).request()).isEqualTo(told.get(2));
        inCall(callId, "SUBSCRIBE", 102, "");
        assertThat(lastAnswer().status()).isEqualTo(489);
    }

    @Test
    void whatComesOutOfOrderIsRefused() {
        String callId = dialled();
        inCall(callId, "UPDATE", 105, "");
        inCall(callId, "UPDATE", 104, "");
        assertThat(lastAnswer().status()).isEqualTo(500);
    }

    @Test
    void theOtherSideHangsUp() {
        String callId = dialled();
        inCall(callId, "BYE", 101, "");
        assertThat(lastAnswer().status()).isEqualTo(200);
        assertThat(call().end()).contains(CallEnd.HUNG_UP_THERE);
        inCall(callId, "INFO", 102, "");
        assertThat(lastAnswer().status()).isEqualTo(481);
    }

    @Test
    void aCallWhoseNodeIsLostGoesOnAndCannotBeHeld() {
        dialled();
        input(new CallInput.Footed(Optional.empty()));
        assertThat(want(Wish.HOLD, "")).contains("the phone is not registered now");
        input(new CallInput.Gone(NODE));
        assertThat(call().preserved()).isTrue();
        Flow other = new Flow(SipTransport.TCP, "192.0.2.11", 5060, 2);
        input(new CallInput.Footed(Optional.of(new Footing("sub", other, PHONE, false))));
        assertThat(want(Wish.HOLD, "")).contains("the node of this call is lost");
        assertThat(want(Wish.PRESS, "1")).isEmpty();
        assertThat(want(Wish.HANG_UP, "")).isEmpty();
        assertThat(call().end()).contains(CallEnd.HUNG_UP);
    }

    @Test
    void aCallThatRingsDoesNotOutliveItsNode() {
        rung("");
        ports();
        input(new CallInput.Gone(NODE));
        assertThat(call().end()).contains(CallEnd.UNREACHED);
    }

    @Test
    void aRouterHasNoMidCallServices() {
        input(new CallInput.Footed(Optional.of(new Footing("router", NODE, PHONE, true))));
        dialled();
        for (Wish wish : List.of(Wish.TRANSFER, Wish.CONFERENCE, Wish.PARK, Wish.DIVERT)) {
            assertThat(want(wish, "5004")).contains("SRST has no such service");
        }
        assertThat(want(Wish.HOLD, "")).isEmpty();
    }

    @Test
    void anotherNetworkEndsAllCalls() {
        dialled();
        input(new CallInput.Dropped(CallEnd.ADDRESS_CHANGED));
        assertThat(call().end()).contains(CallEnd.ADDRESS_CHANGED);
    }

    @Test
    void aTransferNamesTheOtherCallByItsTagsAsTheNodeSeesThem() {
        String first = dialled();
        want(Wish.HOLD, "");
        answered(200, sdp("recvonly", "0 101"));
        String second = dialled();
        assertThat(second).isNotEqualTo(first);
        assertThat(want(Wish.COMPLETE_TRANSFER, "")).isEmpty();
        SipRequest refer = last(CallAction.Ask.class).request();
        assertThat(refer.method()).isEqualTo("REFER");
        assertThat(refer.header("Refer-To").orElseThrow()).contains("?Replaces=", "%3Bto-tag%3Dthere%3Bfrom-tag%3D");
    }

    @Test
    void softKeysNameDialogsAsThePhoneSeesThem() {
        String callId = dialled();
        want(Wish.PARK, "");
        SipRequest refer = last(CallAction.Ask.class).request();
        assertThat(new String(refer.body().bytes(), StandardCharsets.UTF_8))
                .contains(
                        "<softkeyevent>ParkMonitor</softkeyevent>",
                        "<callid>" + callId + "</callid>",
                        "<remotetag>there</remotetag>");
    }

    @Test
    void mutingSendsSilenceAndAgreesOnNothingNew() {
        dialled();
        want(Wish.MUTE, "");
        assertThat(last(CallAction.Agree.class).muted()).isTrue();
        assertThat(call().muted()).isTrue();
        want(Wish.UNMUTE, "");
        assertThat(last(CallAction.Agree.class).muted()).isFalse();
    }

    @Test
    void whoIsRegisteredNowhereCallsNobody() {
        input(new CallInput.Footed(Optional.empty()));
        assertThat(want(Wish.DIAL, "5003")).contains("the phone is not registered");
        rung("");
        assertThat(lastAnswer().status()).isEqualTo(480);
    }

    @ParameterizedTest
    @CsvSource({"''", "'a b'", "'5003>'", "'sip:5003@x'"})
    void whatIsNoNumberIsNotDialled(String number) {
        assertThat(want(Wish.DIAL, number)).contains("that is no number");
    }

    /** Two are to be brought together: the first has answered and is held, and the next is called. */
    private SipRequest gathered() {
        assertThat(want(Wish.CONFERENCE_CALL, "5003;5004")).isEmpty();
        ports();
        answered(200, sdp("sendrecv", "0 101"));
        SipRequest holds = last(CallAction.Ask.class).request();
        assertThat(holds.body().text()).contains("a=sendonly");
        answered(200, sdp("recvonly", "0 101"));
        ports();
        return last(CallAction.Ask.class).request();
    }

    @Test
    void aConferenceCallGathersOneAfterTheOther() {
        SipRequest next = gathered();
        assertThat(next.uri()).startsWith("sip:5004@");
        answered(200, sdp("sendrecv", "0 101"));
        SipRequest joins = last(CallAction.Ask.class).request();
        assertThat(joins.method()).isEqualTo("REFER");
        assertThat(new String(joins.body().bytes(), StandardCharsets.UTF_8))
                .contains("<softkeyevent>Conference</softkeyevent>", "<callid>" + next.callId() + "</callid>");
    }

    @Test
    void whoIsHeldIsResumedWhereNobodyIsLeftToCall() {
        SipRequest next = gathered();
        answered(486, "");
        SipRequest resumes = last(CallAction.Ask.class).request();
        assertThat(resumes.callId()).isNotEqualTo(next.callId());
        assertThat(resumes.body().text()).contains("a=sendrecv");
    }

    @Test
    void whereNobodyAnswersNobodyIsHeld() {
        want(Wish.CONFERENCE_CALL, "5003;5004");
        ports();
        answered(486, "");
        ports();
        SipRequest next = last(CallAction.Ask.class).request();
        assertThat(next.uri()).startsWith("sip:5004@");
        long asked = done.stream().filter(CallAction.Ask.class::isInstance).count();
        answered(486, "");
        assertThat(done.stream().filter(CallAction.Ask.class::isInstance)).hasSize((int) asked);
    }
}

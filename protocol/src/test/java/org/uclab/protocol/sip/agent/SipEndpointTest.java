package org.uclab.protocol.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.transaction.TransactionTimes;

/** One endpoint on a clock of its own, its peer played by the test. */
class SipEndpointTest {

    private static final Flow UDP = Flow.to(SipTransport.UDP, "192.0.2.9", 49_152);
    private static final Flow TCP = new Flow(SipTransport.TCP, "192.0.2.9", 49_152, 7);

    private final List<SipResponse> answers = new ArrayList<>();
    private final List<Asker.Loss> losses = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<SipMessage> sent = new ArrayList<>();
    private final List<EndpointAction.Kind> others = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int tokens;
    private SipEndpoint endpoint = endpoint(100);

    private final Asker asker = new Asker() {
        @Override
        public void answered(SipResponse response, Flow flow) {
            answers.add(response);
        }

        @Override
        public void lost(Loss loss) {
            losses.add(loss);
        }
    };

    private SipEndpoint endpoint(int most) {
        return new SipEndpoint(new EndpointTerms(
                TransactionTimes.STANDARD,
                most,
                EndpointTerms.SERVED_BYTES_MAX,
                most,
                flow -> "192.0.2.1:5060",
                flow -> "t" + tokens++,
                request -> "t" + tokens++));
    }

    private void on(EndpointInput input) {
        act(endpoint.on(input, now));
    }

    private void act(List<EndpointAction> actions) {
        for (EndpointAction action : actions) {
            if (action instanceof EndpointAction.Send send) {
                sent.add(send.message());
            } else if (action instanceof EndpointAction.Deliver deliver) {
                asked.add(deliver.asked());
            } else if (action instanceof EndpointAction.Told told) {
                told.asker().answered(told.response(), told.flow());
            } else if (action instanceof EndpointAction.Lost lost) {
                lost.asker().lost(lost.loss());
            } else {
                others.add(action.kind());
            }
        }
    }

    private void pass(Duration time) {
        Instant end = now.plus(time);
        for (Optional<Instant> next = endpoint.wakeAt();
                next.isPresent() && !next.get().isAfter(end);
                next = endpoint.wakeAt()) {
            now = next.get();
            act(endpoint.wake(now));
        }
        now = end;
    }

    private static SipRequest request(String method, String branch) {
        return SipRequest.of(method, "sip:5002@192.0.2.1")
                .with(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK" + branch)
                .with(HeaderName.FROM, "<sip:5001@192.0.2.1>;tag=a")
                .with(HeaderName.TO, "<sip:5002@192.0.2.1>")
                .with(HeaderName.CALL_ID, "call-" + branch)
                .with(HeaderName.CSEQ, "1 " + method);
    }

    private void receive(SipMessage message, Flow flow) {
        on(new EndpointInput.Received(message, flow, 0));
    }

    private void ask(String method, Flow flow) {
        on(new EndpointInput.Ask(request(method, "unused").without(HeaderName.VIA), flow, asker, 0));
    }

    private List<String> lines() {
        List<String> lines = sent.stream().map(SipMessage::startLine).toList();
        sent.clear();
        return lines;
    }

    @Test
    void aRequestOverUdpGoesOutAgainUntilItIsGivenUp() {
        ask("OPTIONS", UDP);
        pass(Duration.ofSeconds(32));
        // RFC 3261 §17.1.2.2: at 0, 0.5, 1.5, 3.5, 7.5, and then every 4 s up to 31.5 s
        assertThat(lines()).hasSize(11).allMatch(line -> line.startsWith("OPTIONS"));
        assertThat(losses).containsExactly(Asker.Loss.TIMED_OUT);
        assertThat(endpoint.asked()).isZero();
        assertThat(endpoint.wakeAt()).isEmpty();
    }

    @Test
    void anInviteOverUdpGoesOutSevenTimes() {
        ask("INVITE", UDP);
        pass(Duration.ofSeconds(32));
        assertThat(lines()).hasSize(7);
        assertThat(losses).containsExactly(Asker.Loss.TIMED_OUT);
    }

    @Test
    void overTcpNothingGoesOutTwiceAndABrokenConnectionIsALoss() {
        ask("OPTIONS", TCP);
        pass(Duration.ofSeconds(10));
        assertThat(lines()).hasSize(1);
        on(new EndpointInput.Gone(7));
        assertThat(losses).containsExactly(Asker.Loss.UNREACHED);
        assertThat(endpoint.asked()).isZero();
    }

    @Test
    void aRefusalIsAcknowledgedAsOftenAsItComes() {
        ask("INVITE", UDP);
        SipRequest invite = (SipRequest) sent.get(0);
        lines();
        SipResponse busy = invite.response(486).withToTag("b");
        receive(busy, UDP);
        receive(busy, UDP);
        assertThat(sent).hasSize(2).allSatisfy(message -> {
            assertThat(message.startLine()).isEqualTo("ACK sip:5002@192.0.2.1 SIP/2.0");
            assertThat(message.topVia()).isEqualTo(invite.topVia());
            assertThat(message.to().tag()).isEqualTo("b");
            assertThat(message.cseq().toString()).isEqualTo("1 ACK");
        });
        assertThat(answers).containsExactly(busy);
        pass(Duration.ofSeconds(33));
        assertThat(endpoint.asked()).isZero();
    }

    @Test
    void aTwoHundredIsToldOnceAndItsAckRepeated() {
        ask("INVITE", UDP);
        SipRequest invite = (SipRequest) sent.get(0);
        SipResponse ok = invite.response(200).withToTag("b");
        receive(ok, UDP);
        receive(ok, UDP);
        assertThat(answers).hasSize(1);
        lines();
        SipRequest ack = SipRequest.of("ACK", "sip:5002@192.0.2.9")
                .with(HeaderName.FROM, ok.from())
                .with(HeaderName.TO, ok.to())
                .with(HeaderName.CALL_ID, ok.callId())
                .with(HeaderName.CSEQ, "1 ACK");
        on(new EndpointInput.Acknowledge(ack, UDP, 0));
        receive(ok, UDP);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).topVia().branch()).isNotEqualTo(invite.topVia().branch());
        assertThat(sent.get(1).topVia()).isEqualTo(sent.get(0).topVia());
        receive(ok.with(HeaderName.TO, "<sip:5002@192.0.2.1>;tag=other"), UDP);
        assertThat(answers).as("another fork").hasSize(2);
        pass(Duration.ofSeconds(33));
        receive(ok, UDP);
        assertThat(others).containsExactly(EndpointAction.Kind.DROPPED);
        assertThat(endpoint.wakeAt()).isEmpty();
    }

    @Test
    void aCancelWaitsForAProvisionalAnswerAndEndsTheInvite() {
        ask("INVITE", UDP);
        SipRequest invite = (SipRequest) sent.get(0);
        on(new EndpointInput.Cancel(asker));
        assertThat(lines()).hasSize(1);
        receive(invite.response(180).withToTag("b"), UDP);
        SipRequest cancel = (SipRequest) sent.get(0);
        assertThat(cancel.method()).isEqualTo("CANCEL");
        assertThat(cancel.topVia()).isEqualTo(invite.topVia());
        receive(cancel.response(200), UDP);
        receive(invite.response(487).withToTag("b"), UDP);
        assertThat(answers).extracting(SipResponse::status).containsExactly(180, 487);
        pass(Duration.ofSeconds(40));
        assertThat(endpoint.asked()).isZero();
        assertThat(losses).isEmpty();
    }

    @Test
    void aCancelledInviteThatNobodyAnswersIsGivenUp() {
        ask("INVITE", UDP);
        SipRequest invite = (SipRequest) sent.get(0);
        receive(invite.response(180).withToTag("b"), UDP);
        on(new EndpointInput.Cancel(asker));
        pass(Duration.ofSeconds(32));
        assertThat(losses).containsExactly(Asker.Loss.TIMED_OUT);
    }

    @Test
    void theSameRequestIsAskedOnceAndAnsweredAsOftenAsItComes() {
        receive(request("MESSAGE", "1"), UDP);
        receive(request("MESSAGE", "1"), UDP);
        assertThat(asked).hasSize(1);
        assertThat(lines()).isEmpty();
        on(new EndpointInput.Answer(asked.get(0), asked.get(0).request().response(200)));
        receive(request("MESSAGE", "1"), UDP);
        assertThat(lines()).containsExactly("SIP/2.0 200 OK", "SIP/2.0 200 OK");
        pass(Duration.ofSeconds(32));
        assertThat(endpoint.served()).isZero();
    }

    @Test
    void anInviteGetsA100AndA2xxThatIsRepeatedUntilItsAck() {
        receive(request("INVITE", "1"), UDP);
        pass(Duration.ofMillis(200));
        assertThat(lines()).containsExactly("SIP/2.0 100 Trying");
        SipRequest invite = asked.get(0).request();
        assertThat(invite.topVia().parameters().value("received")).isEmpty();
        on(new EndpointInput.Answer(asked.get(0), invite.response(200)));
        pass(Duration.ofSeconds(2));
        // at 0, 0.5 and 1.5 s
        assertThat(sent).hasSize(3);
        SipRequest ack = request("ACK", "other")
                .with(HeaderName.CALL_ID, invite.callId())
                .with(HeaderName.TO, sent.get(0).to());
        receive(ack, UDP);
        assertThat(others).containsExactly(EndpointAction.Kind.ACKED);
        sent.clear();
        pass(Duration.ofSeconds(40));
        assertThat(sent).isEmpty();
        assertThat(endpoint.served()).isZero();
        assertThat(endpoint.wakeAt()).isEmpty();
    }

    @Test
    void aTwoHundredThatNobodyAcknowledgesIsToldOf() {
        receive(request("INVITE", "1"), TCP);
        on(new EndpointInput.Answer(asked.get(0), asked.get(0).request().response(200)));
        pass(Duration.ofSeconds(32));
        assertThat(others).containsExactly(EndpointAction.Kind.UNACKED);
        assertThat(lines()).hasSize(11);
    }

    @Test
    void aCancelIsAnsweredAndTold() {
        receive(request("INVITE", "1"), UDP);
        receive(request("CANCEL", "1"), UDP);
        assertThat(others).containsExactly(EndpointAction.Kind.CANCELLED);
        assertThat(lines()).containsExactly("SIP/2.0 200 OK");
        on(new EndpointInput.Answer(asked.get(0), asked.get(0).request().response(487)));
        receive(request("ACK", "1"), UDP);
        receive(request("CANCEL", "2"), UDP);
        assertThat(lines())
                .containsExactly("SIP/2.0 487 Request Terminated", "SIP/2.0 481 Call/Transaction Does Not Exist");
        pass(Duration.ofSeconds(40));
        assertThat(endpoint.served()).isZero();
    }

    @Test
    void theSameRequestOnAnotherWayIsALoop() {
        receive(request("INVITE", "1"), UDP);
        receive(request("INVITE", "2").with(HeaderName.CALL_ID, "call-1"), UDP);
        assertThat(asked).hasSize(1);
        assertThat(lines()).containsExactly("SIP/2.0 482 Loop Detected");
    }

    @Test
    void whoComesWhenAllIsFullIsTurnedAway() {
        endpoint = endpoint(2);
        for (int i = 0; i < 3; i++) {
            receive(request("INVITE", String.valueOf(i)), UDP);
        }
        assertThat(asked).hasSize(2);
        assertThat(sent.get(0).startLine()).isEqualTo("SIP/2.0 503 Service Unavailable");
        assertThat(sent.get(0).header("Retry-After")).isPresent();
        assertThat(endpoint.served()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedMakesRoomForWhoComesAndWhatWaitsDoesNot() {
        endpoint = endpoint(3);
        receive(request("INVITE", "waits"), UDP);
        for (int i = 0; i < 20; i++) {
            receive(request("INVITE", String.valueOf(i)), UDP);
            Asked last = asked.get(asked.size() - 1);
            on(new EndpointInput.Answer(last, last.request().response(486)));
        }
        assertThat(lines()).hasSize(20).containsOnly("SIP/2.0 486 Busy Here");
        assertThat(endpoint.served()).isEqualTo(3);
        receive(request("INVITE", "19"), UDP);
        receive(request("INVITE", "waits"), UDP);
        assertThat(asked).hasSize(21);
        assertThat(lines()).as("the last one is still known").containsExactly("SIP/2.0 486 Busy Here");
        pass(Duration.ofSeconds(40));
        assertThat(endpoint.served()).as("the one that waits").isEqualTo(1);
    }

    @Test
    void whatIsAcceptedMakesRoomOnceItIsAcknowledged() {
        endpoint = endpoint(1);
        for (int i = 0; i < 3; i++) {
            receive(request("INVITE", String.valueOf(i)), UDP);
            on(new EndpointInput.Answer(asked.get(i), asked.get(i).request().response(200)));
            receive(request("INVITE", "more"), UDP);
            assertThat(sent.get(1).startLine()).isEqualTo("SIP/2.0 503 Service Unavailable");
            SipRequest ack = request("ACK", i + "a").with(HeaderName.CALL_ID, "call-" + i);
            receive(ack.with("To", sent.get(0).to()), UDP);
            sent.clear();
        }
        assertThat(others).hasSize(3).containsOnly(EndpointAction.Kind.ACKED);
    }

    @Test
    void whatIsAnsweredKeepsNobodyFromAskingAndWhatIsNotDoes() {
        endpoint = endpoint(1);
        for (String method : List.of("INVITE", "OPTIONS", "MESSAGE")) {
            ask(method, UDP);
            SipRequest out = (SipRequest) sent.get(sent.size() - 1);
            ask("INFO", UDP);
            assertThat(losses).as(method).containsExactly(Asker.Loss.OVERLOADED);
            losses.clear();
            receive(out.response(200).withToTag("b"), UDP);
        }
        assertThat(answers).hasSize(3);
    }

    @Test
    void anAnswerWithOurBranchAndOtherMarksIsNone() {
        for (String header : List.of("From", "Call-ID", "CSeq")) {
            ask("OPTIONS", TCP);
            SipRequest out = (SipRequest) sent.get(sent.size() - 1);
            SipResponse other = switch (header) {
                case "From" -> out.response(200).with("From", "<sip:5001@192.0.2.1>;tag=b");
                case "Call-ID" -> out.response(200).with("Call-ID", "another");
                default -> out.response(200).with("CSeq", "2 OPTIONS");
            };
            receive(other, TCP);
            pass(Duration.ofSeconds(32));
            assertThat(answers).isEmpty();
        }
        assertThat(losses).containsOnly(Asker.Loss.UNFIT).hasSize(3);
        assertThat(others).containsOnly(EndpointAction.Kind.DROPPED);
    }

    @Test
    void anAnswerThatCannotBeReadIsRememberedByItsBranch() {
        ask("OPTIONS", TCP);
        SipRequest out = (SipRequest) sent.get(sent.size() - 1);
        on(new EndpointInput.Unreadable(out.response(200).headers().with("To", "<")));
        on(new EndpointInput.Unreadable(org.uclab.protocol.sip.SipHeaders.none()));
        pass(Duration.ofSeconds(32));
        assertThat(losses).containsExactly(Asker.Loss.UNFIT);
    }

    @Test
    void answersGoWhereTheRequestCameFrom() {
        SipRequest natted =
                request("OPTIONS", "1").with(HeaderName.VIA, "SIP/2.0/UDP 10.0.0.1:5062;rport;branch=z9hG4bK1");
        List<EndpointAction> actions = endpoint.on(new EndpointInput.Received(natted, UDP, 0), now);
        Asked one = ((EndpointAction.Deliver) actions.get(0)).asked();
        EndpointAction.Send send = (EndpointAction.Send)
                endpoint.on(new EndpointInput.Answer(one, one.request().response(200)), now)
                        .get(0);
        assertThat(send.flow()).isEqualTo(UDP);
        assertThat(send.message().topVia().toString())
                .isEqualTo("SIP/2.0/UDP 10.0.0.1:5062;rport=49152;branch=z9hG4bK1;received=192.0.2.9");
    }

    @Test
    void requestsThatWaitAreBoundedInBytes() {
        SipEndpoint small = new SipEndpoint(EndpointTerms.standard(flow -> "192.0.2.1:5060", () -> "t" + tokens++)
                .withServedBytesMax(10_000));
        SipRequest large = request("INVITE", "large").withBody("text/plain", SipBody.of(new byte[9_000]));
        assertThat(small.on(new EndpointInput.Received(large, UDP, 0), now))
                .hasOnlyElementsOfType(EndpointAction.Deliver.class);
        SipRequest other = request("INVITE", "other").withBody("text/plain", SipBody.of(new byte[9_000]));
        assertThat(small.on(new EndpointInput.Received(other, UDP, 0), now))
                .singleElement()
                .satisfies(action -> assertThat(
                                ((EndpointAction.Send) action).message().startLine())
                        .isEqualTo("SIP/2.0 503 Service Unavailable"));
        assertThat(small.served()).isEqualTo(1);
    }
}

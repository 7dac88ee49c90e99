package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.CallSettings.Reliable;
import org.uclab.sim.ucm.cluster.OutsideLine;

/** What is heard of a gateway before it answers, and provisional answers that are acknowledged, over real sockets. */
class ReliableProvisionalTest {

    private static final String OUTSIDE = "95550102";
    private static final String VOICEMAIL = "9904";

    private CallBench bench;
    private Telephone gateway;
    private Telephone mac;

    private void company(Reliable reliable, double scale) {
        CallSettings usual = CallSettings.usual();
        CallSettings.Calls calls = usual.calls();
        bench = new CallBench(
                "127.224",
                usual.with(new OutsideLine(RunningCluster.GATEWAY, "9", true, Map.of()))
                        .with(new CallSettings.Calls(
                                calls.max(),
                                calls.busyTrigger(),
                                calls.noAnswer(),
                                calls.life(),
                                calls.parkReversion(),
                                calls.busyTone(),
                                calls.silence(),
                                reliable)),
                scale);
        gateway = new Telephone(bench.cluster.lab(), "gw", "5550102", bench.network + ".1.40");
        mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    }

    @AfterEach
    void close() {
        gateway.close();
        bench.close();
        assertThat(bench.cluster.history.events())
                .filteredOn(event -> event instanceof Event.HandlerFailed)
                .isEmpty();
    }

    private static SipResponse described(Telephone.Talk call) {
        return Telephone.next(call.responses, response -> response.status() == 183);
    }

    private void progresses(Telephone.Talk rung, UnaryOperator<SipResponse> how) {
        gateway.refuses(
                rung,
                183,
                response -> how.apply(response.withToTag(rung.asked.tag())
                        .with("Contact", gateway.contact(SipTransport.TCP))
                        .withBody(
                                "application/sdp",
                                SipBody.of(gateway.offer(Direction.SENDRECV).text()))));
    }

    private static SipRequest prack(Telephone gateway) {
        return Telephone.next(gateway.told, request -> request.method().equals("PRACK"));
    }

    /** A PRACK of the caller in the dialog that this answer began. */
    private SipResponse acknowledges(Telephone.Talk call, SipResponse early, String rack) {
        call.dialog = call.dialog == null ? Dialog.ofClient(call.invite, early) : call.dialog;
        return mac.says(call, "PRACK", prack -> prack.with("RAck", rack));
    }

    private static UnaryOperator<SipRequest> with(String header) {
        return invite -> invite.with(header, "100rel");
    }

    // ---- as who calls

    @Test
    void whatAGatewaySaysBeforeItAnswersIsHeardByTheCaller() {
        company(Reliable.NEVER, 1);
        Telephone.Talk call = mac.calls(OUTSIDE);
        Telephone.Talk rung = gateway.rung();
        assertThat(rung.invite.header("Supported").orElseThrow()).doesNotContain("100rel");
        progresses(rung, early -> early);
        SipResponse early = described(call);
        assertThat(early.header("Require")).isEmpty();
        assertThat(early.body().text()).contains("m=audio ", "c=IN IP4 " + bench.network + ".1.40");
        gateway.answers(rung);
        assertThat(last(call).body().text()).contains("c=IN IP4 " + bench.network + ".1.40");
        assertThat(gateway.told).noneMatch(request -> request.method().equals("PRACK"));
        mac.hangsUp(call);
        assertThat(Telephone.next(gateway.gone).method()).isEqualTo("BYE");
    }

    @Test
    void aReliableAnswerOfAGatewayIsAcknowledgedOnceAndInOrder() {
        company(Reliable.DESCRIBED, 1);
        Telephone.Talk call = mac.calls(OUTSIDE);
        Telephone.Talk rung = gateway.rung();
        assertThat(rung.invite.header("Supported").orElseThrow()).contains("100rel");
        progresses(rung, early -> early.with("Require", "100rel").with("RSeq", "7"));
        SipRequest first = prack(gateway);
        assertThat(first.header("RAck")).hasValue("7 " + rung.invite.cseq());
        assertThat(first.to().tag()).isEqualTo(rung.asked.tag());
        assertThat(described(call).body().text()).contains("m=audio ");
        progresses(rung, again -> again.with("Require", "100rel").with("RSeq", "7"));
        progresses(rung, gap -> gap.with("Require", "100rel").with("RSeq", "9"));
        progresses(rung, next -> next.with("Require", "100rel").with("RSeq", "8"));
        SipRequest second = prack(gateway);
        assertThat(second.header("RAck")).hasValue("8 " + rung.invite.cseq());
        assertThat(second.cseq().number()).isEqualTo(first.cseq().number() + 1);
        gateway.accepts(rung, ok -> ok.withBody("application/sdp", SipBody.of("")));
        assertThat(last(call).body().text()).contains("c=IN IP4 " + bench.network + ".1.40");
        mac.hangsUp(call);
        assertThat(Telephone.next(gateway.gone).cseq().number())
                .isEqualTo(second.cseq().number() + 1);
        assertThat(gateway.told).noneMatch(request -> request.method().equals("PRACK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999999999999"})
    void aReliableAnswerWithoutANumberCountsAsNone(String number) {
        company(Reliable.ALWAYS, 1);
        Telephone.Talk call = mac.calls(OUTSIDE);
        Telephone.Talk rung = gateway.rung();
        progresses(rung, early -> early.with("Require", "100rel").with("RSeq", number));
        gateway.answers(rung);
        assertThat(last(call).status()).isEqualTo(200);
        assertThat(call.responses).noneMatch(response -> response.status() == 183);
        assertThat(gateway.told).noneMatch(request -> request.method().equals("PRACK"));
        mac.hangsUp(call);
        Telephone.next(gateway.gone);
    }

    // ---- as who is called

    @ParameterizedTest
    @CsvSource({
        "NEVER, Require, true", "NEVER, Supported, false", "DESCRIBED, Supported, true",
        "ALWAYS, Supported, true", "ALWAYS, Require, true", "ALWAYS, Allow-Events, false"
    })
    void onlyWhoWantsThatIsAnsweredReliably(Reliable setting, String header, boolean reliably) {
        company(setting, 1);
        Telephone.Talk call = mac.calls(VOICEMAIL, with(header));
        SipResponse early = described(call);
        assertThat(early.header("Require").filter("100rel"::equals).isPresent()).isEqualTo(reliably);
        assertThat(early.header("RSeq").isPresent()).isEqualTo(reliably);
        if (reliably) {
            assertThat(acknowledges(call, early, early.header("RSeq").orElseThrow() + " 101 INVITE")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(last(call).status()).isEqualTo(200);
        mac.hangsUp(call);
    }

    /** RFC 3262 §3: the 2xx waits, and what was not acknowledged is said again. */
    @Test
    void aDescriptionIsSaidAgainUntilItIsAcknowledgedAndTheAnswerWaitsForThat() {
        company(Reliable.DESCRIBED, 1);
        Telephone.Talk call = mac.calls(VOICEMAIL, with("Supported"));
        SipResponse early = described(call);
        String number = early.header("RSeq").orElseThrow();
        for (String wrong :
                new String[] {number + " 102 INVITE", number + " 101 OPTIONS", "1 101 INVITE", number, "", "x y z"}) {
            assertThat(acknowledges(call, early, wrong).status()).isEqualTo(481);
        }
        for (int times = 0; times < 3; times++) {
            SipResponse again = Telephone.next(call.responses);
            assertThat(again.status()).isEqualTo(183); // the greeting is over by the last of them, and no 200 has come
            assertThat(again.header("RSeq")).hasValue(number);
        }
        assertThat(acknowledges(call, early, number + " 101 INVITE").status()).isEqualTo(200);
        assertThat(last(call).status()).isEqualTo(200);
        assertThat(acknowledges(call, early, number + " 101 INVITE").status()).isEqualTo(481);
        mac.hangsUp(call);
    }

    @Test
    void whoNeverAcknowledgesIsRefusedInTheEnd() {
        company(Reliable.DESCRIBED, 20);
        Telephone.Talk call = mac.calls(VOICEMAIL, with("Supported"));
        described(call);
        assertThat(last(call).status()).isEqualTo(504);
        Telephone.Talk next = mac.calls("9901");
        assertThat(last(next).status()).isEqualTo(200);
        mac.hangsUp(next);
    }

    @Test
    void whoGivesUpInsteadOfAcknowledgingIsToldSo() {
        company(Reliable.DESCRIBED, 1);
        Telephone.Talk call = mac.calls(VOICEMAIL, with("Supported"));
        SipResponse early = described(call);
        mac.cancels(call);
        assertThat(last(call).status()).isEqualTo(487);
        assertThat(acknowledges(call, early, early.header("RSeq").orElseThrow() + " 101 INVITE")
                        .status())
                .isEqualTo(481);
    }

    @Test
    void nothingElseMayRequireIt() {
        company(Reliable.ALWAYS, 1);
        SipResponse refused = mac.ask(
                bench.pub,
                SipTransport.TCP,
                SipRequest.of("OPTIONS", "sip:" + bench.pub)
                        .with("From", "<sip:5002@" + bench.pub + ">;tag=o")
                        .with("To", "<sip:" + bench.pub + ">")
                        .with("Call-ID", "options")
                        .with("CSeq", "1 OPTIONS")
                        .with("Require", "100rel"));
        assertThat(refused.status()).isEqualTo(420);
        assertThat(refused.header("Unsupported")).hasValue("100rel");
    }
}

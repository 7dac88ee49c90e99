package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** How long calls live that nobody refreshes (RFC 4028), over real sockets; lab time runs fast. */
class SessionTimerTest {

    private static final Duration LEAST = Duration.ofSeconds(90);
    private static final String EXPIRES = "Session-Expires";

    private CallBench bench;

    private Telephone mac(boolean byUpdate, boolean asked) {
        CallSettings settings =
                CallSettings.usual().with(new CallSettings.Session(Duration.ofMinutes(3), LEAST, byUpdate, asked));
        bench = new CallBench("127.218", settings, 30);
        return bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static UnaryOperator<SipRequest> wanting(String interval) {
        return invite -> invite.with("Supported", "timer").with(EXPIRES, interval);
    }

    @Test
    void whoWantsTooLittleIsToldTheLeastAndWhoWantsTooMuchIsGrantedTheMost() {
        Telephone mac = mac(false, false);
        SipResponse refused = last(mac.calls("9901", wanting("89")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Min-SE")).contains("90");
        Telephone.Talk call = mac.calls("9901", wanting("7200"));
        SipResponse ok = last(call);
        assertThat(ok.header(EXPIRES)).contains("180;refresher=uac");
        assertThat(ok.header("Require")).contains("timer");
        SipResponse shorter = mac.says(call, "UPDATE", update -> wanting("60").apply(update));
        assertThat(shorter.status()).isEqualTo(422);
        SipResponse refreshed =
                mac.says(call, "UPDATE", update -> wanting("100;refresher=uac").apply(update));
        assertThat(refreshed.header(EXPIRES)).contains("100;refresher=uac");
        mac.hangsUp(call);
    }

    @Test
    void whoDoesNotSayAnythingOfItIsNotTimed() {
        Telephone mac = mac(false, false);
        Telephone.Talk call = mac.calls("9901");
        assertThat(last(call).headers().has(EXPIRES)).isFalse();
        mac.hangsUp(call);
    }

    @Test
    void aCallThatNobodyRefreshesIsOverForBoth() {
        Telephone mac = mac(false, false);
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls("5003", wanting("90;refresher=uac"));
        ada.answers(ada.rung());
        assertThat(last(call).status()).isEqualTo(200);
        assertThat(Telephone.next(mac.gone).method()).isEqualTo("BYE");
        assertThat(Telephone.next(ada.gone).method()).isEqualTo("BYE");
    }

    @Test
    void theNodeRefreshesByInviteWhatIsItsMatterAndChangesNothing() {
        Telephone mac = mac(false, false);
        Telephone.Talk call = mac.calls("9901", wanting("90;refresher=uas"));
        SipResponse ok = last(call);
        assertThat(ok.header(EXPIRES)).contains("90;refresher=uas");
        assertThat(ok.headers().has("Require")).isFalse();
        bench.until("the node has refreshed", () -> call.asked != null);
        SipRequest refresh = call.asked.request();
        assertThat(refresh.header(EXPIRES)).contains("90;refresher=uac");
        assertThat(refresh.body().text()).isEqualTo(ok.body().text());
        bench.hears(mac, 1);
        mac.hangsUp(call);
    }

    @Test
    void theNodeRefreshesByUpdateWhereTheOtherSideTakesThat() {
        Telephone mac = mac(true, false);
        Telephone.Talk call = mac.calls(
                "9901", invite -> wanting("90;refresher=uas").apply(invite).with("Allow", "INVITE, ACK, BYE, UPDATE"));
        assertThat(last(call).status()).isEqualTo(200);
        SipRequest update = Telephone.next(mac.told, request -> request.method().equals("UPDATE"));
        assertThat(update.header(EXPIRES)).contains("90;refresher=uac");
        assertThat(update.body().isEmpty()).isTrue();
        mac.hangsUp(call);
    }

    @Test
    void phonesAreAskedWhereAnAdministratorSaysSoAndMayWantMore() {
        Telephone mac = mac(false, true);
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls("5003");
        Telephone.Talk rung = ada.rung();
        assertThat(rung.invite.header(EXPIRES)).contains("180");
        assertThat(rung.invite.header("Min-SE")).contains("90");
        ada.refuses(rung, 422, refused -> refused.with("Min-SE", 600));
        Telephone.Talk again = ada.rung();
        assertThat(again.invite.header(EXPIRES)).contains("600");
        assertThat(again.invite.callId()).isEqualTo(rung.invite.callId());
        assertThat(again.invite.cseq().number()).isEqualTo(rung.invite.cseq().number() + 1);
        ada.answers(again);
        assertThat(last(call).status()).isEqualTo(200);
        mac.hangsUp(call);
        Telephone.next(ada.gone);
    }

    @Test
    void aRefusalThatWantsNoMoreEndsTheCall() {
        Telephone mac = mac(false, true);
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls("5003");
        ada.refuses(ada.rung(), 422, refused -> refused.with("Min-SE", 90));
        assertThat(last(call).status()).isEqualTo(422);
    }

    @Test
    void aRefreshOfAPhoneIsAnsweredAndTheOtherOneIsLeftAlone() {
        Telephone mac = mac(false, false);
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk call = mac.calls("5003", wanting("180"));
        Telephone.Talk rung = ada.rung();
        ada.answers(rung);
        SipResponse ok = last(call);
        SipResponse same = mac.says(
                call,
                SipRequest.INVITE,
                invite -> wanting("180;refresher=uac")
                        .apply(invite)
                        .withBody(
                                "application/sdp", SipBody.of(call.invite.body().text())));
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header(EXPIRES)).contains("180;refresher=uac");
        assertThat(same.body().text()).isEqualTo(ok.body().text());
        assertThat(rung.asked.request().inDialog()).isFalse(); // no INVITE but its first
        mac.hangsUp(call);
        Telephone.next(ada.gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "99999999999999999999", "-1", ";refresher=uac"})
    void anIntervalThatCannotBeReadIsRefused(String interval) {
        Telephone mac = mac(false, false);
        assertThat(last(mac.calls("9901", wanting(interval))).status()).isEqualTo(400);
        Telephone.Talk good = mac.calls("9901", wanting("180;refresher=nobody;x=\"y\""));
        assertThat(last(good).header(EXPIRES)).contains("180;refresher=uac");
        mac.hangsUp(good);
    }
}

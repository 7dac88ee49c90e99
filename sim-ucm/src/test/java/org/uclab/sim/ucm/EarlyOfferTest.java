package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.OutsideLine;

/** What a node offers to a gateway when it calls there, over real sockets. */
class EarlyOfferTest {

    private CallBench bench;
    private Telephone gateway;
    private Telephone mac;

    private void company(boolean earlyOffer) {
        bench = new CallBench(
                "127.222",
                CallSettings.usual().with(new OutsideLine(RunningCluster.GATEWAY, "9", earlyOffer, Map.of())),
                1);
        gateway = new Telephone(bench.cluster.lab(), "gw", "5550102", bench.network + ".1.40");
        mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    }

    @AfterEach
    void close() {
        gateway.close();
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theGatewayIsOfferedWhatTheCallerOffersWhereAnAdministratorSaysSo(boolean early) {
        company(early);
        Telephone.Talk call = mac.calls("95550102");
        Telephone.Talk rung = gateway.rung();
        assertThat(rung.invite.body().isEmpty()).isNotEqualTo(early);
        if (early) {
            assertThat(rung.invite.body().text()).contains("m=audio ", " 0 8 101", bench.network + ".1.50");
        }
        gateway.answers(rung);
        SipResponse ok = last(call);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.body().text()).contains("m=audio ", "c=IN IP4 " + bench.network + ".1.40");
        mac.hangsUp(call);
        assertThat(Telephone.next(gateway.gone).method()).isEqualTo("BYE");
    }

    @Test
    void whatTheGatewaySaysGoesToTheCaller() {
        company(true);
        Telephone.Talk busy = mac.calls("95550102");
        gateway.refuses(gateway.rung(), 486);
        SipRequest tone = Telephone.next(mac.told);
        assertThat(tone.body().text()).contains("DtLineBusyTone");
        assertThat(last(busy).status()).isEqualTo(486);
        Telephone.Talk givenUp = mac.calls("95550102");
        gateway.rung();
        mac.cancels(givenUp);
        assertThat(last(givenUp).status()).isEqualTo(487);
        assertThat(Telephone.next(gateway.gone).method()).isEqualTo("INVITE");
        Telephone.Talk mute = mac.calls("95550102");
        Telephone.Talk rung = gateway.rung();
        gateway.accepts(rung, ok -> ok.withBody("text/plain", SipBody.of("no media")));
        assertThat(last(mute).status()).isEqualTo(488);
        assertThat(Telephone.next(gateway.gone).method()).isEqualTo("BYE");
    }
}

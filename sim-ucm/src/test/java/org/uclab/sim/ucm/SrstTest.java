package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** A router that stands in when no node can be reached. */
class SrstTest {

    private static final String ROUTER = "127.211.1.30";
    private static final String NAME = "srst.uclab.com";

    private final CallBench bench = new CallBench("127.211", CallSettings.usual(), 5);
    private final Node router = new Node(
            new NodeSpec(
                    NAME,
                    ROUTER,
                    List.of(
                            new Port(NAME, "sip", "sip", Transport.UDP, new Endpoint(ROUTER, 5060), false),
                            new Port(NAME, "sip", "sip", Transport.TCP, new Endpoint(ROUTER, 5060), false)),
                    CertificateProfile.server(NAME)),
            bench.cluster.lab(),
            () -> new SrstProgram(PhoneCompany.database()));
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    private final Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);

    SrstTest() {
        RunningCluster.await(router.start());
    }

    @AfterEach
    void close() {
        RunningCluster.await(router.stop("over"));
        bench.close();
    }

    @Test
    void onStandbyItSaysThatNobodyIsThere() {
        SipRequest ping = mac.register(ROUTER, SipTransport.TCP, "ping", 1)
                .with(HeaderName.CONTACT, mac.contact(SipTransport.TCP) + ";expires=0;cisco-keep-alive")
                .with(HeaderName.EXPIRES, 0);
        SipResponse standby = mac.ask(ROUTER, SipTransport.TCP, ping);
        assertThat(standby.status()).isEqualTo(404);
        assertThat(standby.header("Server").orElseThrow()).startsWith("Cisco-SIPGateway");
    }

    @Test
    void itTakesPhonesAndPlainCallsAndNothingElse() {
        SipResponse ok = mac.registers(ROUTER, SipTransport.TCP);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.body().isEmpty()).isTrue();
        ada.registers(ROUTER, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        bench.hears(mac, 2);
        bench.hears(ada, 1);
        assertThat(mac.holds(talk[0], Direction.SENDONLY).status()).isEqualTo(200);
        bench.until(
                "she is silenced",
                () -> !talk[1].remote
                        .directionOf(talk[1].remote.first("audio").orElseThrow())
                        .sends());
        assertThat(mac.holds(talk[0], Direction.SENDRECV).status()).isEqualTo(200);
        bench.hears(ada, 1);
        assertThat(mac.says(talk[0], "REFER", refer -> refer.with(HeaderName.REFER_TO, "<sip:5004@" + ROUTER + ">"))
                        .status())
                .isEqualTo(501);
        mac.hangsUp(talk[0]);
        Telephone.next(ada.gone);
        assertThat(last(mac.calls("9901")).status()).isEqualTo(404); // what a node plays itself is not there
    }

    /** S4 has it of release 8.6, which the usual settings have. */
    @Test
    void ofOneLineItTellsTheOtherDeviceAndLetsItTakeUp() {
        Telephone road = bench.phone("CSFABYRON2", "5003", bench.pub, SipTransport.TCP);
        List.of(mac, ada, road)
                .forEach(phone -> assertThat(
                                phone.registers(ROUTER, SipTransport.TCP).status())
                        .isEqualTo(200));
        Telephone.Talk[] talk = bench.talking(mac, ada);
        ada.holds(talk[1], Direction.SENDONLY);
        Telephone.next(road.told, request -> request.body().text().contains("pval=\"no\""));
        Telephone.Talk taken = road.calls("5003", invite -> invite.with("Call-Info", "<urn:x-cisco-remotecc:resume>"));
        assertThat(last(taken).status()).isEqualTo(200);
        Telephone.next(ada.gone);
        bench.hears(mac, 3);
    }
}

package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.node.Node;
import org.uclab.lab.node.NodeSpec;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Port;
import org.uclab.lab.wire.PortRange;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.OutsideLine;

/** Calls with the mobile phone of a user: Dial via Office, and a call that is sent there. */
class OutsideCallsTest {

    private static final String NETWORK = "127.213";
    private static final String MOBILE = "5550102";
    private static final String NEVER = "5550100";

    private final CallBench bench = new CallBench(NETWORK, settings(), 5);
    private final Node gateway = new Node(
            new NodeSpec(
                    RunningCluster.GATEWAY,
                    NETWORK + ".1.40",
                    List.of(port(Transport.UDP), port(Transport.TCP)),
                    List.of(new PortRange(
                            RunningCluster.GATEWAY, "rtp", "rtp", Transport.UDP, NETWORK + ".1.40", 16_384, 16_483)),
                    CertificateProfile.server(RunningCluster.GATEWAY)),
            bench.cluster.lab(),
            () -> new GatewayProgram(
                    PhoneCompany.database(settings()),
                    Map.of(
                            TraceCompany.PUBLISHER, new Endpoint(bench.pub, 5060),
                            TraceCompany.SUBSCRIBER, new Endpoint(bench.sub, 5060))));
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    private final Telephone grace = bench.phone("CSFGHOPPER", "5004", bench.pub, SipTransport.TCP);

    OutsideCallsTest() {
        RunningCluster.await(gateway.start());
    }

    private static Port port(Transport transport) {
        return new Port(RunningCluster.GATEWAY, "sip", "sip", transport, new Endpoint(NETWORK + ".1.40", 5060), false);
    }

    private static CallSettings settings() {
        return CallSettings.usual()
                .with(new OutsideLine(
                        RunningCluster.GATEWAY,
                        "9",
                        false,
                        Map.of(
                                MOBILE, new OutsideLine.Answers(Optional.of(Duration.ofSeconds(1))),
                                NEVER, new OutsideLine.Answers(Optional.empty()))));
    }

    @AfterEach
    void close() {
        RunningCluster.await(gateway.stop("over"));
        bench.close();
    }

    /** An INVITE that wants to be called at that number. */
    private Telephone.Talk viaOffice(Telephone by, String number, String mobile) {
        return by.calls(
                number,
                invite -> invite.withBody(
                        "application/sdp",
                        SipBody.of("v=0\r\no=Cisco-SIPUA 1 1 IN IP4 " + bench.pub
                                + "\r\ns=SIP Call\r\nt=0 0\r\nm=audio 9 PSTN -\r\nc=PSTN E164 " + mobile
                                + "\r\na=setup:passive\r\na=connection:new\r\n")));
    }

    @Test
    void theOfficeCallsTheMobilePhoneAndThenTheOther() {
        Telephone.Talk steers = viaOffice(grace, "5002", MOBILE);
        Telephone.Talk rung = mac.rung();
        mac.answers(rung);
        SipResponse answer = last(steers);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().text()).contains("m=audio 9 PSTN", "c=PSTN E164 " + MOBILE, "a=setup:active");
        bench.hears(mac, 1); // the phone outside sends back what it hears
        grace.hangsUp(steers);
        Telephone.next(mac.gone);
    }

    @Test
    void whoeverIsCalledEndsItForAll() {
        Telephone.Talk steers = viaOffice(grace, "5002", MOBILE);
        Telephone.Talk rung = mac.rung();
        mac.answers(rung);
        assertThat(last(steers).status()).isEqualTo(200);
        mac.hangsUp(rung);
        Telephone.next(grace.gone);
    }

    @Test
    void nobodyIsCalledBeforeTheMobilePhoneAnswers() {
        Telephone.Talk steers = viaOffice(grace, "5002", NEVER);
        Telephone.next(steers.responses, response -> response.status() == 180);
        grace.cancels(steers);
        assertThat(last(steers).status()).isEqualTo(487);
        assertThat(mac.ringing).isEmpty();
    }

    @Test
    void aNumberThatThereIsNotIsRefused() {
        assertThat(last(viaOffice(grace, "5002", "5559999")).status()).isEqualTo(404);
    }

    @Test
    void aCallIsSentToTheMobilePhone() {
        Telephone.Talk[] talk = bench.talking(mac, grace);
        assertThat(bench.presses(grace, "Mobility", CallBench.dialog("dialogid", talk[1].dialog.id())))
                .contains("<code>200</code>");
        Telephone.next(grace.gone);
        bench.hears(mac, 1);
    }

    @Test
    void whoHasNoMobilePhoneKeepsTheCall() {
        Telephone.Talk[] talk = bench.talking(mac, grace);
        assertThat(bench.presses(mac, "Mobility", CallBench.dialog("dialogid", talk[0].dialog.id())))
                .contains("<code>404</code>");
        bench.hears(mac, 2);
        bench.hears(grace, 1);
    }

    @Test
    void aCallThatTheMobilePhoneCannotTakeStaysWhereItIs() {
        Telephone.Talk[] talk = bench.talking(mac, grace);
        RunningCluster.await(gateway.stop("over"));
        assertThat(bench.presses(grace, "Mobility", CallBench.dialog("dialogid", talk[1].dialog.id())))
                .contains("<code>200</code>");
        SipRequest told =
                Telephone.next(grace.told, request -> request.body().text().contains("Failed To Send Call To Mobile"));
        assertThat(told.method()).isEqualTo("REFER");
        bench.hears(mac, 2);
        bench.hears(grace, 1);
        RunningCluster.await(gateway.start());
    }
}

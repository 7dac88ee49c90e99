package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.node.Lab;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;

/** The registrar of a node over real sockets. */
class RegistrarTest {

    private static final String NETWORK = "127.207";
    private static final String PUB = NETWORK + ".1.10";
    private static final String SUB = NETWORK + ".1.11";

    private final RunningCluster cluster = new RunningCluster(NETWORK, PhoneCompany.database(), 1);
    private final Lab lab = cluster.lab();
    private final Telephone mac = new Telephone(lab, "MDonald", "5002", NETWORK + ".1.50");

    @AfterEach
    void close() {
        mac.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SipTransport.class,
            names = {"UDP", "TCP"})
    void aPhoneIsGrantedWhatTheClusterSaysAndToldHowThingsStand(SipTransport transport) {
        SipResponse ok = mac.registers(PUB, transport);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.number(HeaderName.EXPIRES)).hasValue(120);
        assertThat(ok.headers().all(HeaderName.CONTACT)).hasSize(1).allMatch(one -> one.endsWith(";x-cisco-newreg"));
        assertThat(ok.header("Server")).contains("Cisco-CUCM9.1");
        assertThat(ok.body().size()).isEqualTo(381);
        SipRequest refer = Telephone.next(mac.told);
        assertThat(refer.method()).isEqualTo("REFER");
        assertThat(refer.body().text()).contains("<bulkupdate>", "<mwi>no</mwi>", "<dndupdate>");
        SipRequest notify = Telephone.next(mac.told);
        assertThat(notify.method()).isEqualTo("NOTIFY");
        assertThat(notify.header("Event")).contains("message-summary");
        SipResponse refreshed = mac.registers(PUB, transport);
        assertThat(refreshed.number(HeaderName.EXPIRES)).hasValue(120);
        assertThat(refreshed.body().isEmpty()).isTrue();
        assertThat(refreshed.header(HeaderName.CONTACT).orElseThrow()).doesNotContain("newreg");
        assertThat(cluster.phones.node("mdonald")).contains(TraceCompany.PUBLISHER);
    }

    @Test
    void aKeepAliveToAStandbyNodeChangesNothingAndGoodbyeDoes() {
        mac.registers(PUB, SipTransport.TCP);
        SipRequest ping = mac.register(SUB, SipTransport.TCP, "ping-1", 1)
                .with(HeaderName.CONTACT, mac.contact(SipTransport.TCP) + ";expires=0;cisco-keep-alive")
                .with(HeaderName.EXPIRES, 0);
        assertThat(mac.ask(SUB, SipTransport.TCP, ping).status()).isEqualTo(200);
        assertThat(cluster.phones.node("MDonald")).contains(TraceCompany.PUBLISHER);
        SipRequest bye = mac.register(PUB, SipTransport.TCP, "bye", 1).with(HeaderName.EXPIRES, 0);
        assertThat(mac.ask(PUB, SipTransport.TCP, bye).status()).isEqualTo(200);
        assertThat(cluster.phones.node("MDonald")).isEmpty();
    }

    @Test
    void whatDoesNotFitTheDatabaseIsRefused() {
        SipRequest right = mac.register(PUB, SipTransport.TCP, "wrong", 1);
        String contact = mac.contact(SipTransport.TCP);
        Map<SipRequest, Integer> wrong = Map.of(
                right.with(HeaderName.CONTACT, contact.replace("MDonald", "CSFNOBODY")), 404,
                right.with(HeaderName.CONTACT, contact.replace("\"503\"", "\"562\"")), 403,
                right.with(HeaderName.TO, "<sip:5099@" + PUB + ">"), 404,
                right.with(HeaderName.EXPIRES, 5), 423,
                right.with(HeaderName.CONTACT, "<tel:5002>"), 400);
        int number = 1;
        for (Map.Entry<SipRequest, Integer> one : wrong.entrySet()) {
            SipResponse answer =
                    mac.ask(PUB, SipTransport.TCP, one.getKey().with(HeaderName.CSEQ, number++ + " REGISTER"));
            assertThat(answer.status()).as(one.getKey().text()).isEqualTo(one.getValue());
            assertThat(answer.headers().has("Warning") || answer.headers().has("Min-Expires"))
                    .isTrue();
        }
        assertThat(cluster.phones.node("MDonald")).isEmpty();
    }

    @Test
    void anotherClientTakesThePlaceOnlyWhenItInsists() {
        mac.registers(PUB, SipTransport.TCP);
        try (Telephone thief = new Telephone(lab, "Thief", "5002", NETWORK + ".1.51")) {
            SipRequest other = thief.register(PUB, SipTransport.TCP, "other", 1)
                    .with(HeaderName.CONTACT, thief.contact(SipTransport.TCP).replace("\"Thief\"", "\"MDonald\""));
            SipResponse refused = thief.ask(PUB, SipTransport.TCP, other);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Warning"))
                    .contains("399 uclabcucm-pub \"Registration is active for another client\"");
            SipRequest forced = other.with(HeaderName.CSEQ, "2 REGISTER")
                    .with("Reason", "SIP;cause=200;text=\"cisco-alarm:111 Last=Application-Requested-Destroy\"");
            assertThat(thief.ask(PUB, SipTransport.TCP, forced).status()).isEqualTo(200);
        }
    }

    private static SipRequest soft(Telephone soft) {
        return soft.register(PUB, SipTransport.UDP, "soft", 1)
                .with(HeaderName.CONTACT, "<sip:5006@" + NETWORK + ".1.52:5060>")
                .withoutBody();
    }

    @Test
    void nobodyElseSignsAPhoneOff() {
        mac.registers(PUB, SipTransport.TCP);
        try (Telephone thief = new Telephone(lab, "Thief", "5002", NETWORK + ".1.51")) {
            SipRequest bye = thief.register(PUB, SipTransport.TCP, "bye", 1)
                    .with(HeaderName.CONTACT, thief.contact(SipTransport.TCP).replace("\"Thief\"", "\"MDonald\""))
                    .with(HeaderName.EXPIRES, 0);
            assertThat(thief.ask(PUB, SipTransport.TCP, bye).status()).isEqualTo(200);
            assertThat(cluster.phones.node("MDonald")).contains(TraceCompany.PUBLISHER);
        }
    }

    @Test
    void aPhoneOfSomebodyElseProvesItsUserByDigest() {
        try (Telephone soft = new Telephone(lab, "soft", "5006", NETWORK + ".1.52")) {
            SipRequest plain = soft(soft);
            SipResponse challenge = soft.ask(PUB, SipTransport.UDP, plain);
            assertThat(challenge.status()).isEqualTo(401);
            assertThat(challenge.header(HeaderName.WWW_AUTHENTICATE).orElseThrow())
                    .contains("realm=\"ccmsipline\"", "algorithm=MD5")
                    .doesNotContain("qop");
            DigestClient wrong = new DigestClient("soft.phone", "guessed", () -> "c");
            assertThat(soft.ask(PUB, SipTransport.UDP, answered(plain, challenge, wrong, 2))
                            .status())
                    .isEqualTo(401);
            DigestClient right = new DigestClient("soft.phone", "Difference1", () -> "c");
            SipResponse ok = soft.ask(PUB, SipTransport.UDP, answered(plain, challenge, right, 3));
            assertThat(ok.status()).isEqualTo(200);
            assertThat(ok.number(HeaderName.EXPIRES)).hasValue(120);
            assertThat(ok.body().isEmpty()).isTrue();
            assertThat(Telephone.next(soft.told).header("Event")).contains("message-summary");
            // the digest user is the user, who has another line
            SipRequest foreign = plain.with(HeaderName.TO, "<sip:5002@" + PUB + ">");
            assertThat(soft.ask(PUB, SipTransport.UDP, answered(foreign, challenge, right, 4))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aPhoneOfSomebodyElseThatSpeaksTlsProvesItsUserThereAndNowhereElse() {
        try (Telephone safe = new Telephone(lab, "safe", "5007", NETWORK + ".1.53")) {
            SipRequest plain = safe.register(PUB, SipTransport.TLS, "safe", 1)
                    .with(HeaderName.CONTACT, "<sip:5007@" + NETWORK + ".1.53:5060;transport=tls>")
                    .withoutBody();
            DigestClient right = new DigestClient("safe.phone", "Difference1", () -> "c");
            SipResponse inClear = safe.ask(PUB, SipTransport.TCP, plain);
            assertThat(inClear.status()).isEqualTo(401);
            assertThat(safe.ask(PUB, SipTransport.TCP, answered(plain, inClear, right, 2))
                            .status())
                    .isEqualTo(403);
            SipResponse challenge = safe.ask(PUB, SipTransport.TLS, plain.with(HeaderName.CSEQ, "3 REGISTER"));
            assertThat(challenge.status()).isEqualTo(401);
            DigestClient wrong = new DigestClient("safe.phone", "guessed", () -> "c");
            assertThat(safe.ask(PUB, SipTransport.TLS, answered(plain, challenge, wrong, 4))
                            .status())
                    .isEqualTo(401);
            assertThat(cluster.phones.node("SEPSAFE")).isEmpty();
            assertThat(safe.ask(PUB, SipTransport.TLS, answered(plain, challenge, right, 5))
                            .status())
                    .isEqualTo(200);
            assertThat(cluster.phones.node("SEPSAFE")).contains(TraceCompany.PUBLISHER);
            // one without a profile that wants TLS is not taken there, whoever it proves to be
            DigestClient soft = new DigestClient("soft.phone", "Difference1", () -> "c");
            SipRequest other =
                    plain.with(HeaderName.TO, "<sip:5006@" + PUB + ">").with(HeaderName.CALL_ID, "other");
            SipResponse refused = safe.ask(PUB, SipTransport.TLS, answered(other, challenge, soft, 6));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("Warning").orElseThrow()).contains("TLS authentication failure");
        }
    }

    /** One rule of spelling for every service: devices and digest users in any case, passwords in their own. */
    @Test
    void aDeviceAndADigestUserAreTheSameInAnyCase() {
        SipRequest spelt = mac.register(PUB, SipTransport.TCP, "spelt", 1)
                .with(HeaderName.CONTACT, mac.contact(SipTransport.TCP).replace("MDonald", "mDONALD"));
        assertThat(mac.ask(PUB, SipTransport.TCP, spelt).status()).isEqualTo(200);
        assertThat(cluster.phones.node("MDonald")).contains(TraceCompany.PUBLISHER);
        try (Telephone soft = new Telephone(lab, "soft", "5006", NETWORK + ".1.52")) {
            SipRequest plain = soft(soft);
            SipResponse challenge = soft.ask(PUB, SipTransport.UDP, plain);
            DigestClient loud = new DigestClient("soft.phone", "DIFFERENCE1", () -> "c");
            assertThat(soft.ask(PUB, SipTransport.UDP, answered(plain, challenge, loud, 2))
                            .status())
                    .isEqualTo(401);
            DigestClient spelled = new DigestClient("Soft.PHONE", "Difference1", () -> "c");
            assertThat(soft.ask(PUB, SipTransport.UDP, answered(plain, challenge, spelled, 3))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDeviceWhoseProfileSaysSoProvesItsOwnerWhenItRegistersAndWhenItCalls() {
        Device device = TraceCompany.macDonald().devices().get(0);
        cluster.database.setDevices(
                "mac.donald",
                List.of(device.with(new DeviceSecurity(DeviceSecurity.Mode.NON_SECURE, true, Optional.empty(), ""))));
        SipRequest plain = mac.register(PUB, SipTransport.TCP, "digest", 1);
        SipResponse challenge = mac.ask(PUB, SipTransport.TCP, plain);
        assertThat(challenge.status()).isEqualTo(401);
        DigestClient wrong = new DigestClient("mac.donald", "guessed", () -> "c");
        assertThat(mac.ask(PUB, SipTransport.TCP, answered(plain, challenge, wrong, 2))
                        .status())
                .isEqualTo(401);
        DigestClient other = new DigestClient("ada.byron", "Difference1", () -> "c");
        assertThat(mac.ask(PUB, SipTransport.TCP, answered(plain, challenge, other, 3))
                        .status())
                .isEqualTo(404);
        DigestClient right = new DigestClient("mac.donald", "ilikeMRA1", () -> "c");
        assertThat(mac.ask(PUB, SipTransport.TCP, answered(plain, challenge, right, 4))
                        .status())
                .isEqualTo(200);
        Telephone.Talk call = mac.calls("9901");
        SipResponse asked = Telephone.next(call.responses, response -> !response.provisional());
        assertThat(asked.status()).isEqualTo(401);
        Telephone.Talk proven = mac.calls(
                "9901",
                invite -> right.again(call.invite.with(HeaderName.CALL_ID, invite.callId()), asked)
                        .orElseThrow());
        assertThat(Telephone.next(proven.responses, response -> !response.provisional())
                        .status())
                .isEqualTo(200);
        mac.hangsUp(proven);
    }

    private static SipRequest answered(SipRequest request, SipResponse challenge, DigestClient client, int number) {
        return client.again(request, challenge).orElseThrow().with(HeaderName.CSEQ, number + " REGISTER");
    }

    @Test
    void aNodeWithoutPowerKnowsNobodyAndThePhoneIsNewAtTheNext() {
        mac.registers(PUB, SipTransport.TCP);
        RunningCluster.await(cluster.node(TraceCompany.PUBLISHER).stop("power cut"));
        assertThat(cluster.phones.node("MDonald")).isEmpty();
        assertThat(mac.registers(SUB, SipTransport.TCP).body().size()).isEqualTo(381);
        assertThat(cluster.phones.node("MDonald")).contains(TraceCompany.SUBSCRIBER);
        RunningCluster.await(cluster.node(TraceCompany.PUBLISHER).start());
    }

    @Test
    void aThousandContactsAreTooMany() {
        String contacts = String.join(
                ", ",
                IntStream.range(0, 300)
                        .mapToObj(number -> "<sip:" + number + "@192.0.2.1>")
                        .toList());
        SipRequest request = mac.register(PUB, SipTransport.TCP, "many", 1).with(HeaderName.CONTACT, contacts);
        assertThat(mac.ask(PUB, SipTransport.TCP, request).status()).isEqualTo(400);
        assertThat(mac.registers(PUB, SipTransport.TCP).status()).isEqualTo(200);
    }

    @Test
    void whoWantsToComeBackIsGivenAToken() {
        SipRequest token = SipRequest.of("REFER", "sip:" + PUB)
                .with(HeaderName.FROM, "<sip:5002@" + PUB + ">;tag=t")
                .with(HeaderName.TO, "<sip:" + PUB + ">")
                .with(HeaderName.CALL_ID, "token")
                .with(HeaderName.CSEQ, "1 REFER")
                .with(HeaderName.REFER_TO, "<urn:X-cisco-remotecc:token-registration>")
                .with("Require", "norefersub");
        assertThat(mac.ask(PUB, SipTransport.TCP, token).status()).isEqualTo(202);
    }

    @Test
    void whatIsDecidedIsTold() {
        mac.registers(PUB, SipTransport.TCP);
        List<String> texts = cluster.history.events().stream()
                .filter(Event.ClientDecided.class::isInstance)
                .map(event -> ((Event.ClientDecided) event).decision().text())
                .toList();
        assertThat(texts).contains("registration of MDonald: registered (for 120 s, line 5002)");
    }

    @Test
    void aFloodOfCallsOfNobodyIsRefusedAndLeavesRoomForOthers() {
        LinkedBlockingQueue<SipResponse> answers = new LinkedBlockingQueue<>();
        String body = "v=0\r\n" + "a=padding\r\n".repeat(5_000);
        for (int number = 0; number < 2_000; number++) {
            SipRequest invite = SipRequest.of(SipRequest.INVITE, "sip:5003@" + PUB)
                    .with(HeaderName.FROM, "<sip:nobody@" + PUB + ">;tag=" + number)
                    .with(HeaderName.TO, "<sip:5003@" + PUB + ">")
                    .with(HeaderName.CALL_ID, "flood-" + number)
                    .with(HeaderName.CSEQ, "1 INVITE")
                    .with(HeaderName.CONTACT, "<sip:nobody@192.0.2.1>");
            mac.asking(
                    PUB,
                    SipTransport.TCP,
                    number % 10 == 0 ? invite.withBody("application/sdp", SipBody.of(body)) : invite,
                    answer -> {
                        if (!answer.provisional()) {
                            answers.add(answer);
                        }
                    });
        }
        for (int number = 0; number < 2_000; number++) {
            assertThat(Telephone.next(answers).status()).isIn(488, 503);
        }
        assertThat(mac.registers(PUB, SipTransport.TCP).status()).isEqualTo(200);
    }
}

package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.SipRequest;

/** What a node asks of a phone besides calls, and what nobody should. */
class RemoteRequestTest {

    private static final Optional<String> OWN = Optional.of("mine@192.0.2.50");
    private static final String STAMPS = "ConfigVersionStamp={0}\nDialplanVersionStamp={0}\nSoftkeyVersionStamp={0}\n";

    private static SipRequest request(String method, String type, String body) {
        return SipRequest.of(method, "sip:contact@192.0.2.50")
                .with(HeaderName.FROM, "<sip:5002@cucm>;tag=node")
                .with(HeaderName.TO, "<sip:contact@192.0.2.50>")
                .with(HeaderName.CALL_ID, "asked")
                .with(HeaderName.CSEQ, "101 " + method)
                .withBody(type, SipBody.of(body));
    }

    private static SipRequest notify(String event, String type, String body) {
        return request("NOTIFY", type, body).with("Event", event);
    }

    private static RemoteRequest refer(String body) {
        return RemoteRequest.of(request("REFER", "multipart/mixed; boundary=uniqueBoundary", body), OWN);
    }

    private static String remote(String inner) {
        return "<x-cisco-remotecc-request>" + inner + "</x-cisco-remotecc-request>";
    }

    @Test
    void readsEachRequestOfAReferAndLeavesOutWhatIsNone() {
        RemoteRequest read = refer("--b\r\n\r\n"
                + remote("<bulkupdate><contact line=\"1\"><mwi>yes</mwi>"
                        + "<cfwdallupdate><fwdaddress>5003</fwdaddress></cfwdallupdate></contact></bulkupdate>")
                + "\r\n--b\r\n\r\n" + remote("<mwi>not closed")
                + "\r\n--b\r\n\r\n" + remote("<hlogupdate><status>on</status></hlogupdate>")
                + "\r\n--b\r\n\r\n"
                + remote("<playtonereq><tonetype>DtLineBusyTone</tonetype><dialogid><callid>c</callid></dialogid>"
                        + "</playtonereq>"));
        assertThat(read.status()).isEqualTo(202);
        assertThat(read.said())
                .containsExactly(
                        new RemoteRequest.Said(RemoteRequest.What.MESSAGES, "yes", ""),
                        new RemoteRequest.Said(RemoteRequest.What.FORWARD, "5003", ""),
                        new RemoteRequest.Said(RemoteRequest.What.TONE, "DtLineBusyTone", "c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<x-cisco-remotecc-request",
                "<x-cisco-remotecc-request>",
                "</x-cisco-remotecc-request><x-cisco-remotecc-request>",
                "<x-cisco-remotecc-request></x-cisco-remotecc-request>",
                "<x-cisco-remotecc-requests><mwi>yes</mwi></x-cisco-remotecc-requests>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x-cisco-remotecc-request>&a;</x-cisco-remotecc-request>",
                "<x-cisco-remotecc-request><!DOCTYPE x []><mwi>yes</mwi></x-cisco-remotecc-request>",
                "<x-cisco-remotecc-request><bulkupdate></bulkupdate></x-cisco-remotecc-request>"
            })
    void aReferThatSaysNothingIsTakenAndMindsNobody(String body) {
        assertThat(refer(body)).isEqualTo(new RemoteRequest(202, java.util.List.of(), java.util.List.of()));
    }

    @Test
    void aReferIsReadSoFarAndNotFartherAndInNoTime() {
        int most = SipLimits.STANDARD.bodyBytesMax();
        String[] bodies = {
            "<x-cisco-remotecc-request>".repeat(most / 26),
            "<x-cisco-remotecc-request ".repeat(most / 26),
            remote("<mwi>yes</mwi>").repeat(most / 70),
            remote("<a>".repeat(most / 8)),
            "</x-cisco-remotecc-request>".repeat(most / 27)
        };
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (String body : bodies) {
                for (int round = 0; round < 20; round++) {
                    assertThat(refer(body).said()).hasSizeLessThanOrEqualTo(16);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"yes, 200", "no, 200", "YES, 200", "perhaps, 400", "'', 400", "yesno, 400"})
    void messagesWaitOrDoNot(String waiting, int status) {
        RemoteRequest read = RemoteRequest.of(
                notify(
                        "message-summary",
                        "application/simple-message-summary",
                        "Messages-Waiting: " + waiting + "\r\n"),
                OWN);
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.said()).hasSize(status == 200 ? 1 : 0);
    }

    /** SIPCC: what it does not like it answers with 400, and does nothing. */
    @ParameterizedTest
    @CsvSource({
        "'action=reset\nRegisterCallId={mine@192.0.2.50}\n', RESTART",
        "'action=restart\nRegisterCallId={mine@192.0.2.50}\n', RESTART",
        "'action=check-version\nRegisterCallId={mine@192.0.2.50}\n" + STAMPS + "', CHECK",
        "'action=check-version\nRegisterCallId={mine@192.0.2.50}\nConfigVersionStamp={0}\n', ",
        "'action=reset\nRegisterCallId={another@192.0.2.50}\n', ",
        "'action=reset\nRegisterCallId={}\n', ",
        "'action=reset\n', ",
        "'RegisterCallId={mine@192.0.2.50}\n', ",
        "'action=explode\nRegisterCallId={mine@192.0.2.50}\n', ",
        "'action=apply-config\nRegisterCallId={mine@192.0.2.50}\n" + STAMPS + "', ",
        "'', "
    })
    void serviceIsControlledByTheNodeOfTheRegistrationAlone(String body, RemoteRequest.What wanted) {
        RemoteRequest read = RemoteRequest.of(notify("service-control", "text/plain", body), OWN);
        assertThat(read.status()).isEqualTo(wanted == null ? 400 : 200);
        assertThat(read.said())
                .extracting(RemoteRequest.Said::what)
                .isEqualTo(wanted == null ? java.util.List.of() : java.util.List.of(wanted));
        assertThat(RemoteRequest.of(notify("service-control", "text/plain", body), Optional.empty())
                        .status())
                .isEqualTo(400);
        assertThat(RemoteRequest.of(notify("service-control", "text/html", body), OWN)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEventThatNobodyKnowsIsRefused() {
        assertThat(RemoteRequest.of(notify("weather", "text/plain", "rain"), OWN)
                        .status())
                .isEqualTo(489);
        assertThat(RemoteRequest.of(request("NOTIFY", "text/plain", "rain"), OWN)
                        .status())
                .isEqualTo(489);
        assertThat(RemoteRequest.of(request("OPTIONS", "text/plain", ""), OWN).status())
                .isEqualTo(200);
    }

    @Test
    void whateverIsDoneToItItIsAnsweredWell() {
        Random random = new Random(3842);
        String good = "action=check-version\nRegisterCallId={mine@192.0.2.50}\n" + STAMPS
                + remote("<bulkupdate><contact line=\"1\"><mwi>yes</mwi></contact></bulkupdate>")
                + "Messages-Waiting: yes\r\n";
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 5_000; round++) {
                char[] bad = good.toCharArray();
                for (int hit = random.nextInt(10); hit >= 0; hit--) {
                    bad[random.nextInt(bad.length)] = (char) random.nextInt(256);
                }
                String body = new String(bad);
                assertThat(refer(body).status()).isEqualTo(202);
                for (String event : new String[] {"message-summary", "service-control"}) {
                    assertThat(RemoteRequest.of(notify(event, "text/plain", body), OWN)
                                    .status())
                            .isIn(200, 400);
                }
            }
        });
    }
}

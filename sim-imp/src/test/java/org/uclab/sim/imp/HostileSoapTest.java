package org.uclab.sim.imp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.imp.cluster.ImpConfig;

/** Callers of the SOAP service that mean no good; after each of them somebody logs in. */
class HostileSoapTest {

    private static final String ENV =
            "xmlns:env='http://www.w3.org/2003/05/soap-envelope' xmlns:e='urn:cisco:epas:soap'";

    private final TestCluster cluster = new TestCluster(ImpConfig.Settings.usual());
    private final SoapCaller caller = new SoapCaller(cluster);

    @AfterEach
    void somebodyStillLogsIn() {
        assertThat(caller.ask(cluster.pub, SoapCaller.LOGIN)).contains("session-key");
        assertThat(cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        cluster.close();
    }

    private HttpReply post(String body) {
        return caller.post(cluster.pub, SoapCaller.SERVICE, SoapCaller.TYPE, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                         | 400 | Sender",
                "x                                                                          | 400 | Sender",
                "<a>                                                                        | 400 | Sender",
                "<a/>                                                                       | 400 | no envelope",
                "<a/><b/>                                                                   | 400 | Sender",
                "<Envelope/>                                                                | 400 | no envelope",
                "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>              | 500 | VersionMismatch",
                "<env:Envelope ENV/>                                                        | 400 | no single call",
                "<env:Envelope ENV><env:Body/></env:Envelope>                               | 400 | no single call",
                "<env:Envelope ENV><env:Body><e:login/><e:logout/></env:Body></env:Envelope>| 400 | no single call",
                "<env:Envelope ENV><env:Body><login/></env:Body></env:Envelope>             | 400 | no single call",
                "<env:Envelope ENV><env:Body><e:a.b/></env:Body></env:Envelope>             | 400 | no operation a.b",
                "<env:Envelope ENV><env:Header><h env:mustUnderstand='1'/></env:Header></env:Envelope> | 500 | MustUnderstand",
                "<!DOCTYPE a [<!ENTITY k SYSTEM 'file:///etc/passwd'>]><env:Envelope ENV><env:Body><e:login><e:username>&k;</e:username></e:login></env:Body></env:Envelope> | 400 | Sender",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><env:Envelope ENV/>                | 400 | Sender",
                "<env:Envelope ENV><env:Body><e:login>&undefined;</e:login></env:Body></env:Envelope> | 400 | Sender",
            })
    void whatIsNoCallIsAFault(String body, int status, String told) {
        HttpReply reply = post(body.replace("ENV", ENV));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).contains("<env:Fault>", told).doesNotContain("root:");
    }

    @Test
    void tooMuchOfAnythingIsAFault() {
        String login = SoapCaller.LOGIN;
        for (String body : new String[] {
            login.replace("<e:username>", "<x>".repeat(16) + "</x>".repeat(16) + "<e:username>"),
            login.replace("<e:username>", "<x/>".repeat(1000) + "<e:username>"),
            login.replace("<e:username>", "<e:username>" + "m".repeat(64 * 1024)),
            login.replace("<e:username>", "<e:x" + " a".repeat(0) + attributes(33) + "/><e:username>"),
        }) {
            assertThat(post(body).status()).as(body.substring(0, 200)).isEqualTo(400);
        }
        assertThat(post("x".repeat(2 * 1024 * 1024)).status()).isEqualTo(413);
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        return attributes.toString();
    }

    @Test
    void callsCutOffOrSpoiltAnywhereAreAnswered() {
        String whole = SoapCaller.envelope("k", "<e:get-all-config><e:system-config/></e:get-all-config>");
        for (int at = 0; at < whole.length(); at += 7) {
            assertThat(post(whole.substring(0, at)).status()).isEqualTo(400);
        }
        Random random = new Random(8443);
        for (int round = 0; round < 100; round++) {
            char[] spoilt = whole.toCharArray();
            spoilt[random.nextInt(spoilt.length)] = (char) random.nextInt(128);
            assertThat(post(new String(spoilt)).status()).isIn(200, 400, 500);
        }
    }

    @Test
    void aNameWithMarkupInItStaysAName() {
        HttpReply reply = post(SoapCaller.envelope("&lt;k/&gt;", "<e:logout/>"));
        assertThat(reply.text()).contains("failure").doesNotContain("<k/>");
        assertThat(post(SoapCaller.login("&lt;/x&gt;&#10;POST", "&amp;", "perhaps"))
                        .text())
                .contains("failure");
    }
}

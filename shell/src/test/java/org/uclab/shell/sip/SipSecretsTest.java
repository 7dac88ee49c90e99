package org.uclab.shell.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipRequest;

/** No secret of a SIP message is in what is told of it; what is none stays. */
class SipSecretsTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.1:5060", "127.0.0.2:4000");

    private static Message message(SipRequest request) {
        return SipTeller.SIP.message(WAY, 1, request.bytes());
    }

    private static String told(Message message) {
        return message.line() + "\n" + message.detail() + "\n" + message.facts().values() + message.facts();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Digest username=\"mac\", realm=\"r\", nonce=\"n\", uri=\"sip:a\", response=\"kanarie0\" | username=\"mac\"",
                "Digest username=\"mac\", response=kanarie0, realm=\"r\"                               | realm=\"r\"",
                "Basic kanarie0==                                                                     | Basic",
                "Bearer kanarie0                                                                      | Bearer",
                "kanarie0                                                                             | INVITE",
                "Digest kanarie0                                                                      | Digest",
                "Digest username=\"mac\", response=\"kanarie\\kanarie\"                              | Digest"
            })
    void noneOfTheCredentials(String value, String stays) {
        for (String name : new String[] {HeaderName.AUTHORIZATION, HeaderName.PROXY_AUTHORIZATION}) {
            Message said = message(SipRequest.of("INVITE", "sip:9901@lab").with(name, value));
            assertThat(told(said)).doesNotContain("kanarie").contains(Facts.MASK, stays);
            assertThat(said.facts().contain("kanarie")).as("asked for inside").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:kanarieKanarie0123456789",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:kanarieKanarie0123456789|2^20|1:4",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_32 INLINE:kanarieKanarie01",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:kanarie",
                "k=clear:kanarie"
            })
    void noneOfTheKeysOfMedia(String crypto) {
        String offer = "v=0\r\nm=audio 20000 RTP/SAVP 0\r\n" + crypto + "\r\na=ptime:20\r\n";
        Message said = message(SipRequest.of("INVITE", "sip:9901@lab", SipHeaders.none(), SipBody.of(offer)));
        assertThat(told(said)).doesNotContain("kanarie").contains("RTP/SAVP", Facts.MASK, "a=ptime:20");
    }

    @Test
    void whatIsNoSecretIsTold() {
        SipRequest request =
                SipRequest.of("INVITE", "sip:9901@lab").with("Warning", "399 lab \"response=\\\"none\\\"\"");
        assertThat(told(message(request))).contains("response=").doesNotContain(Facts.MASK);
    }
}

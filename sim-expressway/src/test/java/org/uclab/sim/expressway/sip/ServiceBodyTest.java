package org.uclab.sim.expressway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;

class ServiceBodyTest {

    private static final String XML =
            "<methodCall><params><username>a</username></params><version>1.0</version></methodCall>";

    private static SipRequest message(String text) {
        return SipRequest.of("SERVICE", "sip:a@b").withBody(ServiceBody.type("b1"), SipBody.of(text));
    }

    @Test
    void isReadAsItIsWritten() {
        ServiceBody body = new ServiceBody(XML, "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----");
        assertThat(ServiceBody.of(message(body.text("b1")))).contains(body);
        assertThat(body.elements("methodCall"))
                .contains(List.of(new ServiceBody.Element("username", "a"), new ServiceBody.Element("version", "1.0")));
    }

    @Test
    void whatHasOtherPartsIsNone() {
        String whole = new ServiceBody(XML, "c").text("b1");
        assertThat(ServiceBody.of(message(whole.replace("--b1--", "--b1")))).isEmpty();
        assertThat(ServiceBody.of(message(whole.replace("application/text", "text/html"))))
                .isEmpty();
        assertThat(ServiceBody.of(message(whole + "--b1\r\n"))).isEmpty();
        assertThat(ServiceBody.of(message(""))).isEmpty();
        assertThat(ServiceBody.of(message(whole).with("Content-Type", "multipart/mixed")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<methodCall>",
                "<other/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><methodCall>&e;</methodCall>",
                "<methodCall>&lt;<a></methodCall>"
            })
    void badXmlHasNoElements(String xml) {
        assertThat(new ServiceBody(xml, "").elements("methodCall")).isEmpty();
    }

    @Test
    void takesNoMoreThanItKeeps() {
        String many = "<methodCall>" + "<a>1</a>".repeat(300) + "</methodCall>";
        String large = "<methodCall><a>" + "1".repeat(2_000) + "</a></methodCall>";
        assertThat(new ServiceBody(many, "").elements("methodCall")).isEmpty();
        assertThat(new ServiceBody(large, "").elements("methodCall")).isEmpty();
    }
}

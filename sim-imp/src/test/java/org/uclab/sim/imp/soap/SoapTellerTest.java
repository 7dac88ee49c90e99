package org.uclab.sim.imp.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xmpp.Element;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.http.RequestContent;
import org.uclab.shell.http.ResponseContent;

class SoapTellerTest {

    private static final Hop WAY = new Hop(Hop.Over.TCP, "127.1.1.20:8443", "127.1.1.100:1", 1, true);

    private final Message call = Message.of(
            SoapTeller.SOAP,
            WAY,
            1,
            new CallContent(new RequestContent(
                    "POST",
                    "/EPASSoap/service",
                    HttpFields.none(),
                    bytes(Element.build(Soap.EPAS, "login")
                            .child(Element.of(Soap.EPAS, "username", "mac.donald"))
                            .child(Element.of(Soap.EPAS, "password", "secret"))
                            .done()))));

    private static Message answer(Element content) {
        return Message.of(
                SoapTeller.SOAP,
                WAY,
                1,
                new AnswerContent(new ResponseContent(200, HttpFields.none(), bytes(content))));
    }

    private static byte[] bytes(Element content) {
        return Soap.envelope(List.of(), content).toXml().getBytes(StandardCharsets.UTF_8);
    }

    private static Element server(String host) {
        return Element.build(Soap.EPAS, "server").attribute("host", host).done();
    }

    private static boolean means(String words, Message message) {
        return SoapTeller.SOAP.reads(words).orElseThrow().means().test(message);
    }

    @Test
    void aCallIsTargetOperationAndUser() {
        assertThat(call.line()).isEqualTo("POST /EPASSoap/service login mac.donald");
        assertThat(means("POST /EPASSoap/service login mac.donald", call)).isTrue();
        assertThat(means("POST /EPASSoap/service login", call)).isTrue();
        assertThat(means("POST /EPASSoap… login", call)).isTrue();
        assertThat(means("POST /EPASSoap/service login mac", call)).isFalse();
        assertThat(means("POST /EPASSoap/service get-all-config", call)).isFalse();
        assertThat(HttpTeller.HTTP.reads("POST /EPASSoap/service").orElseThrow().means())
                .as("it is HTTP all the same")
                .accepts(call);
        assertThat(call.facts() + call.detail()).doesNotContain("secret").contains("****");
    }

    @ParameterizedTest
    @CsvSource({
        "200 login-resp,                                true,  true",
        "200 login-resp success,                        true,  false",
        "200 login-resp success b.test then a.test,     true,  false",
        "200 login-resp success b.test,                 false, false",
        "200 login-resp success a.test then b.test,     false, false",
        "200 login-resp failure,                        false, true",
        "200 login-resp failure: Invalid user,          false, true",
        "200 login-resp failure: Invalid,               false, false",
        "200 login-resp failure: Inv…,                  false, true",
        "200 get-all-config-resp,                       false, false",
        "500 login-resp,                                false, false"
    })
    void anAnswerIsStatusElementAndOutcome(String words, boolean succeeded, boolean failed) {
        Message success = answer(Element.build(Soap.EPAS, "login-resp")
                .child(Element.build(Soap.EPAS, "success")
                        .child(server("b.test"))
                        .child(server("a.test"))
                        .done())
                .done());
        Message failure = answer(Element.build(Soap.EPAS, "login-resp")
                .child(Element.build(Soap.EPAS, "failure")
                        .attribute("reason", "Invalid user")
                        .done())
                .done());
        assertThat(success.line()).isEqualTo("200 login-resp success b.test then a.test");
        assertThat(failure.line()).isEqualTo("200 login-resp failure: Invalid user");
        assertThat(means(words, success)).isEqualTo(succeeded);
        assertThat(means(words, failure)).isEqualTo(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /EPASSoap/service", "PSOT /a login", "200 login", "200 login-resp sucess", "200"})
    void otherWordsAreNotRead(String words) {
        assertThat(SoapTeller.SOAP.reads(words)).isEmpty();
    }
}

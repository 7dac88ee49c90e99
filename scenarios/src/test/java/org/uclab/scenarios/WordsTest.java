package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRV _cisco-uds._tcp.example.com",
                "A",
                "GET /cucm-uds/users…",
                "POST /EPASSoap/service login ada",
                "RRQ jabber-config.xml",
                "bind anonymous",
                "search base=DC=example,DC=com SUB",
                "iq set bind",
                "auth PLAIN"
            })
    void peopleCallQuestionsSo(String words) {
        assertThatCode(() -> Systems.tellers().question(words)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NXDOMAIN SRV _cisco-uds._tcp.example.com",
                "0 0 8443 cucm1.example.com",
                "404",
                "200 login-resp failure",
                "ERROR 1",
                "entry CN=a",
                "result success to bind",
                "failure not-authorized"
            })
    void peopleCallAnswersSo(String words) {
        assertThatCode(() -> Systems.tellers().answer(words)).doesNotThrowAnyException();
    }

    /** Whoever expects that such a thing was never asked is told of the slip, and not that all is well. */
    @ParameterizedTest
    @CsvSource({
        "GTE /cucm-uds/version,           GET TARGET",
        "SVR _cisco-uds._tcp.example.com, SRV NAME",
        "serach base=DC=example SUB,      search base=BASE SCOPE FILTER",
        "bnid anonymous,                  bind NAME simple",
        "RQR jabber-config.xml,           RRQ FILE",
        "iqs set bind,                    iq TYPE PAYLOAD",
        "auht PLAIN,                      auth MECHANISM"
    })
    void aSlipIsToldWithTheNearestWords(String words, String nearest) {
        assertThatThrownBy(() -> Systems.tellers().question(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("'" + nearest + "'");
    }
}

package org.uclab.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.xml.XmlDocuments;

class CasVerdictTest {

    private final XmlDocuments xml = new XmlDocuments();

    @ParameterizedTest
    @CsvSource({
        "200, <r><errorcode>7</errorcode></r>, true",
        "200, <r><status><errorCode>7</errorCode><reason>x</reason></status></r>, true",
        "200, <r errorcode='7'/>, true",
        "200, <r><errorcode>0</errorcode></r>, true",
        "200, <r><errorcode>1</errorcode><reason>SSO protocol error</reason></r>, false",
        "200, <r><errorcode>42</errorcode></r>, false",
        "200, <r><errorcode>99999999999999999999</errorcode></r>, false",
        "200, <r><errorcode>seven</errorcode></r>, false",
        "200, <r><errorcode><a>7</a></errorcode></r>, false",
        "200, <r><errorcode/></r>, false",
        "200, <r/>, false",
        "200, <r><errorcode>7</err, false",
        "200, '', false",
        "200, 'not xml at all', false",
        "200, '<html><body>login</body></html>', false",
        "500, <r><errorcode>7</errorcode></r>, false",
        "302, <r><errorcode>7</errorcode></r>, false",
    })
    void onlyAnUnderstoodAnswerMeansWebex(int status, String body, boolean webex) {
        CasVerdict verdict = CasVerdict.read(status, body.getBytes(StandardCharsets.UTF_8), xml);
        assertThat(verdict.webex()).isEqualTo(webex);
        assertThat(verdict.because().text()).isNotBlank();
    }
}

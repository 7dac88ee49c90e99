package org.uclab.shell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;
import org.uclab.lab.wire.HttpFields;

/** No secret of a request or a response is in what is told of it; what is none stays. */
class HttpSecretsTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.1:80", "127.0.0.2:4000");

    private static String told(Message message) {
        return message.line() + "\n" + message.detail() + "\n" + message.facts().values() + message.facts();
    }

    private static String told(String target, HttpFields headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return told(Message.of(HttpTeller.HTTP, WAY, 1, new RequestContent("POST", target, headers, bytes)))
                + told(Message.of(HttpTeller.HTTP, WAY, 1, new ResponseContent(200, headers, bytes)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization       | Basic kanarie==                   | Basic",
                "Authorization       | kanarie                           | ****",
                "authorization       | my kanarie                        | ****",
                "Proxy-Authorization | Digest u=\"kanarie\"              | Digest",
                "Cookie              | JSESSIONID=kanarie; b=\"kanarie\" | JSESSIONID=****",
                "Cookie              | kanarie                           | ****",
                "Set-Cookie          | X-Auth=kanarie; Path=/; Secure    | Path=/",
                "X-Auth-Token        | kanarie                           | ****",
                "Location            | https://b/?token=kanarie&u=mac    | u=mac"
            })
    void noneOfTheHeader(String name, String value, String stays) {
        assertThat(told("/", HttpFields.of(name, value), ""))
                .doesNotContain("kanarie")
                .contains("****", stays);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a:password x='1'>kanarie</a:password><user>mac</user>    | mac",
                "<Password><![CDATA[kanarie]]></Password><user>mac</user>  | mac",
                "<password>kanarie<                                        | <password>",
                "<credential type='pin'>kanarie</credential>               | credential",
                "cmd=get&cred=kanarie&type=org                             | type=org",
                "<credential><type>pin</type><value>kanarie</value></credential> | credential",
                "<e:session-key>kanarie</e:session-key>                    | session-key",
                "<capf authenticationString=\"kanarie\" device=\"mac\"/>   | mac",
                "userid=mac&password=kanarie                               | userid=mac",
                "userid=mac&password=kan%61rie                             | userid=mac",
                "{\"user\":\"mac\",\"newPassword\":\"kanarie\\\"kanarie\"} | mac",
                "{\"user\":\"mac\",\"pin\":1234567}                        | mac",
                "[{\"channel\":\"/meta/mac\",\"clientId\":\"kanarie\"}]     | /meta/mac"
            })
    void noneOfTheBody(String body, String stays) {
        assertThat(told("/", HttpFields.none(), body))
                .doesNotContain("kanarie", "kan%61rie", "1234567")
                .contains("****", stays);
    }

    @Test
    void noneOfTheTargetAndNoneAtTheCut() {
        assertThat(told("/x?user=mac&password=kanarie", HttpFields.none(), ""))
                .doesNotContain("kanarie")
                .contains("user=mac");
        String long1 = "x".repeat(8_170) + "<password>kanariekanariekanarie</password>";
        assertThat(told("/", HttpFields.none(), long1)).doesNotContain("kana");
    }

    @Test
    void aShortSecretTearsNoHoleIntoOtherWords() {
        assertThat(told("/users/macmac", HttpFields.none(), "<pin>mac</pin><a>macmac mac</a>"))
                .contains("/users/macmac", "<pin>****</pin>", "<a>macmac ****</a>");
    }

    @Test
    void whatIsSecretCanBeAskedForInsideOfTheProcess() {
        Message said = Message.of(
                HttpTeller.HTTP,
                WAY,
                1,
                new RequestContent("GET", "/", HttpFields.of("Cookie", "a=kanarie"), new byte[0]));
        assertThat(said.facts().contain("kanarie")).isTrue();
        assertThat(said.facts().first(HttpFacts.header("cookie"))).hasValue("a=kanarie");
    }

    @Test
    void aBodyOfNothingButBeginningsTakesNoLongTime() {
        assertThat(told("/", HttpFields.none(), "<password>".repeat(6_000) + "a".repeat(60_000)))
                .contains("password", "…")
                .hasSizeLessThan(3_000);
        assertThat(told("/", HttpFields.none(), "\"password\":\"" + "\\\\".repeat(100_000)))
                .contains("password", "…")
                .hasSizeLessThan(3_000);
    }
}

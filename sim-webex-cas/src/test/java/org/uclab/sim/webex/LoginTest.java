package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.QueryText;

class LoginTest {

    private static final String ADA = "username=ada%40one.test&isp=wbx";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WebexCloud cloud = TestCloud.peopled();
    private final AtomicInteger drawn = new AtomicInteger();
    private final LoginResponder responder = new LoginResponder(
            new CasResponder(cloud.config()),
            new AuthResponder(cloud, "loginp.test", this::text),
            new ServiceResponder(cloud, this::text));
    private Instant now = Instant.EPOCH;

    private String text() {
        return "secret" + drawn.incrementAndGet();
    }

    @Test
    void aPasswordGivesATokenATokenACredentialAndThatTheConfiguration() {
        String granted = post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA);
        assertThat(value(granted, "result")).isEqualTo("SUCCESS");
        assertThat(value(granted, "serviceurl")).isEqualTo("loginp.test");
        String cred = value(
                post(ServiceResponder.PATH, "cmd=login&autocommit=true&" + ADA + "&token=" + value(granted, "token")),
                "cred");
        String org = post(ServiceResponder.PATH, "cmd=get&type=org&id=current&cred=" + cred);
        assertThat(value(org, "supportAESEncodingForIM_B")).isEqualTo("true");
        assertThat(value(org, "xmppServer")).isEqualTo("im.test");
        assertThat(value(org, "Telephony_Enabled")).isEqualTo("false");
        String ois = post(ServiceResponder.PATH, "cmd=get&type=ois&cred=" + cred);
        assertThat(value(ois, "TFTPServer")).isEqualTo("tftp.one.test");
        assertThat(value(ois, "CCMCIPServer")).isEqualTo("ccmcip.one.test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cmd=getwebextoken&username=ADA%40One.Test&password=Clouds1 | SUCCESS",
                "cmd=getwebextoken&username=ada%40one.test&password=clouds1 | FAILURE",
                "cmd=getwebextoken&username=ada%40two.test&password=Clouds1 | FAILURE",
                "cmd=getwebextoken&username=sid%40sso.test&password=Clouds1 | FAILURE",
                "cmd=getwebextoken&username=ada&password=Clouds1            | FAILURE",
                "cmd=getwebextoken&username=ada%40one.test%2Fdesk&password=Clouds1 | FAILURE",
                "cmd=getwebextoken&username=ada%40one.test&password=x&password=Clouds1 | FAILURE",
                "cmd=get&username=ada%40one.test&password=Clouds1           | FAILURE",
                "username=ada%40one.test&password=Clouds1                   | FAILURE",
            })
    void givesTokensToWhoeverShowsTheOwnPassword(String form, String result) {
        assertThat(value(post(AuthResponder.PATH, form), "result")).isEqualTo(result);
    }

    @Test
    void aTokenIsGoodForItsUserUntilItsEnd() {
        String token = value(post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA), "token");
        String login = "cmd=login&token=" + token + "&username=";
        assertThat(value(post(ServiceResponder.PATH, login + "bob%40one.test"), "exceptionID"))
                .isEqualTo("wapi.invalid_token");
        now = now.plus(cloud.config().lives().token()).minusMillis(1);
        assertThat(value(post(ServiceResponder.PATH, login + "ada%40one.test"), "result"))
                .isEqualTo("SUCCESS");
        now = now.plusMillis(1);
        assertThat(value(post(ServiceResponder.PATH, login + "ada%40one.test"), "exceptionID"))
                .isEqualTo("wapi.invalid_token");
    }

    @Test
    void aCredentialLivesAsLongAsItIsUsed() {
        String token = value(post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA), "token");
        String cred = value(post(ServiceResponder.PATH, "cmd=login&" + ADA + "&token=" + token), "cred");
        Duration nearly = cloud.config().lives().credential().minusSeconds(1);
        for (int i = 0; i < 3; i++) {
            now = now.plus(nearly);
            assertThat(value(post(ServiceResponder.PATH, "cmd=get&type=org&cred=" + cred), "result"))
                    .isEqualTo("SUCCESS");
        }
        now = now.plus(nearly).plusSeconds(1);
        assertThat(value(post(ServiceResponder.PATH, "cmd=get&type=org&cred=" + cred), "exceptionID"))
                .isEqualTo("wapi.invalid_credential");
    }

    @Test
    void whoeverLogsOutIsOut() {
        String token = value(post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA), "token");
        String cred = value(post(ServiceResponder.PATH, "cmd=login&" + ADA + "&token=" + token), "cred");
        post(ServiceResponder.PATH, "cmd=logout&cred=" + cred);
        assertThat(value(post(ServiceResponder.PATH, "cmd=get&type=org&cred=" + cred), "result"))
                .isEqualTo("FAILURE");
    }

    @Test
    void nobodyGetsMoreTokensThanTheCloudKeeps() {
        String first = value(post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA), "token");
        for (int i = 0; i < Passes.USER_MAX; i++) {
            assertThat(cloud.tokens().user(first, now)).isPresent();
            post(AuthResponder.PATH, "cmd=getwebextoken&password=Clouds1&" + ADA);
        }
        assertThat(cloud.tokens().user(first, now)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {AuthResponder.PATH, ServiceResponder.PATH})
    void takesFormsThatArePostedAlone(String path) {
        assertThat(ask("GET", path, FORM, "").status()).isEqualTo(405);
        String form = "cmd=getwebextoken&password=Clouds1&" + ADA;
        assertThat(text(ask("POST", path, "text/plain", form))).contains("<result>FAILURE</result>");
        String long_ = form + "&x=" + "a".repeat(WebForm.FORM_MAX_BYTES);
        assertThat(text(ask("POST", path, FORM, long_))).contains("<result>FAILURE</result>");
        assertThat(text(ask("POST", path, FORM, form + "&username=bob%40one.test")))
                .contains("<result>FAILURE</result>");
    }

    @Test
    void garbageIsAnsweredAndGivesNothing() {
        Random random = new Random(15);
        for (int i = 0; i < 500; i++) {
            byte[] body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            String sent = (i % 2 == 0 ? "cmd=login&token=" : "cmd=getwebextoken&username=")
                    + new String(body, StandardCharsets.ISO_8859_1);
            for (String path : new String[] {AuthResponder.PATH, ServiceResponder.PATH}) {
                assertThat(text(ask("POST", path, FORM, sent))).contains("<result>FAILURE</result>");
            }
        }
        assertThat(drawn).hasValue(0);
    }

    private String post(String path, String form) {
        HttpAnswer answer = ask("POST", path, FORM, form);
        assertThat(answer.status()).isEqualTo(200);
        return text(answer);
    }

    private HttpAnswer ask(String method, String path, String type, String body) {
        HttpQuestion question = new HttpQuestion(
                method,
                path,
                path,
                QueryText.parse(""),
                HttpFields.of("Content-Type", type),
                body.getBytes(StandardCharsets.UTF_8),
                "loginp.test",
                Hop.between(Hop.Over.TCP, "127.1.3.10:443", "127.1.1.100:40000"),
                1);
        return responder.answer(question, now).result();
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String value(String document, String element) {
        Matcher found =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(document);
        assertThat(found.find()).as(element + " in " + document).isTrue();
        return found.group(1);
    }
}

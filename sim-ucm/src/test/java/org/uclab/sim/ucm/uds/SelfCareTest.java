package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;

class SelfCareTest {

    private static final String CHECK = "/ucmuser/j_security_check";

    private final Ask ask = Ask.traced();

    @Test
    void whoHasNoSessionGetsAForm() {
        assertThat(ask.get("/ucmuser").headers().get("Location")).contains("/ucmuser/");
        HttpAnswer page = ask.get("/ucmuser/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).contains("action=\"j_security_check\"").doesNotContain("MDonald");
    }

    @Test
    void whoHasSignedInSeesHisPhonesAndNobodyElses() {
        HttpAnswer in = enter("j_username=mac.donald&j_password=ilikeMRA1");
        assertThat(in.status()).isEqualTo(302);
        String cookie = in.headers().get("Set-Cookie").orElseThrow();
        HttpFields session = HttpFields.of("Cookie", cookie.substring(0, cookie.indexOf(';')));
        assertThat(text(ask.get("/ucmuser/", session)))
                .contains("Phones of mac.donald", "MDonald")
                .doesNotContain("CSFABYRON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "j_username=mac.donald",
                "j_username=mac.donald&j_password=wrong",
                "j_username=mac.donald&j_password=%",
                "j_username=nobody&j_password=ilikeMRA1",
                "xj_username=mac.donald&xj_password=ilikeMRA1"
            })
    void whoCannotSayWhoHeIsGetsTheFormAgain(String form) {
        HttpAnswer answer = enter(form);
        assertThat(answer.headers().get("Set-Cookie")).isEmpty();
        assertThat(text(answer)).contains("not correct");
    }

    @Test
    void aFormWithoutEndIsNotRead() {
        assertThat(text(enter("j_username=mac.donald&j_password=ilikeMRA1&x=" + "y".repeat(5000))))
                .contains("not correct");
    }

    @Test
    void thereIsNothingElse() {
        assertThat(ask.get("/ucmuser/../cucm-uds/version").status()).isEqualTo(404);
        assertThat(ask.get(CHECK).status()).isEqualTo(405);
        assertThat(ask.send("DELETE", "/ucmuser/", "").status()).isEqualTo(405);
    }

    private HttpAnswer enter(String form) {
        return ask.send("POST", CHECK, form);
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

package org.uclab.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.wire.HttpFields;

class XmlAnswersTest {

    private static final String PAGE = "<HTML><body><form action=\"j_security_check\"></form></body></HTML>";

    private final XmlAnswers answers = new XmlAnswers(new XmlDocuments());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/xml",
                "Text/XML; charset=utf-8",
                "application/soap+xml",
                " application/xml "
            })
    void takesTheTypesThatXmlComesIn(String type) {
        assertThat(answers.tree(answer(200, type, "<a><b/></a>"), "a").value()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/json", "image/png; x", "xml"})
    void refusesOtherTypesWithTheirName(String type) {
        assertThat(answers.tree(answer(200, type, "<a/>"), "a").problem())
                .contains("its type is " + type.split(";")[0]);
    }

    @ParameterizedTest
    @CsvSource({"404, answered 404", "503, answered 503", "302, answered 302"})
    void refusesOtherStatuses(int status, String problem) {
        assertThat(answers.tree(answer(status, "application/xml", "<a/>"), "a").problem())
                .isEqualTo(problem);
    }

    @Test
    void tellsALoginPageWhateverItsTypeSays() {
        assertThat(answers.tree(answer(200, "application/xml", PAGE), "a").problem())
                .contains("login page");
        assertThat(XmlAnswers.isLoginPage(answer(200, "", PAGE))).isTrue();
        assertThat(XmlAnswers.isLoginPage(answer(200, "", "<a>j_security_check</a>")))
                .isFalse();
        assertThat(XmlAnswers.isLoginPage(answer(200, "", " ".repeat(100_000) + PAGE)))
                .isFalse();
    }

    @Test
    void tellsWhenABusyServerWantsToBeAskedAgain() {
        HttpFields headers = HttpFields.of("Retry-After", "30");
        assertThat(new Fetched.Answered(503, headers, new byte[0]).text())
                .isEqualTo("answered 503, to be tried again after 30 s");
        HttpFields hostile = HttpFields.of("Content-Type", "x".repeat(10_000));
        assertThat(new Fetched.Answered(200, hostile, new byte[0]).contentType())
                .hasSize(64);
    }

    private static Fetched.Answered answer(int status, String type, String body) {
        HttpFields headers = type.isEmpty() ? HttpFields.none() : HttpFields.of("Content-Type", type);
        return new Fetched.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}

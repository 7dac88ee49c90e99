package org.uclab.shell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.wire.HttpFields;

class HttpTellerTest {

    private static final Hop WAY = Hop.between(Hop.Over.TCP, "127.0.0.2:443", "127.0.0.1:1");
    private static final HttpFields HEADERS =
            HttpFields.of("Host", "a.test", "AUTHORIZATION", "Basic c2VjcmV0", "Cookie", "a=1", "Cookie", "b=2");

    private final Message request =
            Message.of(HttpTeller.HTTP, WAY, 1, new RequestContent("GET", "/users?name=a", HEADERS, new byte[0]));
    private final Message response = Message.of(
            HttpTeller.HTTP,
            WAY,
            1,
            new ResponseContent(
                    200,
                    HttpFields.of("Content-Type", "text/xml; charset=utf-8"),
                    "<a/>".getBytes(StandardCharsets.UTF_8)));

    @Test
    void headersAndBodiesAreFacts() {
        assertThat(request.facts().all(HttpFacts.header("cookie"))).containsExactly("a=1", "b=2");
        assertThat(request.facts().first(HttpFacts.PATH)).hasValue("/users");
        assertThat(request.facts().has(HttpFacts.BODY)).isFalse();
        assertThat(response.facts().first(HttpFacts.BODY)).hasValue("<a/>");
        assertThat(response.facts().first(HttpFacts.TYPE)).hasValue("text/xml");
        assertThat(response.facts().is(HttpFacts.STATUS, 200)).isTrue();
    }

    @Test
    void readsAsBefore() {
        assertThat(request.line()).isEqualTo("GET /users?name=a");
        assertThat(response.line()).isEqualTo("200 text/xml; charset=utf-8 4 bytes");
        assertThat(response.detail()).isEqualTo("HTTP/1.1 200\nContent-Type: text/xml; charset=utf-8\n\n<a/>");
    }

    @Test
    void credentialsAreInTheBytesAlone() {
        assertThat(request.facts().values()).containsEntry("header.authorization", List.of("Basic ****"));
        assertThat(request.detail()).contains("AUTHORIZATION: Basic ****").doesNotContain("c2VjcmV0");
        assertThat(new String(request.bytes(), StandardCharsets.UTF_8)).contains("c2VjcmV0");
    }

    @Test
    void aLongBodyIsCut() {
        byte[] body = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        Message said = Message.of(HttpTeller.HTTP, WAY, 1, new ResponseContent(200, HttpFields.none(), body));
        assertThat(said.detail()).hasSizeLessThan(9_000).endsWith("x…");
        assertThat(said.facts().first(HttpFacts.BODY).orElseThrow()).hasSizeLessThan(9_000);
        assertThat(said.size()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /users?name=a, true",
        "GET /users…,       true",
        "GET,               true",
        "GET /users,        false",
        "GET /user,         false",
        "POST /users…,      false"
    })
    void aRequestIsItsMethodAndTarget(String words, boolean meant) {
        Meaning phrase = HttpTeller.HTTP.reads(words).orElseThrow();
        assertThat(phrase.side()).isEqualTo(Meaning.Side.QUESTION);
        assertThat(phrase.means().test(request)).isEqualTo(meant);
        assertThat(phrase.means()).rejects(response);
    }

    @ParameterizedTest
    @CsvSource({
        "200,                          true",
        "200 text/xml,                 true",
        "200 text/…,                   true",
        "200 text/xml;…,               true",
        "200 text/x,                   false",
        "20,                           false",
        "404,                          false"
    })
    void aResponseIsItsStatusAndType(String words, boolean meant) {
        assertThat(HttpTeller.HTTP
                        .reads(words)
                        .map(phrase -> phrase.means().test(response))
                        .orElse(false))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GTE /users", "get /users", "GET users", "GET /a b", "200 OK", "2000", ""})
    void otherWordsAreNotRead(String words) {
        assertThat(HttpTeller.HTTP.reads(words)).isEmpty();
    }
}

package org.uclab.sim.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;

class FileResponderTest {

    private final FileResponder files = new FileResponder(
            Map.of("/ada.jpg", new WebFile("image/jpeg", "picture".getBytes(StandardCharsets.UTF_8))),
            Set.of("/upload"));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void servesAFileByItsPath(String method) {
        HttpAnswer answer = ask(method, "/ada.jpg");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).contains("image/jpeg");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/ADA.jpg", "/ada.jpg/", "//ada.jpg", "/../ada.jpg", "/%61da.jpg", "/ada.jpg%00"})
    void everyOtherPathIsNoFile(String path) {
        assertThat(ask("GET", path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void nothingCanBeChanged(String method) {
        HttpAnswer answer = ask(method, "/ada.jpg");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).contains("GET, HEAD");
    }

    @Test
    void takesAnUploadWhereTheWorldSaysSoAndWithSomethingInIt() {
        assertThat(ask("POST", "/upload", "report").status()).isEqualTo(200);
        assertThat(ask("POST", "/upload", "").status()).isEqualTo(400);
        assertThat(ask("POST", "/upload/", "report").status()).isEqualTo(404);
        HttpAnswer other = ask("GET", "/upload", "");
        assertThat(other.status()).isEqualTo(405);
        assertThat(other.headers().get("Allow")).contains("POST");
    }

    @Test
    void portraitsAreRealPicturesAndOnesOwn() throws IOException {
        byte[] ada = Portrait.of("ada.byron");
        assertThat(ImageIO.read(new ByteArrayInputStream(ada)).getWidth()).isEqualTo(128);
        assertThat(ada).isEqualTo(Portrait.of("ada.byron")).isNotEqualTo(Portrait.of("mac.donald"));
        assertThat(ada.length).isBetween(500, 20_000);
    }

    private HttpAnswer ask(String method, String path) {
        return ask(method, path, "");
    }

    private HttpAnswer ask(String method, String path, String body) {
        HttpQuestion question = new HttpQuestion(
                method,
                path,
                path,
                Map.of(),
                HttpFields.none(),
                body.getBytes(StandardCharsets.UTF_8),
                "photos.example.com",
                Hop.between(Hop.Over.TCP, "127.0.0.2:80", "127.0.0.1:1"),
                1);
        return files.answer(question, Instant.EPOCH).result();
    }
}

package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uclab.lab.http.HttpAnswer;
import org.uclab.lab.wire.HttpFields;
import org.uclab.sim.ucm.TraceCompany;

/** Every file in {@code golden/uds} is a request and the answer to the byte. */
class GoldenTest {

    @TestFactory
    Stream<DynamicTest> answersToTheByte() throws IOException, URISyntaxException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds(file)));
    }

    @Test
    void theTracedLengthsAreAmongThem() throws IOException, URISyntaxException {
        List<String> lengths =
                files().stream().map(file -> field(lines(file), 3)).toList();
        assertThat(lengths).contains("367", "377", "210", "764", "2059", "205");
    }

    private static void holds(Path file) {
        List<String> lines = lines(file);
        String[] request = field(lines, 0).split(" ");
        HttpFields headers = HttpFields.of("Host", request[0]);
        Ask ask = new Ask(TraceCompany.config(field(lines, 1)));
        HttpAnswer answer = ask.ask(
                "GET", request[1], field(lines, 2).equals("-") ? headers : headers.with(Ask.macDonald()), Ask.NOON);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Ask.text(answer)).isEqualTo(lines.get(4));
        assertThat(answer.headers().get("Content-Length")).hasValue(field(lines, 3));
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(GoldenTest.class.getResource("/golden/uds"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String field(List<String> lines, int index) {
        return lines.get(index).split(": ", 2)[1];
    }
}

package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
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
        Map<String, String> traced = Map.of(
                "version-bare-host.txt", "367",
                "version-full-host.txt", "377",
                "servers.txt", "210",
                "users.txt", "764",
                "devices.txt", "2059",
                "clusterUser-not-found.txt", "205");
        for (Path file : files()) {
            String name = file.getFileName().toString();
            assertThat(field(lines(file), 3)).as(name).isEqualTo(traced.getOrDefault(name, field(lines(file), 3)));
        }
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsAll(traced.keySet());
    }

    private static void holds(Path file) {
        List<String> lines = lines(file);
        String[] request = field(lines, 0).split(" ");
        HttpFields headers = HttpFields.of("Host", request[0]);
        Ask ask = new Ask(TraceCompany.database(field(lines, 1)));
        HttpAnswer answer = ask.ask(
                "GET", request[1], field(lines, 2).equals("-") ? headers : headers.with(Ask.macDonald()), Ask.NOON);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Ask.text(answer)).isEqualTo(lines.get(4));
        assertThat(answer.body()).isEqualTo(lines.get(4).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.body()).hasSize(Integer.parseInt(field(lines, 3)));
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

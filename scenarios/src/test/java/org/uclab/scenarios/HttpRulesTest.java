package org.uclab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Port;
import org.uclab.shell.http.HttpFacts;

/** The rules of HTTP messages, at every HTTP port of several worlds, by the rows of {@code http/requests.txt}. */
class HttpRulesTest {

    private static final byte[] PLAIN = HttpRequestVectors.ascii("GET /uclab-none HTTP/1.1\r\nHost: lab\r\n\r\n");
    private static final byte[] SMUGGLED =
            HttpRequestVectors.ascii("GET /uclab-smuggled HTTP/1.1\r\nHost: lab\r\n\r\n");

    /** What only the shell answers, no service. */
    private static final Set<Integer> OF_THE_SHELL = Set.of(400, 413, 414, 417, 431, 501, 505);

    private static final Set<String> SPOKEN = Set.of("http", "https");

    @ParameterizedTest
    @ValueSource(strings = {"acme", "clusters-ils"})
    void everyHttpPortKeepsThem(String world) throws WorldException, IOException, GeneralSecurityException {
        List<HttpRequestVectors> rows = HttpRequestVectors.all();
        assertThat(rows).hasSizeGreaterThan(200);
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            SSLContext tls = RawHttp.tls(bench);
            List<String> wrong = new ArrayList<>();
            Set<String> services = new TreeSet<>();
            for (Port port : ports(bench)) {
                services.add(port.service());
                int plain = plain(bench, port, tls);
                for (HttpRequestVectors row : rows) {
                    tried(bench, port, tls, row, plain).ifPresent(wrong::add);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(services).contains(world.equals("acme") ? "edge-https" : "ils");
            assertThat(bench.history().events())
                    .noneMatch(event -> event.kind() == Event.Kind.HANDLER_FAILED)
                    .noneMatch(event -> event.message()
                            .filter(said -> said.facts().any(HttpFacts.TARGET, target -> target.contains("smuggled")))
                            .isPresent());
        }
    }

    private static List<Port> ports(Bench bench) {
        return bench.nodes().stream()
                .flatMap(node -> node.ports().stream())
                .filter(port -> SPOKEN.contains(port.protocol()))
                // A guest shares its host's port and its listener.
                .collect(java.util.stream.Collectors.toMap(Port::published, port -> port, (first, guest) -> first))
                .values()
                .stream()
                .toList();
    }

    private static String from(Bench bench) {
        return "127." + bench.number() + ".1.200";
    }

    private static int plain(Bench bench, Port port, SSLContext tls) throws IOException {
        try (RawHttp caller = RawHttp.open(bench, port, tls, from(bench))) {
            caller.send(PLAIN);
            return caller.status(false).orElseThrow();
        }
    }

    private static Optional<String> tried(Bench bench, Port port, SSLContext tls, HttpRequestVectors row, int plain)
            throws IOException {
        List<String> got = new ArrayList<>();
        String first = new String(row.parts().get(0), StandardCharsets.ISO_8859_1);
        boolean head = first.startsWith("HEAD ");
        try (RawHttp caller = RawHttp.open(bench, port, tls, from(bench))) {
            int answers = 0;
            for (int part = 0; part < row.parts().size(); part++) {
                boolean last = part == row.parts().size() - 1;
                caller.send(
                        last && !row.goesOn()
                                ? both(row.parts().get(part))
                                : row.parts().get(part));
                do {
                    got.add(word(caller.status(head), plain, row, answers++));
                } while (last && answers < row.outcomes().size());
            }
            if (row.goesOn()) {
                caller.send(PLAIN);
            }
            Optional<Integer> next = caller.status(false);
            got.add(next.isEmpty() ? "ends" : next.get() == plain ? "goes on" : "then " + next.get());
        } catch (IOException broken) {
            got.add(broken.toString());
        }
        List<String> wanted = new ArrayList<>(row.outcomes());
        wanted.add(row.goesOn() ? "goes on" : "ends");
        return got.equals(wanted)
                ? Optional.empty()
                : Optional.of("\n" + port.service() + " of " + port.host() + ": " + row.name() + ": wanted " + wanted
                        + ", got " + got);
    }

    private static String word(Optional<Integer> status, int plain, HttpRequestVectors row, int answer) {
        String wanted = answer < row.outcomes().size() ? row.outcomes().get(answer) : "";
        if (status.isEmpty()) {
            return "nothing";
        }
        if (wanted.equals("served") && status.get() == plain) {
            return "served";
        }
        return wanted.equals("answered") && status.get() >= 200 && !OF_THE_SHELL.contains(status.get())
                ? "answered"
                : status.get().toString();
    }

    private static byte[] both(byte[] row) {
        byte[] both = java.util.Arrays.copyOf(row, row.length + SMUGGLED.length);
        System.arraycopy(SMUGGLED, 0, both, row.length, SMUGGLED.length);
        return both;
    }
}

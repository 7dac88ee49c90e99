package org.uclab.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.client.discovery.Release;
import org.uclab.client.phone.PhoneView;
import org.uclab.control.seat.Seat;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Systems;
import org.uclab.scenarios.Worlds;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every line of the call-flow trace has its counterpart in a lab in which the same happens, and stands beside it on the page.
 * What differs from run to run is left out: addresses stand as names, ports of callers and numbers of bytes not at all.
 */
class TraceTest {

    private static final Path PAGE = Path.of("..", "docs", "trace.md");
    private static final String USER = "mac.donald";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("127\\.\\d+\\.(\\d+)\\.(\\d+)");

    /**
     * A line of the trace.
     *
     * @param got     a question that came to the node
     * @param sent    one that it sent
     * @param answer  the answer to that, where it is looked at
     * @param answers what the node answers somebody
     * @param hears   what it is answered
     */
    record Row(
            String step,
            String trace,
            String node,
            String of,
            String got,
            String sent,
            String answer,
            String answers,
            String hears) {

        boolean comes() {
            return got != null || hears != null;
        }

        Predicate<Message> wanted() {
            return got != null || sent != null
                    ? Systems.tellers().question(got != null ? got : sent)
                    : Systems.tellers().answer(answers != null ? answers : hears);
        }
    }

    @Test
    @Timeout(180)
    void eachLineHasItsCounterpart() throws Exception {
        Bench bench = Bench.start(Worlds.load("uclab"), BenchOptions.standard());
        try (bench) {
            signIn(bench);
        }
        LabModel world = bench.model();
        List<Event> events = bench.history().events();
        StringBuilder rows = new StringBuilder();
        int from = 0;
        String step = "";
        for (Row row : rows()) {
            from = row.step().equals(step) ? from : 0;
            step = row.step();
            int at = find(events, row, from);
            assertThat(at).as("the counterpart of %s", row).isGreaterThanOrEqualTo(0);
            from = at + 1;
            rows.append("| %s | %s | %s | %s |%n"
                    .formatted(step, row.trace(), told(world, row, events.get(at)), answer(events, row, at)));
        }
        String text = Files.readString(PAGE);
        int table = text.indexOf('\n', text.indexOf("|---")) + 1;
        String wanted = text.substring(0, table) + rows;
        Files.writeString(Path.of("target", "trace.md"), wanted);
        assertThat(text).as("copy target/trace.md").isEqualTo(wanted);
    }

    private static List<Row> rows() throws IOException {
        try (InputStream file = TraceTest.class.getResourceAsStream("/trace.yaml")) {
            return new YAMLMapper().readValue(file, new TypeReference<List<Row>>() {});
        }
    }

    /** As in the trace: outside, with a client that still asks for presence servers. */
    private static void signIn(Bench bench) {
        ClientSettings settings = ClientSettings.defaults().withRelease(Release.R11);
        try (Seat seat = Seat.take(bench, "outside", Seat.FIRST_GUEST, USER, settings)) {
            var known = bench.model().users().get(USER);
            SignInResult result = seat.client().signIn(known.address(), known.password());
            assertThat(result.kind()).as(result.text()).isEqualTo(SignInResult.Kind.SIGNED_IN);
            assertThat(seat.client().phone().await(PhoneView::registered, LIMIT))
                    .isPresent();
        }
    }

    private static int find(List<Event> events, Row row, int from) {
        Event.Kind kind = row.comes() ? Event.Kind.MESSAGE_RECEIVED : Event.Kind.MESSAGE_SENT;
        Predicate<Message> wanted = row.wanted();
        for (int i = from; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.kind() == kind
                    && event.node().startsWith(row.node() + ".")
                    && (row.of() == null || event.stamp().port().equals(row.of()))
                    && event.message().filter(wanted).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** What the row wants to see answered, of the same exchange; nothing where it wants nothing. */
    private static String answer(List<Event> events, Row row, int at) {
        if (row.answer() == null) {
            return "";
        }
        long exchange = events.get(at).message().orElseThrow().exchange();
        Event.Kind kind = row.comes() ? Event.Kind.MESSAGE_SENT : Event.Kind.MESSAGE_RECEIVED;
        Predicate<Message> wanted = Systems.tellers().answer(row.answer());
        Optional<Message> found = events.subList(at, events.size()).stream()
                .filter(event -> event.kind() == kind
                        && event.node().equals(events.get(at).node()))
                .flatMap(event -> event.message().stream())
                .filter(message -> message.exchange() == exchange && wanted.test(message))
                .findFirst();
        assertThat(found).as("the answer to %s", row).isPresent();
        return "`" + found.get().line().replaceAll(" \\d+ bytes", "") + "`";
    }

    private static String told(LabModel world, Row row, Event event) {
        Message message = event.message().orElseThrow();
        String who = "`" + row.node() + "` "
                + (row.got() != null
                        ? "got"
                        : row.sent() != null ? "sent" : row.answers() != null ? "answered" : "was answered");
        return who + (message.hop().tls() ? " over TLS" : "") + " `" + named(world, message.line()) + "`";
    }

    private static String named(LabModel world, String line) {
        Matcher address = ADDRESS.matcher(line);
        List<String> parts = new ArrayList<>();
        int end = 0;
        while (address.find()) {
            parts.add(line.substring(end, address.start()) + host(world, address.group(1), address.group(2)));
            end = address.end();
        }
        return String.join("", parts) + line.substring(end);
    }

    private static String host(LabModel world, String network, String number) {
        return world.hosts().values().stream()
                .filter(host -> Integer.toString(host.number()).equals(number)
                        && Integer.toString(world.zone(host.zone()).network()).equals(network))
                .map(Host::shortName)
                .findFirst()
                .orElse("client");
    }
}

package org.uclab.control.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.verb.Refused;
import org.uclab.lab.model.WorldException;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventStreamTest {

    private static final String STREAM = "/history/stream";

    private RunningApi running;
    private ControlClient client;

    @BeforeEach
    void start() throws WorldException {
        running = RunningApi.start();
        client = running.client();
    }

    @AfterEach
    void end() {
        running.close();
    }

    private static long seq(String line) {
        return ((Number) ((Map<?, ?>) ControlClient.value(line)).get("seq")).longValue();
    }

    /** It has been told something. */
    private static void awaitData(BufferedReader lines) throws IOException {
        for (String line = ""; !line.startsWith("data: "); ) {
            line = lines.readLine();
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_024);
    }

    @Test
    void aStreamGoesOnAfterTheEventThatItsReaderKnows() {
        long first = running.bench().history().last() - 3;
        List<Long> seen = new ArrayList<>();
        client.follow(HistoryVerbs.FOLLOW, Map.of("from", first), line -> {
            seen.add(seq(line));
            return seen.size() < 4;
        });
        assertThat(seen).containsExactly(first, first + 1, first + 2, first + 3);
        List<Long> later = new ArrayList<>();
        CompletableFuture<String> why = CompletableFuture.supplyAsync(
                () -> client.follow(HistoryVerbs.FOLLOW, Map.of("from", first, "kind", "fault-armed"), line -> {
                    later.add(seq(line));
                    return false;
                }));
        client.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub");
        assertThat(why.join()).isEmpty();
        assertThat(later).hasSize(1).allMatch(seq -> seq > first + 3);
    }

    /** The number of the first event that is told, by the id of the stream and by the event itself. */
    private long firstTold(String target, String... headers) throws IOException {
        try (Socket socket = running.asking(running.get(target, headers))) {
            BufferedReader lines = lines(socket);
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    assertThat(id).isEqualTo(Long.toString(seq(line.substring(6))));
                    return Long.parseLong(id);
                }
            }
            throw new AssertionError("the stream ended");
        }
    }

    @Test
    void aReaderThatComesAgainSaysInItsHeaderWhatItKnows() throws IOException {
        assertThat(firstTold(STREAM, "Last-Event-ID: 0")).isEqualTo(1);
        assertThat(firstTold(STREAM, "Last-Event-ID: 3")).isEqualTo(4);
        assertThat(firstTold(STREAM, "last-event-id:  3 ")).isEqualTo(4);
        assertThat(firstTold(STREAM + "?from=1", "Last-Event-ID: 3"))
                .as("the header is newer than the query of the address that it comes back to")
                .isEqualTo(4);
        long last = running.bench().history().last();
        CompletableFuture<Long> next = CompletableFuture.supplyAsync(() -> {
            try {
                return firstTold(STREAM, "Last-Event-ID: " + (last + 1));
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
        var recorder = running.bench().history().recorder("somebody");
        recorder.nodeStopped("one that it says it knows");
        recorder.nodeStopped("one that it does not");
        assertThat(next.join()).isEqualTo(last + 2);
    }

    @Test
    void aHeaderThatNamesNoEventIsRefused() throws IOException {
        for (String id : List.of("x", "-1", "1.5", "", "99999999999999999999", "1, 2")) {
            assertThat(running.raw(running.get(STREAM, "Last-Event-ID: " + id, "Connection: close")))
                    .as(id)
                    .startsWith("HTTP/1.1 400")
                    .contains("urn:uclab:unreadable", "Last-Event-ID");
        }
    }

    @Test
    void everyEventIsAsTheDocumentSays() {
        Map<?, ?> document = new Caller(running.api().url(), running.api().token())
                .get("/openapi.json")
                .members();
        Object schema = Map.of("$ref", "#/components/schemas/EventLine");
        client.perform(ClientVerbs.LAUNCH, ClientVerbs.USER, "mac.donald", ClientVerbs.FROM, "inside");
        client.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, "mac.donald");
        client.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, "cimp-sub");
        client.perform(LabVerbs.POWER_ON, LabVerbs.HOST, "cimp-sub");
        long last = running.bench().history().last();
        List<String> wrong = new ArrayList<>();
        List<Object> kinds = new ArrayList<>();
        client.follow(HistoryVerbs.FOLLOW, Map.of("from", 1), line -> {
            Object event = ControlClient.value(line);
            wrong.addAll(new Schema(document).faults(event, schema));
            kinds.add(((Map<?, ?>) event).get("kind"));
            return seq(line) < last;
        });
        assertThat(wrong).isEmpty();
        assertThat(kinds)
                .contains(
                        "NODE_STARTED",
                        "NODE_STOPPED",
                        "CONNECTION_OPENED",
                        "CONNECTION_CLOSED",
                        "MESSAGE_SENT",
                        "MESSAGE_RECEIVED",
                        "CLIENT_DECIDED",
                        "FAULT_ARMED",
                        "FAULT_HEALED");
    }

    @Test
    void readersThatNeverReadHoldUpNeitherTheLabNorTheOthersAndAreCutOff() throws Exception {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = running.asking(running.get(STREAM + "?from=1"));
                deaf.add(socket);
                awaitData(lines(socket));
            }
            List<CompletableFuture<Boolean>> reading = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                reading.add(CompletableFuture.supplyAsync(this::readsTheLast, task -> new Thread(task).start()));
            }
            var recorder = running.bench().history().recorder("somebody");
            for (int i = 0; i < 20_000; i++) {
                recorder.nodeStopped("event " + i + " " + "x".repeat(300));
            }
            recorder.nodeStopped("the last");
            for (CompletableFuture<Boolean> one : reading) {
                assertThat(one.get(200, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(client.perform(LabVerbs.SHOW).events()).isGreaterThan(20_000);
            for (Socket socket : deaf) {
                assertThat(goesOn(socket)).as("it is told as if it had read").isFalse();
            }
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    /**
     * Whether it is told the last event, or is still told that the stream lives when it has been full for longer than may be; false when
     * the stream has ended before.
     */
    private static boolean goesOn(Socket socket) throws IOException {
        try {
            BufferedReader lines = lines(socket);
            boolean flooded = false;
            int beats = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                flooded |= line.contains("event 1 ");
                beats += flooded && line.startsWith(": here") ? 1 : 0;
                if (line.contains("the last") || beats > 1) {
                    return true;
                }
            }
        } catch (SocketException hungUp) {
            return false;
        }
        return false;
    }

    /** Comes again where it was cut off, as readers of such streams do. */
    private boolean readsTheLast() {
        long[] known = {0};
        boolean[] last = {false};
        while (!last[0]) {
            try {
                client.follow(HistoryVerbs.FOLLOW, Map.of("from", known[0] + 1), line -> {
                    known[0] = seq(line);
                    last[0] = line.contains("the last");
                    return !last[0];
                });
            } catch (Refused cutOffWithoutAWord) {
                // On a machine that has no time for it, perhaps before it was told anything.
            }
        }
        return true;
    }

    @Test
    void aReaderThatIsTooSlowIsToldAndCutOff() throws IOException {
        try (Socket socket = running.asking(running.get(STREAM + "?from=1"))) {
            BufferedReader lines = lines(socket);
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            awaitData(lines);
            var recorder = running.bench().history().recorder("somebody");
            String cut = "";
            for (int i = 0; i < 60_000; i++) {
                recorder.nodeStopped("x".repeat(300));
            }
            for (String line = lines.readLine();
                    line != null && !line.startsWith(": here"); // a sign of life: it was not cut off
                    line = lines.readLine()) {
                if (line.equals("event: cut-off")) {
                    cut = lines.readLine();
                }
            }
            assertThat(cut).contains("you read too slowly", "Last-Event-ID");
        }
    }
}

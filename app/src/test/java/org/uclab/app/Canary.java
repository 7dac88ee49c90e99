package org.uclab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.HistoryVerbs;
import org.uclab.control.ports.PortsFile;
import org.uclab.lab.history.Event;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** Labs that are driven, the secrets that were in them, and everything that they leave behind. */
final class Canary {

    /** What a server tells once, or a client proves itself by, in the bytes below TLS. */
    private static final List<Pattern> TOLD = List.of(
            Pattern.compile("(?im)^Set-Cookie: *[^=\\s]+=\"?([^;\"\\r\\n]{6,})"),
            Pattern.compile("(?i)session-key>([^<]{6,})<"),
            Pattern.compile("(?i)<(?:\\w+:)?password>([^<]{6,})<"),
            Pattern.compile("<auth [^>]*>([^<]{6,})<"),
            Pattern.compile("<(?:token|cred)>([^<]{6,})<"),
            Pattern.compile("\"clientId\":\"([^\"]{6,})\""),
            Pattern.compile("inline:([A-Za-z0-9+/]{8,})"),
            Pattern.compile("\\bresponse=\"([0-9a-f]{32})\""),
            Pattern.compile("(?im)^Authorization: *(?!Digest)\\w+ +(\\S{6,})"));

    /** Asked of each lab when it has been driven; {@code lab show} and {@code user show} tell passwords and are not among them. */
    private static final List<String> TELLING = List.of(
            "history --json --limit 10000",
            "history --limit 10000",
            "ladder --limit 10000",
            "ladder --limit 10000 --format mermaid",
            "client list --json",
            "client list",
            "fault list --json",
            "hosts --json",
            "metrics");

    /** Something that is done to a lab by hand. */
    @FunctionalInterface
    interface Doing {
        void to(Bench bench) throws IOException;
    }

    private final Path folder;
    private final Set<String> secrets = new TreeSet<>();
    private final StringWriter artefacts = new StringWriter();

    /**
     * @param folder for reports
     */
    Canary(Path folder) {
        this.folder = folder;
    }

    /** More that must not be found. */
    void secrets(String... more) {
        secrets.addAll(List.of(more));
    }

    /** What must not be found. */
    Set<String> secrets() {
        return secrets;
    }

    /** Everything that the labs have left behind. */
    String artefacts() {
        return artefacts.toString();
    }

    /**
     * Starts a lab of that world and drives it by commands, a line each, and then by hand; takes its diary, its ladders, what
     * its events say, and what its control API and the commands tell.
     */
    void drives(String world, String commands, Doing byHand) throws Exception {
        try (Bench bench = Bench.start(Worlds.load(world), BenchOptions.standard())) {
            bench.model().users().values().forEach(user -> secrets.add(user.password()));
            CountDownLatch stop = new CountDownLatch(1);
            try (LabFolder lab = LabFolder.create(bench, artefacts::append);
                    Commanded commanded = Commanded.start(bench, () -> {})) {
                Thread diary = new Thread(() -> follow(lab, stop));
                diary.start();
                Path file = folder.resolve(world + ".json");
                PortsFile ports =
                        PortsFile.of(bench, 1, lab.ca(), lab.history()).with(commanded.at());
                ports.write(file);
                commands.lines().forEach(line -> says(line, file));
                byHand.to(bench);
                TELLING.forEach(line -> says(line, file));
                streamed(ControlClient.of(ports), bench.history().last());
                stop.countDown();
                diary.join();
                artefacts.append(Files.readString(lab.history()));
            }
            told(bench);
        }
    }

    private static void follow(LabFolder lab, CountDownLatch stop) {
        try {
            lab.follow(stop);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void says(String line, Path ports) {
        List<String> words = new ArrayList<>();
        Arrays.stream(line.split(" ")).map(word -> word.replace('_', ' ')).forEach(words::add);
        words.addAll(List.of("--lab", ports.toString()));
        assertThat(run(words.toArray(String[]::new))).as(line).isZero();
    }

    /** A command, whose outputs are artefacts. */
    int run(String... words) {
        PrintWriter out = new PrintWriter(artefacts, true);
        return Uclab.run(out, out, words);
    }

    /** The same of a feature, with its report. */
    int plays(String name, String feature) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".feature"), feature);
        Path report = folder.resolve(name + "-report");
        int code = run("run", file.toString(), "--out", report.toString());
        try (Stream<Path> files = Files.walk(report)) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                artefacts.append(one.getFileName().toString()).append('\n').append(Files.readString(one));
            }
        }
        return code;
    }

    /** A feature in that lab, which is being driven. Its report quotes the passwords that it has in its words, and is none. */
    void playsIn(Bench bench, String name, String feature) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".feature"), feature);
        String ports = folder.resolve(bench.model().world() + ".json").toString();
        String report = folder.resolve(name + "-report").toString();
        PrintWriter unread = new PrintWriter(new StringWriter());
        assertThat(Uclab.run(unread, unread, "run", file.toString(), "--lab", ports, "--out", report))
                .as(name)
                .isZero();
    }

    /** All events by the stream, facts and all. */
    private void streamed(ControlClient client, long last) {
        client.follow(HistoryVerbs.FOLLOW, Map.of("from", "1"), line -> {
            artefacts.append(line).append('\n');
            return ((Number) ((Map<?, ?>) ControlClient.value(line)).get("seq")).longValue() < last;
        });
    }

    private void told(Bench bench) {
        List<Event> events = bench.history().events();
        Columns columns = new Columns(bench.columnOrder(List.of()), bench.names(Map.of()));
        Ladder ladder = Ladder.of(events, columns);
        artefacts.append(ladder.toText()).append(ladder.toMermaid());
        for (Event event : events) {
            artefacts.append(event.text()).append('\n').append(event.toString()).append('\n');
            event.message().ifPresent(message -> {
                artefacts.append(message.detail()).append(message.facts().toString());
                String bytes = new String(message.bytes(), StandardCharsets.UTF_8);
                TOLD.forEach(pattern -> pattern.matcher(bytes).results().forEach(told -> secrets.add(told.group(1))));
            });
        }
    }

    /** Each secret that is somewhere, with what stands around it. */
    List<String> found() {
        String all = artefacts();
        return secrets.stream()
                .filter(all::contains)
                .map(secret -> {
                    int at = all.indexOf(secret);
                    return secret + " in " + all.substring(Math.max(0, at - 120), Math.min(all.length(), at + 80));
                })
                .toList();
    }
}

package org.uclab.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.client.discovery.DiscoveryExploration;
import org.uclab.client.discovery.DiscoveryExploration.Played;
import org.uclab.control.seat.Seat;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Message;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/**
 * Cases of the decision table, each played by a client in a lab, over sockets: what it asked, as the servers heard it, how it
 * ended, and by which rows, is held against what the table says of the case. Nobody has the right password, so that each ends
 * where it has to be told who somebody is.
 */
final class LiveRows {

    private static final int AT_A_TIME = 4;
    private static final long LIMIT_MINUTES = 20;

    /** What servers of the lab can be. The others lead the same way: a class has both. */
    private static final Map<String, Set<String>> PLAYABLE = Map.of(
            "cas", Set.of("known", "known-with-sso", "unknown"),
            "uds", Set.of("found", "absent"),
            "cuplogin", Set.of("found", "absent"),
            "edge", Set.of("found", "absent"),
            "pinpoint-uds", Set.of("found", "absent"),
            "pinpoint-cuplogin", Set.of("found", "absent"),
            "call-control", Set.of("refused"));

    private final Bench bench;
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private LiveRows(Bench bench) {
        this.bench = bench;
    }

    /** All rows: one for each way through the table that servers of the lab can show. */
    static List<LiveRow> all() {
        List<Played> played = DiscoveryExploration.played(PLAYABLE);
        return played.stream().map(LiveRow::new).toList();
    }

    /** Plays all of them, and tells; whether all agree. */
    static boolean play(PrintWriter out, long seed) throws WorldException {
        List<LiveRow> rows = all();
        List<String> wrong = play(rows, seed);
        wrong.forEach(out::println);
        out.println(rows.size() + " rows played in the world " + LiveRow.WORLD + ", " + wrong.size() + " disagree");
        out.flush();
        return wrong.isEmpty();
    }

    /** Plays these, and says which disagree. */
    static List<String> play(List<LiveRow> rows, long seed) throws WorldException {
        try (Bench bench =
                Bench.start(Worlds.load(LiveRow.WORLD), BenchOptions.standard().withSeed(seed))) {
            LiveRows live = new LiveRows(bench);
            ExecutorService players = Executors.newFixedThreadPool(AT_A_TIME);
            for (int player = 0; player < AT_A_TIME; player++) {
                int mine = player;
                players.execute(() -> live.turn(rows, mine));
            }
            players.shutdown();
            if (!players.awaitTermination(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                players.shutdownNow();
                live.wrong.add("not all rows were played within " + LIMIT_MINUTES + " minutes");
            }
            return List.copyOf(live.wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of("interrupted");
        }
    }

    private void turn(List<LiveRow> rows, int player) {
        for (int i = player; i < rows.size(); i += AT_A_TIME) {
            try {
                play(rows.get(i), player).ifPresent(wrong::add);
            } catch (RuntimeException broken) {
                wrong.add(rows.get(i) + ": " + broken);
            }
        }
    }

    private Optional<String> play(LiveRow row, int player) {
        String name = "client" + player;
        Seat.Place place = new Seat.Place(row.zone(), Seat.FIRST_GUEST + player, true);
        Memory memory = new Memory(ClientSettings.defaults());
        for (ClientSettings before : row.before()) {
            try (Seat seat = Seat.take(bench, place, name, before, memory)) {
                seat.client().signIn(row.typedBefore(), "nobody's");
            }
        }
        memory.servicesDomain(row.keptDomain() ? Optional.of(row.servicesDomain()) : Optional.empty());
        try (Seat seat = Seat.take(bench, place, name, row.now(), memory)) {
            long begun = bench.history().last();
            SignInResult result = seat.client().signIn(row.typed(), "nobody's");
            List<String> rows = DiscoveryExploration.rows(memory.explanation());
            List<String> heard = heard(begun, seat.dialler().from());
            return compared(row, result, rows, heard);
        }
    }

    private static Optional<String> compared(LiveRow row, SignInResult result, List<String> rows, List<String> heard) {
        List<String> all = new ArrayList<>();
        if (!result.kind().name().equals(row.result())) {
            all.add("ended " + result.text() + ", wanted " + row.result());
        }
        List<String> wanted = row.played().trace();
        if (!wanted.subList(0, Math.min(rows.size(), wanted.size())).equals(rows)) {
            all.add("rows " + rows);
        }
        // What was asked at an earlier launch, the resolver still has.
        boolean asIsHeard = row.launchedBefore()
                ? row.heard().containsAll(heard)
                : row.heard().equals(heard);
        if (!asIsHeard) {
            all.add("servers heard " + heard + ", wanted " + row.heard());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(row + ": " + String.join("; ", all));
    }

    /** What name servers and the cloud were asked from that address since then; questions that they hand on are theirs. */
    private List<String> heard(long since, String from) {
        return bench.history().since(since).stream()
                .filter(event -> event.kind() == Event.Kind.MESSAGE_RECEIVED)
                .flatMap(event -> event.message().stream())
                .filter(message -> message.hop().peerAddress().equals(from))
                .flatMap(LiveRows::question)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> question(Message message) {
        String line = message.line();
        return line.startsWith("SRV ") || line.startsWith("GET /cas/FederatedSSO") ? Stream.of(line) : Stream.empty();
    }
}

package org.uclab.features.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uclab.client.ClientDecisions;
import org.uclab.client.ClientSettings;
import org.uclab.client.Memory;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.client.discovery.DiscoverySettings;
import org.uclab.features.RunTerms;
import org.uclab.features.Seat;
import org.uclab.features.Unplayable;
import org.uclab.features.launch.Launch;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.check.Judgement;
import org.uclab.lab.check.Verdict;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Vocabulary;
import org.uclab.lab.ladder.Columns;
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.node.Node;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.BenchDecisions;
import org.uclab.scenarios.BenchException;
import org.uclab.scenarios.BenchOptions;
import org.uclab.scenarios.Worlds;

/** What one scenario plays with: a lab of its own, and the people in it. Made anew for each scenario. */
public final class Stage {

    /** What clients decide. */
    static final Vocabulary CLIENT = Vocabulary.of(ClientDecisions.all());

    /** What nodes decide of their own accord. */
    static final Vocabulary NODES = Vocabulary.of(BenchDecisions.all());

    private static final Vocabulary ALL = Vocabulary.of(
            Stream.concat(CLIENT.subjects().stream(), NODES.subjects().stream()).toList());

    /** Wall time that whatever a step waits for may take, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(20);

    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Seat.Place> places = new LinkedHashMap<>();
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final Map<String, Launch> launches = new LinkedHashMap<>();
    private final Map<String, ContactAnswer> answers = new LinkedHashMap<>();
    private final Map<String, SignInResult> results = new LinkedHashMap<>();
    private final Discovered discovered = new Discovered();
    private final Guests guests = new Guests();
    private int nextGuest = Seat.FIRST_GUEST;
    private RunTerms terms = RunTerms.usual();
    private Path home = Path.of("");
    private Bench bench;
    private final Marks marks = new Marks();
    private long poweredUpAt;

    /** Where the feature stands: paths in it count from there. */
    void standsIn(Path folder) {
        home = folder;
    }

    /** What holds for this scenario when nobody says it of the world; before the world is opened. */
    public void under(RunTerms run) {
        terms = run;
    }

    RunTerms terms() {
        return terms;
    }

    void open(String world, OptionalDouble timeScale) {
        if (bench != null) {
            throw new Unplayable("this scenario has a world already");
        }
        BenchOptions options = BenchOptions.standard()
                .withTimeScale(timeScale.orElse(terms.timeScale().orElse(1)))
                .withSeed(terms.seed());
        try {
            bench = Bench.start(Worlds.load(world, home), options);
        } catch (WorldException | BenchException unusable) {
            throw new Unplayable(unusable.getMessage(), unusable);
        }
    }

    /** Arms a fault. */
    void arm(Fault fault, Where where, Trigger trigger) {
        Where known = new Where(names().host(where.host()).name(), where.service());
        Unplayable.unlessWrong(() -> bench().arm(fault, known, trigger));
    }

    Bench bench() {
        if (bench == null) {
            throw new Unplayable("begin with: Given the world \"uclab\"");
        }
        return bench;
    }

    /** The password that the world gives a user. */
    String passwordOf(String user) {
        return names().person(user).password();
    }

    String addressOf(String user) {
        return names().person(user).address();
    }

    /** What steps may name. */
    Names names() {
        return new Names(bench());
    }

    /** How a user's client is launched: as the world says, and as the scenario said of it. */
    private Launch launch(String user) {
        return launches.computeIfAbsent(
                user,
                name -> Launch.of(ClientSettings.defaults()
                        .withDiscovery(DiscoverySettings.defaults()
                                .withVoiceServicesDomain(
                                        bench().model().voiceServicesDomain().orElse("")))));
    }

    /** From the next launch on. */
    void launch(String user, UnaryOperator<Launch> change) {
        launches.put(user, change.apply(launch(user)));
    }

    private Seat.Place place(String user, String zone) {
        return new Seat.Place(zone, nextGuest++, launch(user).searchDomain());
    }

    /** What came of somebody's last look-up. */
    void answered(String user, ContactAnswer answer) {
        answers.put(user, answer);
    }

    ContactAnswer answer(String user) {
        ContactAnswer answer = answers.get(user);
        if (answer == null) {
            throw new Unplayable(user + " has looked nobody up");
        }
        return answer;
    }

    /** A fresh client, so that nothing remembered from before helps; evidence is counted from here. */
    void signIn(String user, String typedAddress, String zone, String password) {
        places.put(user, place(user, zone));
        memories.put(user, new Memory(launch(user).client()));
        launch(user, typedAddress, password);
    }

    /** One fresh client after the other, with the seeds 1, 2, 3 and so on; all must get in. */
    void signInMany(String user, String zone, int clients) {
        discovered.clear();
        for (long seed = 1; seed <= clients; seed++) {
            long its = seed;
            launch(user, launch -> launch.with(client -> client.withSeed(its)));
            signIn(user, addressOf(user), zone, passwordOf(user));
            if (result(user).kind() != SignInResult.Kind.SIGNED_IN) {
                throw new AssertionError("client " + seed + ": " + result(user).text());
            }
            discovered.add(evidence(), user);
        }
    }

    /** How many of those clients went to that host with what they had discovered. */
    long wentTo(Node host) {
        return discovered.wentTo(host.name());
    }

    /** The client once more, on the host it was on: what it remembers it remembers. */
    void launchAgain(String user) {
        client(user);
        launch(user, addressOf(user), passwordOf(user));
    }

    /** The host goes to another zone, and the client is launched there. */
    void move(String user, String zone) {
        client(user);
        places.put(user, place(user, zone));
        launch(user, addressOf(user), passwordOf(user));
    }

    /** The host goes to another zone while the client runs; evidence is counted from here. */
    void moveOn(String user, String zone) {
        Seat seat = seat(user);
        places.put(user, place(user, zone));
        marks.launched(user, bench().history().last());
        seat.move(bench(), places.get(user));
        guests.moved(user, seat.dialler().from());
    }

    /** Waits for something that has happened since the last sign-in or move, or will. */
    void awaitEvent(String text, Duration limit, Predicate<Event> what) {
        if (bench().history()
                .await(marks.of(Optional.empty()), limit(limit), what)
                .isEmpty()) {
            throw new AssertionError("in " + limit + " it did not happen that " + text);
        }
    }

    void loseNetwork(String user) {
        seat(user).loseNetwork();
    }

    /** A limit that leaves the machine its time at any time scale. */
    Duration limit(Duration lab) {
        return bench().clock().limit(lab, WALL_MIN);
    }

    private void launch(String user, String typedAddress, String password) {
        leave(user);
        guests.awaitQuiet(bench(), user, marks.of(Optional.of(user)));
        marks.launched(user, bench().history().last());
        Seat seat = Seat.take(bench(), places.get(user), user, launch(user).client(), memories.get(user));
        guests.launched(user, seat.dialler().from());
        seats.put(user, seat);
        results.put(user, seat.client().signIn(typedAddress, password));
    }

    /** Lets lab time go by. */
    void pass(Duration time) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        bench().clock().after(time, () -> passed.complete(true));
        passed.join();
    }

    /**
     * The text with the address of each {@code {host}} and {@code {client of USER}} in it, and the eight hexadecimal digits of
     * that of each {@code {host in hex}}.
     */
    String addressed(String text) {
        return braces().filled(text);
    }

    private Braces braces() {
        return new Braces(names(), user -> seat(user).dialler().from());
    }

    /** The same for a pattern, in which an address means itself. */
    Pattern addressedPattern(String pattern) {
        return braces().pattern(pattern);
    }

    /** The same client once more: it remembers what it remembered. */
    void signInAgain(String user) {
        UcClient client = client(user);
        client.signOut();
        guests.awaitQuiet(bench(), user, marks.of(Optional.of(user)));
        marks.launched(user, bench().history().last());
        results.put(user, client.signIn(addressOf(user), passwordOf(user)));
    }

    void leave(String user) {
        Seat seat = seats.remove(user);
        if (seat != null) {
            seat.close();
        }
    }

    UcClient client(String user) {
        return seat(user).client();
    }

    Seat seat(String user) {
        Seat seat = seats.get(user);
        if (seat == null) {
            throw new Unplayable(user + " has not signed in; clients: " + seats.keySet());
        }
        return seat;
    }

    /** How the last sign-in ended, which may be one of the client's own after a move or a loss. */
    SignInResult result(String user) {
        return client(user).result().orElseGet(() -> results.get(user));
    }

    /** The same when a client that is on its way has arrived, or its time is up. */
    SignInResult settledResult(String user, Duration limit) {
        UcClient client = client(user);
        if (client.state() == UcClient.State.CONNECTION_LOST) {
            client.awaitState(UcClient.State.SIGNED_IN, limit(limit));
        }
        if (client.state() == UcClient.State.CONNECTION_LOST || client.state() == UcClient.State.NO_NETWORK) {
            throw new AssertionError(user + " is " + client.state());
        }
        return result(user);
    }

    /** A seat for somebody who is no client. */
    Seat stranger(String zone) {
        return seats.computeIfAbsent("a stranger " + zone, name -> {
            Seat seat = Seat.take(bench(), zone, nextGuest++, name, ClientSettings.defaults());
            guests.stranger(name, seat.dialler().from());
            return seat;
        });
    }

    /** Whether that {@code address:port} is no node's. */
    boolean isGuest(String peer) {
        return guests.names().containsKey(Hop.addressOf(peer));
    }

    void powerUp(String host) {
        poweredUpAt = bench().history().last();
        bench().restart(host);
    }

    /** After which sequence number counts what follows the latest power-up. */
    long poweredUpAt() {
        return poweredUpAt;
    }

    /**
     * What counts now: of each client what happened since it was launched last, whoever was launched after it; of the
     * servers among themselves, and of everybody else, what happened since the latest launch of all.
     */
    Evidence evidence() {
        Evidence all = Evidence.of(bench().history(), marks.earliest());
        return new Evidence(
                all.events().stream()
                        .filter(event -> event.seq() > marks.of(whose(event)) && !guests.ofAClientBefore(event))
                        .toList(),
                all.dropped());
    }

    /** The user whose client decided it or was at one end of it; empty where it was nobody's. */
    private Optional<String> whose(Event event) {
        return seats.containsKey(event.node())
                ? Optional.of(event.node())
                : event.way().map(way -> guests.names().get(way.peerAddress()));
    }

    /** Whether that user's client decided it or was at one end of it; the user must have signed in. */
    Predicate<Event> concerning(String user) {
        client(user);
        return event -> whose(event).filter(user::equals).isPresent();
    }

    /**
     * Fails when it happened.
     *
     * @throws Unplayable when nobody has done anything by which it could have
     */
    void requireNever(String text, Predicate<Event> what) {
        if (guests.names().isEmpty()) {
            throw new Unplayable("nobody has done anything yet, so '" + text + "' could not fail");
        }
        require(Checkers.never(text, what));
    }

    /** Fails unless the checker passes. */
    void require(Checker checker) {
        require(checker.judge(evidence()));
    }

    private void require(Judgement judgement) {
        if (judgement.verdict() != Verdict.PASS) {
            throw new AssertionError(judgement.toString());
        }
    }

    /** The ladder of everything. */
    Ladder ladder() {
        return Ladder.of(
                        bench().history().events(),
                        new Columns(bench().columnOrder(guests.names().values()), bench().names(guests.names())))
                .showing(Ladder.Extra.NODES)
                .afterDropped(bench().history().dropped());
    }

    boolean opened() {
        return bench != null;
    }

    /** What must hold at the end of every scenario. */
    void judgeWhole() {
        Evidence whole = Evidence.of(bench().history(), 0);
        for (Checker checker : List.of(
                Checkers.everyFaultFired(bench().faults()),
                Checkers.noHandlerFailed(),
                Checkers.decisionsAreDeclared(ALL))) {
            require(checker.judge(whole));
        }
    }

    void close() {
        List.copyOf(seats.keySet()).forEach(this::leave);
        bench().close();
    }
}

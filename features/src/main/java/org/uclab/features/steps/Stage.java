package org.uclab.features.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.uclab.client.ClientDecisions;
import org.uclab.client.ClientSettings;
import org.uclab.client.SignInResult;
import org.uclab.client.UcClient;
import org.uclab.client.contacts.ContactAnswer;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.Guests;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LiveClient;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Names;
import org.uclab.control.seat.ClientSetting;
import org.uclab.control.seat.Launch;
import org.uclab.control.seat.Seat;
import org.uclab.control.verb.Verb;
import org.uclab.features.RunTerms;
import org.uclab.features.Unplayable;
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
import org.uclab.lab.ladder.Ladder;
import org.uclab.lab.model.WorldException;
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

    /** Wall time that whatever a step waits for may take, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(20);

    private final Map<String, Seat> strangers = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    private final Discovered discovered = new Discovered();
    private RunTerms terms = RunTerms.usual();
    private Path home = Path.of("");
    private Bench bench;
    private LiveLab lab;
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
        lab = new LiveLab(bench, () -> {});
    }

    /** Does what a person can do to a running lab. */
    <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues) {
        bench();
        return lab.perform(verb, parametersAndValues);
    }

    /** Arms a fault. */
    void arm(Fault fault, Where where, Trigger trigger) {
        perform(
                FaultVerbs.ADD,
                FaultVerbs.FAULT,
                fault.text(),
                FaultVerbs.AT_HOST,
                where.host(),
                FaultVerbs.AT_SERVICE,
                where.service(),
                FaultVerbs.WHEN,
                trigger.text());
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

    /**
     * One more setting of a user's client, from the next launch on.
     *
     * @throws Unplayable when there is no such setting, or it takes no such value
     */
    void set(String user, String word, String value) {
        Unplayable.unlessWrong(() -> ClientSetting.read(word, value));
        settings.computeIfAbsent(user, name -> new LinkedHashMap<>()).put(word, value);
    }

    private Map<String, String> settings(String user) {
        return settings.getOrDefault(user, Map.of());
    }

    /** What came of somebody's last look-up. */
    void answered(String user, ContactAnswer answer) {
        live(user).answered(answer);
    }

    ContactAnswer answer(String user) {
        return live(user).answer().orElseThrow(() -> new Unplayable(user + " has looked nobody up"));
    }

    /** A fresh client, so that nothing remembered from before helps; evidence is counted from here. */
    void signIn(String user, String typedAddress, String zone, String password) {
        perform(
                ClientVerbs.LAUNCH,
                ClientVerbs.USER,
                user,
                ClientVerbs.FROM,
                zone,
                ClientVerbs.SETTINGS,
                settings(user));
        signInLaunched(user, typedAddress, password);
    }

    Discovered discovered() {
        return discovered;
    }

    /** The client once more, on the host it was on: what it remembers it remembers. */
    void launchAgain(String user, String typedAddress, String password) {
        client(user);
        perform(ClientVerbs.LAUNCH_AGAIN, ClientVerbs.CLIENT, user, ClientVerbs.SETTINGS, settings(user));
        signInLaunched(user, typedAddress, password);
    }

    /** The host goes to another zone, and the client is launched there. */
    void move(String user, String zone) {
        client(user);
        perform(
                ClientVerbs.LAUNCH_AGAIN,
                ClientVerbs.CLIENT,
                user,
                ClientVerbs.FROM,
                zone,
                ClientVerbs.SETTINGS,
                settings(user));
        signInLaunched(user, addressOf(user), passwordOf(user));
    }

    /** The host goes to another zone while the client runs; evidence is counted from here. */
    void moveOn(String user, String zone) {
        client(user);
        marks.launched(user, bench().history().last());
        perform(ClientVerbs.MOVE, ClientVerbs.CLIENT, user, ClientVerbs.ZONE, zone);
    }

    /** Waits for something that has happened since the last sign-in or move, or will. */
    void awaitEvent(String text, Duration limit, Predicate<Event> what) {
        if (bench().history()
                .await(marks.of(Optional.empty()), limit(limit), what)
                .isEmpty()) {
            throw new AssertionError("in " + limit + " it did not happen that " + text);
        }
    }

    /** A limit that leaves the machine its time at any time scale. */
    Duration limit(Duration lab) {
        return bench().clock().limit(lab, WALL_MIN);
    }

    private void signInLaunched(String user, String typedAddress, String password) {
        marks.launched(user, live(user).launchedAt());
        perform(
                ClientVerbs.SIGN_IN,
                ClientVerbs.CLIENT,
                user,
                ClientVerbs.ADDRESS,
                typedAddress,
                ClientVerbs.PASSWORD,
                password);
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
        client(user);
        perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, user);
        live(user).awaitQuiet();
        marks.launched(user, bench().history().last());
        perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, user);
    }

    UcClient client(String user) {
        return live(user).client();
    }

    Seat seat(String user) {
        return live(user).seat();
    }

    private LiveClient live(String user) {
        bench();
        if (!lab.clients().has(user)) {
            throw new Unplayable(user + " has not signed in; clients: "
                    + lab.clients().all().stream().map(LiveClient::id).toList());
        }
        return lab.clients().get(user);
    }

    /** How the last sign-in ended, which may be one of the client's own after a move or a loss. */
    SignInResult result(String user) {
        return client(user).result().orElseThrow(() -> new IllegalStateException(user + " has not signed in"));
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
        bench();
        return strangers.computeIfAbsent(
                zone,
                where -> lab.clients().stranger("a stranger " + where, where, Launch.of(ClientSettings.defaults())));
    }

    /** Whether that {@code address:port} is no node's. */
    boolean isGuest(String peer) {
        return guests().names().containsKey(Hop.addressOf(peer));
    }

    private Guests guests() {
        bench();
        return lab.clients().guests();
    }

    void powerUp(String host) {
        poweredUpAt = bench().history().last();
        perform(LabVerbs.POWER_ON, LabVerbs.HOST, host);
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
                        .filter(event -> event.seq() > marks.of(whose(event)) && !guests().ofAClientBefore(event))
                        .toList(),
                all.dropped());
    }

    /** The user whose client decided it or was at one end of it; empty where it was nobody's. */
    private Optional<String> whose(Event event) {
        return lab.clients().has(event.node())
                ? Optional.of(event.node())
                : event.way().map(Hop::peerAddress).flatMap(guests()::at);
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
        if (guests().names().isEmpty()) {
            throw new Unplayable("nobody has done anything yet, so '" + text + "' could not fail");
        }
        require(Checkers.never(text, what));
    }

    /** Fails unless the checker passes. */
    void require(Checker checker) {
        require(checker.judge(evidence()));
    }

    static void require(Judgement judgement) {
        if (judgement.verdict() != Verdict.PASS) {
            throw new AssertionError(judgement.toString());
        }
    }

    /** The ladder of everything. */
    Ladder ladder() {
        return lab.ladder(bench().history().events())
                .showing(Ladder.Extra.NODES)
                .afterDropped(bench().history().dropped());
    }

    boolean opened() {
        return bench != null;
    }

    void close() {
        lab.close();
        strangers.values().forEach(Seat::close);
        bench().close();
    }
}

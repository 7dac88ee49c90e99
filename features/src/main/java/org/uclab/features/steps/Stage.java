package org.uclab.features.steps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.X509TrustManager;
import org.uclab.client.ClientDecisions;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.ClientView.ResultView;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LabView.UserView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.PeopleVerbs.SearchView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.seat.ClientSetting;
import org.uclab.control.verb.Verb;
import org.uclab.features.RunTerms;
import org.uclab.features.Unplayable;
import org.uclab.features.venue.Heard;
import org.uclab.features.venue.OwnLab;
import org.uclab.features.venue.Playbill;
import org.uclab.features.venue.RunningLab;
import org.uclab.features.venue.Venue;
import org.uclab.lab.check.Checker;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.check.Evidence;
import org.uclab.lab.check.Judgement;
import org.uclab.lab.check.Verdict;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.history.Vocabulary;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Dialler;
import org.uclab.scenarios.BenchDecisions;
import org.uclab.scenarios.Worlds;

/** What one scenario plays with: a lab of its own, and the people in it. Made anew for each scenario. */
public final class Stage {

    /** What clients decide. */
    static final Vocabulary CLIENT = Vocabulary.of(ClientDecisions.all());

    /** What nodes decide of their own accord. */
    static final Vocabulary NODES = Vocabulary.of(BenchDecisions.all());

    /** Wall time that whatever a step waits for may take, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(20);

    /** The state of a client that is on its way to another connection. */
    private static final String LOST = "connection-lost";

    private final Map<String, Dialler> strangers = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    private final Entrances entrances = new Entrances();
    private final Kept kept = new Kept();
    private final Discovered discovered = new Discovered();
    private final List<String> reported = new ArrayList<>();
    private RunTerms terms = RunTerms.usual();
    private Path home = Path.of("");
    private Venue venue;
    private Playbill playbill;
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
        if (venue != null) {
            throw new Unplayable("this scenario has a world already");
        }
        try {
            LabModel model = Worlds.load(world, home);
            venue = terms.lab().isPresent()
                    ? RunningLab.enter(model, timeScale, terms, terms.lab().get())
                    : OwnLab.open(model, timeScale, terms);
        } catch (WorldException unusable) {
            throw new Unplayable(unusable.getMessage(), unusable);
        }
        playbill = new Playbill(venue.model(), venue.perform(LabVerbs.HOSTS));
    }

    /** Does what a person can do to a running lab. */
    <R> R perform(Verb<LiveLab, R> verb, Object... parametersAndValues) {
        return venue().perform(verb, parametersAndValues);
    }

    /** Somebody new whom steps may name. */
    void joins(UserView user) {
        playbill.add(user);
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

    /** Where it plays. */
    Venue venue() {
        if (venue == null) {
            throw new Unplayable("begin with: Given the world \"uclab\"");
        }
        return venue;
    }

    /** The history of the lab. */
    Heard heard() {
        return venue().heard();
    }

    /** Trust in the lab's CA alone. */
    X509TrustManager trust() {
        return venue().trust();
    }

    /** The password that the world gives a user. */
    String passwordOf(String user) {
        return names().person(user).password();
    }

    String addressOf(String user) {
        return names().person(user).address();
    }

    /** What steps may name. */
    Playbill names() {
        venue();
        return playbill;
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

    /** What steps keep for later ones. */
    Kept kept() {
        return kept;
    }

    /** A fresh client, so that nothing remembered from before helps; evidence is counted from here. */
    void signIn(String user, String typedAddress, String zone, String password) {
        launched(perform(
                ClientVerbs.LAUNCH,
                ClientVerbs.USER,
                user,
                ClientVerbs.FROM,
                zone,
                ClientVerbs.SETTINGS,
                settings(user)));
        signInLaunched(user, typedAddress, password);
    }

    Discovered discovered() {
        return discovered;
    }

    /** The client once more, on the host it was on: what it remembers it remembers. */
    void launchAgain(String user, String typedAddress, String password) {
        client(user);
        launched(perform(ClientVerbs.LAUNCH_AGAIN, ClientVerbs.CLIENT, user, ClientVerbs.SETTINGS, settings(user)));
        signInLaunched(user, typedAddress, password);
    }

    /** The host goes to another zone, and the client is launched there. */
    void move(String user, String zone) {
        client(user);
        launched(perform(
                ClientVerbs.LAUNCH_AGAIN,
                ClientVerbs.CLIENT,
                user,
                ClientVerbs.FROM,
                zone,
                ClientVerbs.SETTINGS,
                settings(user)));
        signInLaunched(user, addressOf(user), passwordOf(user));
    }

    /** The host goes to another zone while the client runs; evidence is counted from here. */
    void moveOn(String user, String zone) {
        client(user);
        entrances.moved(perform(ClientVerbs.MOVE, ClientVerbs.CLIENT, user, ClientVerbs.ZONE, zone));
    }

    /** Waits for something that has happened since the last sign-in or move, or will. */
    void awaitEvent(String text, Duration limit, Predicate<Event> what) {
        if (heard().await(entrances.sinceTheLatest(), limit(limit), what).isEmpty()) {
            throw new AssertionError("in " + limit + " it did not happen that " + text);
        }
    }

    /** A limit that leaves the machine its time at any time scale. */
    Duration limit(Duration lab) {
        return venue().limit(lab, WALL_MIN);
    }

    private void launched(ClientView client) {
        entrances.launched(client);
        kept.forget(SearchView.class, client.id());
    }

    /** One more client of somebody who has one. */
    void beside(ClientView client) {
        entrances.beside(client);
    }

    private void signInLaunched(String user, String typedAddress, String password) {
        perform(
                ClientVerbs.SIGN_IN,
                ClientVerbs.CLIENT,
                user,
                ClientVerbs.ADDRESS,
                typedAddress,
                ClientVerbs.PASSWORD,
                password);
    }

    /**
     * The text with the address of each {@code {host}} and {@code {client of USER}} in it, and the eight hexadecimal digits of
     * that of each {@code {host in hex}}.
     */
    String addressed(String text) {
        return braces().filled(text);
    }

    private Braces braces() {
        return new Braces(names(), user -> client(user).address());
    }

    /** The same for a pattern, in which an address means itself. */
    Pattern addressedPattern(String pattern) {
        return braces().pattern(pattern);
    }

    /** The same client once more: it remembers what it remembered. */
    void signInAgain(String user) {
        client(user);
        perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, user);
        entrances.again(user, heard().last());
        perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, user);
    }

    /** The client of a user as it is now. */
    ClientView client(String user) {
        require(user);
        return perform(ClientVerbs.SHOW, ClientVerbs.CLIENT, user);
    }

    /** Fails where the user has no client. */
    void require(String user) {
        venue();
        if (!entrances.clients().contains(user)) {
            throw new Unplayable(user + " has not signed in; clients: " + entrances.clients());
        }
    }

    /** How the last sign-in ended, which may be one of the client's own after a move or a loss. */
    ResultView result(String user) {
        return client(user).result().orElseThrow(() -> new IllegalStateException(user + " has not signed in"));
    }

    /** The same when a client that is on its way has arrived, or its time is up. */
    ResultView settledResult(String user, Duration limit) {
        String state = client(user).state();
        if (state.equals(LOST)) {
            state = awaitState(user, List.of("signed-in"), limit);
        }
        if (state.equals(LOST) || state.equals("no-network")) {
            throw new AssertionError(user + " is " + state);
        }
        return result(user);
    }

    /** Waits until the client is in one of these states, and tells in which it is then. */
    String awaitState(String user, List<String> wanted, Duration limit) {
        require(user);
        return perform(TalkVerbs.AWAIT, ClientVerbs.CLIENT, user, TalkVerbs.STATES, wanted, TalkVerbs.WITHIN, (double)
                        limit.toSeconds())
                .state();
    }

    /** Calls from a host in that zone, for somebody who is no client. */
    Dialler stranger(String zone) {
        return strangers.computeIfAbsent(zone, where -> {
            Dialler dialler = venue().stranger(where);
            entrances.stranger(where, dialler.from());
            return dialler;
        });
    }

    /** Whether that {@code address:port} is no node's. */
    boolean isGuest(String peer) {
        return entrances.isGuest(peer);
    }

    void powerUp(String host) {
        poweredUpAt = heard().last();
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
        return entrances.counting(heard().since(entrances.earliest()));
    }

    /** Whether that user's client decided it or was at one end of it; the user must have signed in. */
    Predicate<Event> concerning(String user) {
        require(user);
        return event -> entrances.whose(event).filter(user::equals).isPresent();
    }

    /**
     * Fails when it happened.
     *
     * @throws Unplayable when nobody has done anything by which it could have
     */
    void requireNever(String text, Predicate<Event> what) {
        if (entrances.none()) {
            throw new Unplayable("nobody has done anything yet, so '" + text + "' could not fail");
        }
        require(Checkers.never(text, what).judge(evidence()));
    }

    /** Fails unless the checker passes, at once or as soon as what is under way has arrived. */
    void require(Checker checker) {
        require(LateEvidence.judged(checker, this::evidence, venue()));
    }

    static void require(Judgement judgement) {
        if (judgement.verdict() != Verdict.PASS) {
            throw new AssertionError(judgement.toString());
        }
    }

    /** What the reports tell of this scenario beside how it went. */
    List<String> reported() {
        return reported;
    }

    boolean opened() {
        return venue != null;
    }

    void close() {
        venue().close();
    }
}

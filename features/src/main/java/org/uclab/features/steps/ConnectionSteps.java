package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView.ResultView;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.lab.history.Event;
import org.uclab.lab.model.Zone;

/** What becomes of somebody who is signed in: other networks, lost connections, and the way back. */
public final class ConnectionSteps {

    /** How long it may take until a client notices, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Two clients that drew one number would still be apart by a moment, lab time at scale 60. */
    private static final Duration APART_MIN = Duration.ofSeconds(5);

    private static final String NO_NETWORK = "no-network";
    private static final String GIVEN_UP = "given-up";
    private static final String CONNECTION = "presence connection";

    private final Stage stage;

    public ConnectionSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} moves {zone}")
    public void moves(String user, Zone zone) {
        stage.moveOn(user, zone.name());
    }

    @When("{user} loses the network")
    public void losesNetwork(String user) {
        stage.perform(ClientVerbs.LOSE_NETWORK, ClientVerbs.CLIENT, user);
    }

    @Then("{user} is not connected")
    public void notConnected(String user) {
        requireOne(user, List.of("signed-out", "connection-lost", NO_NETWORK, GIVEN_UP));
    }

    @Then("{user} waits before trying again")
    public void waits(String user) {
        stage.awaitEvent(user + " waits", LIMIT, event -> isConnection(event, user, "waiting"));
    }

    @Then("{user} has no network")
    public void noNetwork(String user) {
        requireOne(user, List.of(NO_NETWORK));
    }

    @Then("{user} is asked to sign in again")
    public void givenUp(String user) {
        requireOne(user, List.of(GIVEN_UP));
    }

    private void requireOne(String user, List<String> wanted) {
        String state = stage.awaitState(user, wanted, LIMIT);
        if (!wanted.contains(state)) {
            throw new AssertionError("wanted " + wanted + " for " + user + ", got " + state);
        }
    }

    @Then("{user} is signed in again at {host} within {int} lab seconds")
    public void signedInAgain(String user, HostView host, int seconds) {
        ResultView result = stage.settledResult(user, Duration.ofSeconds(seconds));
        if (!result.presence().startsWith(host.name() + ":")) {
            throw new AssertionError("wanted presence of " + user + " at " + host.name() + ", got: " + result.text());
        }
    }

    @Then("{user} tried again {int} to {int} lab seconds after the loss")
    public void waited(String user, int least, int most) {
        Duration waited = Duration.between(decided(user, "lost"), decided(user, "attempt"));
        // The first attempt begins when its time has come, and the machine takes a moment.
        boolean early = waited.compareTo(Duration.ofSeconds(least)) < 0;
        boolean late = waited.compareTo(stage.limit(Duration.ofSeconds(most)).plusSeconds(1)) > 0;
        if (early || late) {
            throw new AssertionError(user + " tried again after " + waited);
        }
    }

    @Then("{user} lost the connection {int} lab seconds or more after {host} had power again")
    public void lostAfterPower(String user, int least, HostView host) {
        Instant powered = last(event ->
                        event.kind() == Event.Kind.NODE_STARTED && event.node().equals(host.name()))
                .orElseThrow(() -> new AssertionError(host.name() + " has not had its power again"));
        Instant lost = last(event -> isConnection(event, user, "lost"))
                .orElseThrow(() -> new AssertionError(user + " has not lost the connection"));
        if (Duration.between(powered, lost).compareTo(Duration.ofSeconds(least)) < 0) {
            throw new AssertionError(user + " lost the connection " + Duration.between(powered, lost)
                    + " after the power-up of " + host.name());
        }
    }

    private Optional<Instant> last(Predicate<Event> what) {
        return stage.evidence().events().stream()
                .filter(what)
                .reduce((earlier, later) -> later)
                .map(event -> event.stamp().lab());
    }

    /** The wait after a loss is the client's own; what the servers are given begins with its attempt. */
    @Then("{user} sees within {int} lab seconds of trying again that {user} is available")
    public void seesAgain(String user, int most, String other) {
        Duration limit = stage.limit(Duration.ofSeconds(most));
        Instant attempt = last(event -> isConnection(event, user, "attempt"))
                .orElseThrow(() -> new AssertionError(user + " has not tried again"));
        if (!stage.perform(
                        TalkVerbs.SEES_AVAILABLE,
                        ClientVerbs.CLIENT,
                        user,
                        TalkVerbs.WHO,
                        other,
                        TalkVerbs.WITHIN,
                        (double) most)
                .available()) {
            throw new AssertionError(user + " did not see " + other + " in " + limit);
        }
        Duration after =
                Duration.between(attempt, stage.perform(ClockVerbs.SHOW).time());
        if (after.compareTo(limit) > 0) {
            throw new AssertionError(user + " saw " + other + " " + after + " after the attempt");
        }
    }

    @Then("{user} and {user} tried again at different times")
    public void differentTimes(String user, String other) {
        Duration apart = Duration.between(decided(user, "attempt"), decided(other, "attempt"))
                .abs();
        if (apart.compareTo(APART_MIN) < 0) {
            throw new AssertionError(user + " and " + other + " tried again " + apart + " apart");
        }
    }

    private Instant decided(String user, String outcome) {
        return stage.evidence().events().stream()
                .filter(event -> isConnection(event, user, outcome))
                .findFirst()
                .orElseThrow(() -> new AssertionError(CONNECTION + " of " + user + " was never " + outcome))
                .stamp()
                .lab();
    }

    @Then("{user} never had to try again")
    public void neverTriedAgain(String user) {
        stage.client(user);
        stage.requireNever("no attempt to be signed in again", event -> isConnection(event, user));
    }

    private static boolean isConnection(Event event, String user) {
        return event.node().equals(user)
                && event.decided().filter(Stage.CLIENT.on(CONNECTION)).isPresent();
    }

    private static boolean isConnection(Event event, String user, String outcome) {
        return event.node().equals(user)
                && event.decided()
                        .filter(Stage.CLIENT.decided(CONNECTION, outcome))
                        .isPresent();
    }

    @Then("{user} cannot write to {user}")
    public void cannotWrite(String user, String to) {
        if (stage.perform(TalkVerbs.CHAT, ClientVerbs.CLIENT, user, TalkVerbs.TO, to, TalkVerbs.TEXT, "anybody?")
                .sent()) {
            throw new AssertionError(user + " could write to " + to);
        }
    }

    @Then("{user} is told that {string} did not reach {user}")
    public void undelivered(String user, String text, String to) {
        var told = stage.perform(
                TalkVerbs.UNDELIVERED, ClientVerbs.CLIENT, user, TalkVerbs.WHO, to, TalkVerbs.WITHIN, (double)
                        LIMIT.toSeconds());
        if (!told.told()) {
            throw new AssertionError(user + " was told nothing in " + LIMIT);
        }
        if (!told.text().equals(text)) {
            throw new AssertionError(user + " was told of '" + told.text() + "': " + told.why());
        }
    }

    @Then("the messages of {user} are, in this order:")
    public void messages(String user, List<String> texts) {
        List<String> got = stage.client(user).messages().stream()
                .map(message -> message.text())
                .toList();
        if (!got.equals(texts)) {
            throw new AssertionError("wanted " + texts + ", got " + got);
        }
    }
}

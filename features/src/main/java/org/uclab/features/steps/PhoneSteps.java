package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView.CallView;
import org.uclab.control.live.HostView;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.PhoneVerbs;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.verb.Parameter;
import org.uclab.lab.history.Decision;

/** Phones: where they are registered, and their calls. A call is the newest of its user. */
public final class PhoneSteps {

    /** How long it may take until a phone or a call is as it should be, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds((long) PhoneDeeds.LIMIT_SECONDS);

    private static final double MILLIS = 1000;

    private static final String REGISTRATION = "phone registration";

    /** What it decides when it goes elsewhere. */
    private static final List<String> MOVES = List.of("… passed over", "… left", "rejected by …", "nowhere");

    private final Stage stage;

    public PhoneSteps(Stage stage) {
        this.stage = stage;
    }

    /** Lab seconds; the lab leaves the machine its time. */
    private static double seconds(Duration limit) {
        return limit.toMillis() / MILLIS;
    }

    @Then("the phone of {user} is registered at {host}")
    public void registeredAt(String user, HostView host) {
        registeredAtWithin(user, host, (int) LIMIT.toSeconds());
    }

    @Then("the phone of {user} is registered at {host} within {int} lab seconds")
    public void registeredAtWithin(String user, HostView host, int seconds) {
        stage.require(user);
        PhoneStateVerbs.PhoneAwaitedView seen = stage.perform(
                PhoneStateVerbs.AWAIT_PHONE,
                ClientVerbs.CLIENT,
                user,
                PhoneStateVerbs.AT,
                host.name(),
                TalkVerbs.WITHIN,
                (double) seconds);
        if (!seen.so()) {
            throw new AssertionError("wanted the phone of " + user + " at " + host.name() + ", it is " + seen.phone());
        }
    }

    @Then("the phone of {user} never left its node")
    public void neverLeft(String user) {
        stage.require(user);
        stage.requireNever(
                "the phone of " + user + " stayed where it was",
                event -> event.node().equals(user)
                        && event.decided()
                                .filter(decision -> MOVES.stream()
                                        .anyMatch(outcome -> Stage.CLIENT
                                                .decided(REGISTRATION, outcome)
                                                .test(decision)))
                                .isPresent());
    }

    @Then("the phone of {user} left its node {int} to {int} lab seconds after it was there")
    public void leftAfter(String user, int least, int most) {
        Duration stayed = Duration.between(
                first(user, Stage.CLIENT.because(REGISTRATION, "for … s, a new registration there")),
                first(user, Stage.CLIENT.decided(REGISTRATION, "… passed over")));
        boolean early = stayed.compareTo(Duration.ofSeconds(least)) < 0;
        boolean late = stayed.compareTo(stage.limit(Duration.ofSeconds(most))) > 0;
        if (early || late) {
            throw new AssertionError("the phone of " + user + " left its node after " + stayed);
        }
    }

    private Instant first(String user, Predicate<Decision> what) {
        return stage.evidence().events().stream()
                .filter(event -> event.node().equals(user)
                        && event.decided().filter(what).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " has decided no such thing"))
                .stamp()
                .lab();
    }

    @Then("the client of {user} decided within {int} lab seconds on {string}: {string}")
    public void decidedWithin(String user, int seconds, String subject, String outcome) {
        stage.awaitEvent(
                "the client of " + user + " decided on " + subject + ": " + outcome,
                Duration.ofSeconds(seconds),
                event -> event.node().equals(user)
                        && event.decided()
                                .filter(Stage.CLIENT.decided(subject, outcome))
                                .isPresent());
    }

    @When("{user} dials {string}")
    public void dials(String user, String number) {
        PhoneDeeds.registered(stage, user);
        PhoneDeeds.does(stage, user, PhoneVerbs.CALL, PhoneVerbs.NUMBER, number);
    }

    @When("{user} calls {user}")
    public void callsUser(String user, String other) {
        dials(user, PhoneDeeds.numberOf(stage, other));
    }

    @When("{user} answers")
    public void answers(String user) {
        rings(user);
        PhoneDeeds.does(stage, user, PhoneVerbs.ANSWER);
    }

    @When("{user} declines")
    public void declines(String user) {
        rings(user);
        PhoneDeeds.does(stage, user, PhoneVerbs.DECLINE);
    }

    @When("{user} hangs up")
    public void hangsUp(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.HANG_UP);
    }

    @When("{user} holds the call")
    public void holds(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.HOLD);
        require(user, "held");
    }

    @When("{user} resumes the call")
    public void resumes(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.RESUME);
        require(user, "connected");
    }

    @When("{user} mutes the call")
    public void mutes(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.MUTE);
    }

    @When("{user} unmutes the call")
    public void unmutes(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.UNMUTE);
    }

    @When("{user} presses {string}")
    public void presses(String user, String keys) {
        PhoneDeeds.does(stage, user, PhoneVerbs.PRESS, PhoneVerbs.KEYS, keys);
    }

    @When("{user} transfers the call to the number {string}")
    public void transfers(String user, String number) {
        PhoneDeeds.does(stage, user, PhoneVerbs.TRANSFER, PhoneVerbs.NUMBER, number);
    }

    @When("{user} transfers the call to {user}")
    public void transfersToUser(String user, String other) {
        transfers(user, PhoneDeeds.numberOf(stage, other));
    }

    @When("{user} completes the transfer")
    public void completesTransfer(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.COMPLETE_TRANSFER);
    }

    @When("{user} joins the calls in a conference")
    public void joins(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.CONFERENCE);
    }

    @When("{user} parks the call")
    public void parks(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.PARK);
    }

    @When("{user} diverts the call to voicemail")
    public void diverts(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.DIVERT);
    }

    @Then("holding is refused to {user}: {string}")
    public void holdingRefused(String user, String why) {
        PhoneDeeds.refuses(stage, user, PhoneVerbs.HOLD, why);
    }

    @Then("the phone of {user} rings")
    public void rings(String user) {
        require(user, "ringing");
    }

    @Then("{user} is called by {user}")
    public void isCalledBy(String user, String other) {
        CallView call = require(user, "ringing");
        if (!call.number().equals(PhoneDeeds.numberOf(stage, other))) {
            throw new AssertionError(user + " is called by " + call.number());
        }
    }

    @Then("{user} hears it ring")
    public void hearsRinging(String user) {
        require(user, "ringback");
    }

    @Then("the call of {user} is connected")
    public void connected(String user) {
        require(user, "connected");
    }

    @Then("the call of {user} is held at the other side")
    public void heldThere(String user) {
        marked(user, "held-there");
    }

    @Then("the call of {user} goes on without its node")
    public void preserved(String user) {
        marked(user, "preserved");
    }

    @Then("the call of {user} is over: {string}")
    public void over(String user, String why) {
        overWithin(user, (int) LIMIT.toSeconds(), why);
    }

    @Then("the call of {user} is over within {int} lab seconds: {string}")
    public void overWithin(String user, int seconds, String why) {
        CallView call = require(user, "ended", Duration.ofSeconds(seconds));
        String end = call.end().replace('-', ' ');
        if (!end.equals(why)) {
            throw new AssertionError("wanted '" + why + "', the call of " + user + " is over: " + end);
        }
    }

    CallView require(String user, String state) {
        return require(user, state, LIMIT);
    }

    /** The newest call, as it should be. */
    private CallView require(String user, String state, Duration limit) {
        return await(user, PhoneStateVerbs.CALL_STATES, state, limit);
    }

    private void marked(String user, String mark) {
        await(user, PhoneStateVerbs.MARKS, mark, LIMIT);
    }

    private CallView await(String user, Parameter<List<String>> what, String word, Duration limit) {
        stage.require(user);
        PhoneStateVerbs.CallAwaitedView seen = stage.perform(
                PhoneStateVerbs.AWAIT_CALL,
                ClientVerbs.CLIENT,
                user,
                what,
                List.of(word),
                TalkVerbs.WITHIN,
                seconds(limit));
        return seen.call()
                .filter(call -> seen.so())
                .orElseThrow(() -> new AssertionError("wanted the call of " + user + " " + word + ", its calls: "
                        + stage.client(user).calls()));
    }
}

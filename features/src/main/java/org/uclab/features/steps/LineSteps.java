package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.LineVerbs;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.PhoneVerbs;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.verb.Parameter;

/** What a phone shows of its line, and what is heard before a call is answered. */
public final class LineSteps {

    private final Stage stage;

    public LineSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} takes up the call that is held")
    public void takesUp(String user) {
        PhoneDeeds.does(stage, user, PhoneVerbs.TAKE_UP);
    }

    @Then("the phone of {user} shows {string}")
    public void shows(String user, String text) {
        await(user, LineVerbs.TEXT, text);
    }

    @Then("the phone of {user} says that messages wait")
    public void messagesWait(String user) {
        await(user, LineVerbs.MESSAGES, LineVerbs.WAITING);
    }

    @Then("the phone of {user} says that no messages wait")
    public void noMessagesWait(String user) {
        await(user, LineVerbs.MESSAGES, LineVerbs.NO_MESSAGES);
    }

    @Then("the line of {user} is in use at another phone")
    public void inUse(String user) {
        await(user, LineVerbs.ELSEWHERE, "in-use");
    }

    @Then("the line of {user} has a call held at another phone")
    public void held(String user) {
        await(user, LineVerbs.ELSEWHERE, "held");
    }

    @Then("the line of {user} is free at other phones")
    public void free(String user) {
        await(user, LineVerbs.ELSEWHERE, "free");
    }

    private void await(String user, Parameter<String> what, String word) {
        stage.require(user);
        PhoneStateVerbs.PhoneAwaitedView seen = stage.perform(
                LineVerbs.AWAIT_LINE, ClientVerbs.CLIENT, user, what, word, TalkVerbs.WITHIN, PhoneDeeds.LIMIT_SECONDS);
        if (!seen.so()) {
            throw new AssertionError("wanted '" + word + "', the phone of " + user + " shows " + seen.phone());
        }
    }

    /** Of the newest call, once it is answered or over. */
    @Then("{user} heard a tone of {int} Hz before the call was answered")
    public void heardEarly(String user, int hertz) {
        stage.require(user);
        LineVerbs.EarlyView early = stage.perform(
                LineVerbs.HEARD_EARLY,
                ClientVerbs.CLIENT,
                user,
                LineVerbs.HERTZ,
                (long) hertz,
                TalkVerbs.WITHIN,
                PhoneDeeds.LIMIT_SECONDS);
        if (!early.settled()) {
            throw new AssertionError("the call of " + user + " is not answered, and not over");
        }
        if (!early.heard()) {
            throw new AssertionError(user + " heard no " + hertz + " Hz before the call was answered");
        }
    }
}

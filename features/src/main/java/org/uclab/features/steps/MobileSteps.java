package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.PhoneStateVerbs;
import org.uclab.control.live.PhoneVerbs;
import org.uclab.control.live.PhoneVerbs.DoneView;
import org.uclab.control.live.TalkVerbs;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Verb;

/** Calls by way of the mobile phone, and links that start calls. */
public final class MobileSteps {

    private final Stage stage;

    public MobileSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} dials {string} via the office")
    public void dials(String user, String number) {
        registered(user);
        does(user, PhoneVerbs.VIA_OFFICE, PhoneVerbs.NUMBER, number);
    }

    @When("{user} calls {user} via the office")
    public void calls(String user, String other) {
        dials(user, registered(other).number());
    }

    @When("{user} sends the call to the mobile phone")
    public void sends(String user) {
        done(user, stage.perform(PhoneVerbs.TO_MOBILE, ClientVerbs.CLIENT, user));
    }

    @When("{user} opens the link {string}")
    public void opens(String user, String link) {
        registered(user);
        does(user, PhoneVerbs.OPEN, PhoneVerbs.URI, link);
    }

    @Then("the link {string} does not reach the client of {user}: {string}")
    public void doesNotOpen(String link, String user, String why) {
        registered(user);
        DoneView done = stage.perform(PhoneVerbs.OPEN, ClientVerbs.CLIENT, user, PhoneVerbs.URI, link);
        if (done.done() || !done.refused().equals(why)) {
            throw new AssertionError(done.done() ? link + " has opened" : "refused: " + done.refused());
        }
    }

    private ClientView.PhoneView registered(String user) {
        stage.require(user);
        PhoneStateVerbs.PhoneAwaitedView seen = stage.perform(
                PhoneStateVerbs.AWAIT_PHONE, ClientVerbs.CLIENT, user, TalkVerbs.WITHIN, LineSteps.LIMIT_SECONDS);
        if (!seen.so()) {
            throw new AssertionError("the phone of " + user + " is not registered: " + seen.phone());
        }
        return seen.phone();
    }

    private void does(String user, Verb<LiveLab, DoneView> verb, Parameter<String> parameter, String value) {
        done(user, stage.perform(verb, ClientVerbs.CLIENT, user, parameter, value));
    }

    private static void done(String user, DoneView done) {
        if (!done.done()) {
            throw new AssertionError("the phone of " + user + " refuses: " + done.refused());
        }
    }
}

package org.uclab.features.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.function.Predicate;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView.ResultView;
import org.uclab.control.live.LockVerbs;
import org.uclab.features.Unplayable;
import org.uclab.lab.history.Decision;
import org.uclab.lab.model.Zone;

/** Users of the Webex cloud: what they are asked for, and the icons that they see. */
public final class CloudSteps {

    /** How long a message may take, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** How long a client may take to sign in by itself, lab time. */
    private static final Duration SIGN_IN = Duration.ofSeconds(60);

    private final Stage stage;

    public CloudSteps(Stage stage) {
        this.stage = stage;
    }

    /** The client finds out that it is the cloud's, asks, and gets the user's own password. */
    @When("{user} signs in to the cloud from {zone}")
    public void signsIn(String user, Zone zone) {
        stage.signIn(user, stage.addressOf(user), zone.name(), stage.passwordOf(user));
        prompted(user);
        stage.perform(ClientVerbs.CREDENTIALS, ClientVerbs.CLIENT, user);
        signedIn(user);
    }

    @When("{user} signs in to the cloud from {zone} with a second client too")
    public void signsInToo(String user, Zone zone) {
        String second = SecondClientSteps.second(user);
        stage.beside(stage.perform(
                ClientVerbs.LAUNCH,
                ClientVerbs.USER,
                user,
                ClientVerbs.FROM,
                zone.name(),
                ClientVerbs.NAME,
                second,
                ClientVerbs.SETTINGS,
                SecondClientSteps.SETTINGS));
        stage.perform(ClientVerbs.SIGN_IN, ClientVerbs.CLIENT, second);
        stage.perform(ClientVerbs.CREDENTIALS, ClientVerbs.CLIENT, second);
        signedIn(second);
    }

    @When("{user} gives the credentials of the cloud")
    public void gives(String user) {
        stage.require(user);
        stage.perform(ClientVerbs.CREDENTIALS, ClientVerbs.CLIENT, user);
    }

    @When("{user} gives the credentials of the cloud with the password {string}")
    public void gives(String user, String password) {
        stage.require(user);
        stage.perform(ClientVerbs.CREDENTIALS, ClientVerbs.CLIENT, user, ClientVerbs.PASSWORD, password);
    }

    @When("{user} enters the credentials of phone services")
    public void entersPhone(String user) {
        stage.require(user);
        stage.perform(ClientVerbs.PHONE_CREDENTIALS, ClientVerbs.CLIENT, user);
    }

    private void prompted(String user) {
        ResultView asked = stage.result(user);
        if (!asked.kind().equals("credentials-needed")) {
            throw new AssertionError(user + " is not asked for the credentials of the cloud: " + asked.text());
        }
    }

    @Then("{user} is signed in to the cloud")
    public void isSignedIn(String user) {
        stage.settledResult(user, SIGN_IN);
        signedIn(user);
    }

    private void signedIn(String user) {
        ResultView result = stage.result(user);
        if (!result.kind().equals("signed-in") || !result.location().equals("cloud")) {
            throw new AssertionError("wanted " + user + " in the cloud, got: " + result.text());
        }
    }

    /** A message that arrives, and that the client does not show. */
    @Then("a message of {user} is kept from {user}: {string}")
    public void isKept(String from, String user, String why) {
        String subject = "encryption of messages with " + stage.addressOf(from);
        Predicate<Decision> kept = Unplayable.unlessWrong(() -> Stage.CLIENT.decided(subject, "not shown", why));
        stage.require(user);
        stage.awaitEvent(
                "a message of " + from + " is kept from " + user,
                LIMIT,
                event -> event.node().equals(user)
                        && event.decided().filter(kept).isPresent());
    }

    @Then("{user} sees a {lock} on the chat with {user}")
    public void sees(String user, String icon, String other) {
        shows(
                user,
                icon,
                stage.perform(LockVerbs.LOCK, ClientVerbs.CLIENT, user, LockVerbs.WITH, other)
                        .icon());
    }

    @Then("{user} sees a {lock} on group chats")
    public void seesInRooms(String user, String icon) {
        shows(
                user,
                icon,
                stage.perform(LockVerbs.LOCK, ClientVerbs.CLIENT, user).icon());
    }

    private static void shows(String user, String wanted, String icon) {
        if (!icon.equals(wanted)) {
            throw new AssertionError(user + " sees: " + icon);
        }
    }

    @ParameterType("lock|padlock")
    public String lock(String word) {
        return word;
    }
}

package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.uclab.client.phone.call.CallState;
import org.uclab.control.live.ApplicationVerbs;
import org.uclab.control.live.ApplicationVerbs.ControlView;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.PhoneVerbs;
import org.uclab.control.verb.Verb;
import org.uclab.lab.model.Zone;

/** Phones on desks, and applications that control phones. A user has one desk phone. */
public final class DeskPhoneSteps {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Stage stage;
    private final SoundSteps sound;
    private final PhoneSteps phones;

    public DeskPhoneSteps(Stage stage) {
        this.stage = stage;
        this.sound = new SoundSteps(stage);
        this.phones = new PhoneSteps(stage);
    }

    private static String desk(String user) {
        return user + " desk";
    }

    @When("the desk phone {string} of {user} is plugged in {zone}, with files from {host}")
    public void pluggedIn(String device, String user, Zone zone, HostView files) {
        stage.beside(stage.perform(
                ClientVerbs.LAUNCH,
                ClientVerbs.USER,
                user,
                ClientVerbs.FROM,
                zone.name(),
                ClientVerbs.NAME,
                desk(user),
                ClientVerbs.SETTINGS,
                Map.of("codecs", "PCMU")));
        stage.perform(
                PhoneVerbs.PLUG_IN,
                ClientVerbs.CLIENT,
                desk(user),
                PhoneVerbs.DEVICE,
                device,
                PhoneVerbs.FILES,
                files.name());
    }

    @Then("the desk phone of {user} is registered at {host}")
    public void registered(String user, HostView host) {
        phones.registeredAt(desk(user), host);
    }

    @Then("the desk phone of {user} was granted {int} seconds")
    public void granted(String user, int seconds) {
        stage.awaitEvent(
                "the desk phone of " + user + " was granted " + seconds + " s",
                LIMIT,
                event -> event.node().equals(desk(user))
                        && event.decided()
                                .filter(Stage.CLIENT.because(
                                        "phone registration", "for " + seconds + " s, a new registration there"))
                                .isPresent());
    }

    @Then("the desk phone of {user} is connected")
    public void connected(String user) {
        shows(user, CallState.CONNECTED);
    }

    @Then("the desk phone of {user} holds its call")
    public void held(String user) {
        shows(user, CallState.HELD);
    }

    private void shows(String user, CallState state) {
        phones.require(desk(user), state.name().toLowerCase(Locale.ROOT));
    }

    @Then("{user} hears the desk phone of {user}")
    public void hears(String user, String other) {
        sound.hears(user, desk(other));
    }

    @Then("the desk phone of {user} hears {user}")
    public void heard(String user, String other) {
        sound.hears(desk(user), other);
    }

    @When("an application {zone} signs in to CTI of {host} as {user}")
    public void signsIn(Zone zone, HostView host, String user) {
        done(stage.perform(
                ApplicationVerbs.SIGN_IN,
                ApplicationVerbs.USER,
                user,
                ApplicationVerbs.HOST,
                host.name(),
                ApplicationVerbs.FROM,
                zone.name()));
    }

    @When("the application has {string} call {string}")
    public void calls(String device, String number) {
        done(call(device, number));
    }

    @When("the application has {string} answer")
    public void answers(String device) {
        done(control(ApplicationVerbs.ANSWER, device));
    }

    @When("the application has {string} hang up")
    public void hangsUp(String device) {
        done(control(ApplicationVerbs.HANG_UP, device));
    }

    @Then("calling {string} with {string} is refused to the application: {string}")
    public void refused(String number, String device, String why) {
        ControlView call = call(device, number);
        if (call.done() || !call.refused().contains(why)) {
            throw new AssertionError("wanted a refusal: " + why + ", got " + call);
        }
    }

    private ControlView call(String device, String number) {
        return stage.perform(
                ApplicationVerbs.CALL,
                ApplicationVerbs.APPLICATION,
                ApplicationVerbs.NAME_DEFAULT,
                ApplicationVerbs.DEVICE,
                device,
                ApplicationVerbs.NUMBER,
                number);
    }

    private ControlView control(Verb<LiveLab, ControlView> verb, String device) {
        return stage.perform(
                verb, ApplicationVerbs.APPLICATION, ApplicationVerbs.NAME_DEFAULT, ApplicationVerbs.DEVICE, device);
    }

    private static void done(ControlView control) {
        if (!control.done()) {
            throw new AssertionError("the application was refused: " + control.refused());
        }
    }
}

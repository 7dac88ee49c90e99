package org.uclab.features.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.uclab.client.cti.CtiApplication;
import org.uclab.client.phone.call.CallState;
import org.uclab.client.phone.call.Wish;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.PhoneVerbs;
import org.uclab.lab.model.Zone;
import org.uclab.lab.wire.Endpoint;

/** Phones on desks, and applications that control phones. A user has one desk phone. */
public final class DeskPhoneSteps {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Stage stage;
    private final SoundSteps sound;
    private final PhoneSteps phones;
    private CtiApplication application;

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
        Endpoint at = stage.names().port(host, "cti").published();
        application = CtiApplication.at(at, stage.stranger(zone.name()), LIMIT)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        done(application.signIn(user, stage.passwordOf(user)));
    }

    @When("the application has {string} call {string}")
    public void calls(String device, String number) {
        done(application.want(device, Wish.DIAL, number));
    }

    @When("the application has {string} answer")
    public void answers(String device) {
        done(application.want(device, Wish.ANSWER, ""));
    }

    @When("the application has {string} hang up")
    public void hangsUp(String device) {
        done(application.want(device, Wish.HANG_UP, ""));
    }

    @Then("calling {string} with {string} is refused to the application: {string}")
    public void refused(String number, String device, String why) {
        Optional<String> refused = said(application.want(device, Wish.DIAL, number));
        if (refused.filter(text -> text.contains(why)).isEmpty()) {
            throw new AssertionError("wanted a refusal: " + why + ", got " + refused);
        }
    }

    private static Optional<String> said(CompletableFuture<Optional<String>> answer) {
        return answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void done(CompletableFuture<Optional<String>> answer) {
        said(answer).ifPresent(why -> {
            throw new AssertionError("the application was refused: " + why);
        });
    }
}

package org.uclab.features.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.uclab.client.ProductMode;
import org.uclab.control.live.Cast;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.ClientView.ResultView;
import org.uclab.control.live.HostView;
import org.uclab.control.live.SetupVerbs;
import org.uclab.features.Unplayable;
import org.uclab.lab.check.Checkers;
import org.uclab.lab.history.Decision;
import org.uclab.lab.model.Zone;

/** Signing in, and what the client decided on the way. */
public final class SignInSteps {

    /** How long a client may take to sign in by itself, lab time. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Stage stage;

    public SignInSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{user} signs in from {zone}")
    public void signsIn(String user, Zone zone) {
        stage.signIn(user, stage.addressOf(user), zone.name(), stage.passwordOf(user));
    }

    @When("{user} signs in from {zone} with the password {string}")
    public void signsInWith(String user, Zone zone, String password) {
        stage.signIn(user, stage.addressOf(user), zone.name(), password);
    }

    /** With another spelling of the user's address. */
    @When("{user} signs in from {zone} as {string}")
    public void signsInAs(String user, Zone zone, String address) {
        stage.signIn(user, address, zone.name(), stage.passwordOf(user));
    }

    @When("somebody types {string} on a client {zone}")
    public void types(String address, Zone zone) {
        stage.signIn(Cast.SOMEBODY, address, zone.name(), "whatever");
    }

    @When("{user} signs in again with the same client")
    public void signsInAgain(String user) {
        stage.signInAgain(user);
    }

    @When("{user} signs out")
    public void signsOut(String user) {
        stage.perform(ClientVerbs.SIGN_OUT, ClientVerbs.CLIENT, user);
    }

    @Then("{user} is signed in inside")
    public void isInside(String user) {
        require(signedIn(user).location().equals("inside"), user, "inside");
    }

    @Then("{user} is signed in outside through {host}")
    public void isOutside(String user, HostView edge) {
        ResultView result = signedIn(user);
        require(
                result.location().equals("outside") && result.edge().equals(edge.name()),
                user,
                "outside through " + edge.name());
    }

    @Then("{user} is told that the user name or password is not correct")
    public void wrongCredentials(String user) {
        kind(user, "wrong-credentials");
    }

    @Then("{user} is asked for manual settings")
    public void manualSettings(String user) {
        kind(user, "manual-settings-needed");
    }

    @Then("{user} is told that the server cannot be reached")
    public void failed(String user) {
        kind(user, "failed");
    }

    @Then("{user} is told that the user was not found")
    public void userNotFound(String user) {
        kind(user, "user-not-found");
    }

    @Then("{user} is told that the release is not supported")
    public void unsupported(String user) {
        kind(user, "unsupported");
    }

    @Then("{user} is in {mode}")
    public void mode(String user, ProductMode mode) {
        require(signedIn(user).mode().equals(mode.toString()), user, mode.toString());
    }

    @ParameterType("full UC|IM only|phone mode")
    public ProductMode mode(String words) {
        return switch (words) {
            case "full UC" -> ProductMode.FULL_UC;
            case "IM only" -> ProductMode.IM_ONLY;
            default -> ProductMode.PHONE_MODE;
        };
    }

    @Then("{user} is asked for the credentials of {string}")
    public void credentialsNeeded(String user, String service) {
        kind(user, "credentials-needed");
        require(stage.result(user).service().equals(service), user, service);
    }

    @Then("the configuration of {user} came from {host}")
    public void tftpServer(String user, HostView host) {
        require(isIt(signedIn(user).tftp(), host), user, "files from " + host.name());
    }

    @Then("the user data of {user} came from {host}")
    public void udsServer(String user, HostView host) {
        require(isIt(signedIn(user).uds(), host), user, "user data from " + host.name());
    }

    /** Whether that full or short name is the host's. */
    private static boolean isIt(String name, HostView host) {
        return host.name().equals(name) || (!name.isEmpty() && host.name().startsWith(name + "."));
    }

    @Then("the device of {user} is {string}")
    public void device(String user, String name) {
        require(signedIn(user).device().equals(name), user, name);
    }

    @Then("the client of {user} decided on {string}: {string}")
    public void decided(String user, String subject, String outcome) {
        decided(user, subject, subject + ": " + outcome, () -> Stage.CLIENT.decided(subject, outcome));
    }

    @Then("the client of {user} decided on {string}: {string}, because {string}")
    public void decidedBecause(String user, String subject, String outcome, String reason) {
        decided(
                user,
                subject,
                subject + ": " + outcome + " (" + reason + ")",
                () -> Stage.CLIENT.decided(subject, outcome, reason));
    }

    private void decided(String user, String subject, String words, Supplier<Predicate<Decision>> wanted) {
        stage.client(user);
        stage.require(Checkers.decided(
                user, words, Unplayable.unlessWrong(wanted), Unplayable.unlessWrong(() -> Stage.CLIENT.on(subject))));
    }

    @Then("the client of {user} keeps:")
    public void keeps(String user, String store) {
        signedIn(user);
        String kept = stage.perform(SetupVerbs.KEEPS, ClientVerbs.CLIENT, user).text();
        if (!kept.equals(store)) {
            throw new AssertionError("wanted:\n" + store + "\ngot:\n" + kept);
        }
    }

    @Then("{user} takes {string} from {source}: {string}")
    public void takes(String user, String parameter, String source, String value) {
        signedIn(user);
        SetupVerbs.ParameterView got =
                stage.perform(SetupVerbs.TAKES, ClientVerbs.CLIENT, user, SetupVerbs.PARAMETER, parameter);
        require(
                got.value().equals(value) && got.source().equals(source),
                user,
                parameter + " from " + source + ", not " + got);
    }

    @ParameterType("the service profile|the configuration file|the default")
    public String source(String words) {
        return switch (words) {
            case "the service profile" -> "service-profile";
            case "the configuration file" -> "configuration-file";
            default -> "default";
        };
    }

    @Then("the client of {user} decided on {string} because {string}")
    public void decidedBecause(String user, String subject, String reason) {
        decided(user, subject, subject + " because " + reason, () -> Stage.CLIENT.because(subject, reason));
    }

    @Then("the client of {user} passed no server over")
    public void noFailOver(String user) {
        stage.client(user);
        stage.requireNever(
                "no fail-over",
                event -> event.node().equals(user)
                        && event.decided()
                                .filter(decision -> decision.kind() == Decision.Kind.PASSED_OVER)
                                .isPresent());
    }

    private ResultView signedIn(String user) {
        stage.settledResult(user, LIMIT);
        kind(user, "signed-in");
        return stage.result(user);
    }

    private void kind(String user, String kind) {
        require(stage.result(user).kind().equals(kind), user, kind);
    }

    private void require(boolean holds, String user, String wanted) {
        if (!holds) {
            throw new AssertionError("wanted " + wanted + " for " + user + ", got: "
                    + stage.result(user).text());
        }
    }
}

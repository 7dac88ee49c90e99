package org.uclab.features.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.FaultVerbs;
import org.uclab.control.live.HostView;
import org.uclab.control.live.LabVerbs;
import org.uclab.features.Unplayable;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Decision;
import org.uclab.scenarios.Systems;

/** Worlds, power and faults. */
public final class WorldSteps {

    private final Stage stage;

    public WorldSteps(Stage stage) {
        this.stage = stage;
    }

    @Given("the world {string}")
    public void theWorld(String world) {
        stage.open(world, OptionalDouble.empty());
    }

    @Given("the world {string} where {int} lab second(s) pass in a second")
    public void theWorldScaled(String world, int scale) {
        stage.open(world, OptionalDouble.of(scale));
    }

    @When("{host} loses power")
    public void losesPower(HostView host) {
        stage.perform(LabVerbs.POWER_OFF, LabVerbs.HOST, host.name());
    }

    @When("{host} has power again")
    public void hasPowerAgain(HostView host) {
        stage.powerUp(host.name());
    }

    @When("{host} is paused")
    public void isPaused(HostView host) {
        stage.perform(LabVerbs.PAUSE, LabVerbs.HOST, host.name());
    }

    @When("{host} goes on")
    public void goesOn(HostView host) {
        stage.perform(LabVerbs.RESUME, LabVerbs.HOST, host.name());
    }

    @When("{service} of {host} is stopped")
    public void isStopped(String service, HostView host) {
        stage.perform(LabVerbs.STOP_SERVICE, LabVerbs.HOST, host.name(), LabVerbs.SERVICE, service);
    }

    @When("{service} of {host} is started")
    public void isStarted(String service, HostView host) {
        stage.perform(LabVerbs.START_SERVICE, LabVerbs.HOST, host.name(), LabVerbs.SERVICE, service);
    }

    @When("{int} lab second(s) pass(es) in a second from now on")
    public void scaled(int scale) {
        stage.perform(ClockVerbs.SET, ClockVerbs.SCALE, scale);
    }

    @When("lab time stands still")
    public void held() {
        stage.perform(ClockVerbs.PAUSE);
    }

    @When("lab time goes on")
    public void released() {
        stage.perform(ClockVerbs.RESUME);
    }

    @When("lab time moves on by {int} second(s)")
    public void stepped(int seconds) {
        stage.perform(ClockVerbs.STEP, ClockVerbs.SECONDS, seconds);
    }

    /** All traversal links of a node that got its power back stand again. */
    @Then("{host} is linked to {host} within {int} lab seconds")
    public void isLinked(HostView edge, HostView core, int seconds) {
        Duration limit = Duration.ofSeconds(seconds);
        for (String plane : List.of("traversal-https", "traversal-xmpp", "traversal-sip")) {
            Predicate<Decision> link = Stage.NODES.decided(plane + " " + core.name(), "linked");
            boolean linked = stage.heard()
                    .await(
                            stage.poweredUpAt(),
                            stage.limit(limit),
                            event -> event.node().equals(edge.name())
                                    && event.decided().filter(link).isPresent())
                    .isPresent();
            if (!linked) {
                throw new AssertionError(plane + " of " + edge.name() + " did not come back in " + limit);
            }
        }
    }

    /** A fault as {@code ./uclab faults} lists it. */
    @ParameterType("\"([^\"]*)\"")
    public Fault fault(String text) {
        return Unplayable.unlessWrong(() -> Systems.faults().parse(text));
    }

    /** {@code SERVICE of HOST}, or {@code HOST} for the faults of a whole host. */
    @ParameterType("[^\\s,]+ of [^\\s,]+|[^\\s,]+")
    public Where place(String text) {
        return Unplayable.unlessWrong(() -> Where.parse(text));
    }

    /** When a fault bites, in the words of {@code ./uclab faults --help}. */
    @ParameterType(".+")
    public Trigger when(String text) {
        return Unplayable.unlessWrong(() -> Trigger.parse(text));
    }

    @When("the fault {fault} at {place}")
    public void armed(Fault fault, Where place) {
        armedWhen(fault, place, Trigger.always());
    }

    @When("the fault {fault} at {place}, {when}")
    public void armedWhen(Fault fault, Where place, Trigger when) {
        stage.arm(fault, place, when);
    }

    /** Where others call the host of that client. */
    @When("the fault {fault} at {word} of the client of {user}")
    public void armedAtClient(Fault fault, String service, String user) {
        stage.require(user);
        stage.arm(fault, Where.port(user, service), Trigger.always());
    }

    @When("all faults are healed")
    public void healed() {
        stage.perform(FaultVerbs.HEAL_ALL);
    }
}

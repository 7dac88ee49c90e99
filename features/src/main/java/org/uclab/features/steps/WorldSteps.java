package org.uclab.features.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.Systems;

/** Worlds, power and faults. */
public final class WorldSteps {

    private final Stage stage;

    public WorldSteps(Stage stage) {
        this.stage = stage;
    }

    @Given("the world {string}")
    public void theWorld(String world) throws WorldException {
        stage.open(world, 1);
    }

    @Given("the world {string} where {int} lab second(s) pass in a second")
    public void theWorldScaled(String world, int scale) throws WorldException {
        stage.open(world, scale);
    }

    @When("{word} loses power")
    public void losesPower(String host) {
        stage.bench().stop(host);
    }

    @When("{word} has power again")
    public void hasPowerAgain(String host) {
        stage.powerUp(host);
    }

    @Then("{word} is linked to {word} within {int} lab seconds")
    public void isLinked(String edge, String core, int seconds) {
        stage.awaitLinks(edge, core, Duration.ofSeconds(seconds));
    }

    @When("the fault {string} at {word} of {word}")
    public void fault(String fault, String service, String host) {
        stage.arm(Systems.faults().parse(fault), host, service, Trigger.always(), Map.of());
    }

    @When("the fault {string} at {word} of {word}, the first {int} time(s)")
    public void faultFirst(String fault, String service, String host, int times) {
        stage.arm(Systems.faults().parse(fault), host, service, Trigger.first(times), Map.of());
    }

    @When("the fault {string} at {word} of {word} where {word} is {string}")
    public void faultWhere(String fault, String service, String host, String attribute, String value) {
        stage.arm(Systems.faults().parse(fault), host, service, Trigger.always(), Map.of(attribute, value));
    }

    @When("the fault {string} at {word} of {word} where {word} is {string}, the first {int} time(s)")
    public void faultWhereFirst(String fault, String service, String host, String attribute, String value, int times) {
        stage.arm(Systems.faults().parse(fault), host, service, Trigger.first(times), Map.of(attribute, value));
    }

    @When("all faults are healed")
    public void healed() {
        stage.bench().faults().healAll();
    }
}

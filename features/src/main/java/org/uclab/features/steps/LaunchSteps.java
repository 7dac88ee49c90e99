package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.uclab.control.live.Cast;
import org.uclab.control.live.ClockVerbs;
import org.uclab.control.live.HostView;
import org.uclab.features.Unplayable;
import org.uclab.lab.model.Zone;

/** What kind of client somebody has, and what becomes of it between two sign-ins. */
public final class LaunchSteps {

    private static final List<String> HEADING = List.of("setting", "value");

    private final Stage stage;

    public LaunchSteps(Stage stage) {
        this.stage = stage;
    }

    /** Rows of setting and value, as {@code ./uclab steps} lists them; the heading is {@code setting | value}. */
    @Given("{user} has a client with:")
    public void hasClientWith(String user, DataTable table) {
        List<List<String>> rows = table.asLists();
        if (!rows.get(0).equals(HEADING)) {
            throw new Unplayable("the heading of the table is: | setting | value |");
        }
        rows.stream().skip(1).forEach(row -> stage.set(user, row.get(0), stage.addressed(row.get(1))));
    }

    @When("{int} clients of {user} sign in from {zone}, each with a seed of its own")
    public void manySignIn(int clients, String user, Zone zone) {
        stage.discovered().signIn(stage, user, zone.name(), clients);
    }

    @Then("{int} to {int} of these clients went to {host}")
    public void shareOf(int least, int most, HostView host) {
        long share = stage.discovered().wentTo(host.name());
        if (share < least || share > most) {
            throw new AssertionError("wanted " + least + " to " + most + " to go to " + host.name() + ", got " + share);
        }
    }

    @When("{user} launches the client again")
    public void launchesAgain(String user) {
        stage.launchAgain(user, stage.addressOf(user), stage.passwordOf(user));
    }

    /** With another spelling of the user's address, or the user alone. */
    @When("{user} launches the client again as {string}")
    public void launchesAgainAs(String user, String address) {
        stage.launchAgain(user, address, stage.passwordOf(user));
    }

    @When("somebody types {string} on the same client, launched again")
    public void typesAgain(String address) {
        stage.launchAgain(Cast.SOMEBODY, address, "whatever");
    }

    @When("{user} moves {zone} and launches the client again")
    public void moves(String user, Zone zone) {
        stage.move(user, zone.name());
    }

    @When("{int} lab seconds pass")
    public void pass(int seconds) {
        stage.perform(ClockVerbs.WAIT, ClockVerbs.SECONDS, (double) seconds);
    }
}

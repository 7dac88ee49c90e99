package org.uclab.features.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.uclab.control.live.ClientVerbs;
import org.uclab.control.live.PageVerbs;
import org.uclab.control.live.PageVerbs.TabView;
import org.uclab.features.Unplayable;

/** Custom tabs, problem reports, and meetings in a browser. */
public final class PageSteps {

    private static final List<String> HEADING = List.of("tab", "shown");

    private final Stage stage;

    public PageSteps(Stage stage) {
        this.stage = stage;
    }

    /** All of them, in the order of the configuration file. */
    @Then("{user} has the custom tabs:")
    public void has(String user, DataTable table) {
        List<List<String>> rows = table.asLists();
        if (!rows.get(0).equals(HEADING)) {
            throw new Unplayable("the heading of the table is: | tab | shown |");
        }
        stage.require(user);
        List<TabView> tabs = stage.perform(PageVerbs.TABS, ClientVerbs.CLIENT, user);
        List<List<String>> got = tabs.stream()
                .map(tab -> List.of(tab.tab(), tab.shown() ? "yes" : "no"))
                .toList();
        if (!got.equals(rows.subList(1, rows.size()))) {
            throw new AssertionError("got " + tabs);
        }
    }

    @Then("{user} reports the problem {string}")
    public void reports(String user, String problem) {
        stage.require(user);
        PhoneDeeds.does(stage, user, PageVerbs.REPORT, PageVerbs.PROBLEM, problem);
    }

    @Then("the report of {user} on the problem {string} cannot be sent: {string}")
    public void cannotBeSent(String user, String problem, String why) {
        stage.require(user);
        PhoneDeeds.refuses(stage, user, PageVerbs.REPORT, PageVerbs.PROBLEM, problem, why);
    }

    @When("{user} saves a copy of the problem report")
    public void saves(String user) {
        stage.require(user);
        stage.perform(PageVerbs.SAVE, ClientVerbs.CLIENT, user);
    }

    @Then("{user} joins the meeting {string}")
    public void joins(String user, String meeting) {
        stage.require(user);
        PhoneDeeds.does(stage, user, PageVerbs.JOIN, PageVerbs.MEETING, meeting);
    }

    @Then("{user} cannot join the meeting {string}: {string}")
    public void cannotJoin(String user, String meeting, String why) {
        stage.require(user);
        PhoneDeeds.refuses(stage, user, PageVerbs.JOIN, PageVerbs.MEETING, meeting, why);
    }
}
